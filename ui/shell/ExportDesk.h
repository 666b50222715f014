// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "export/ExportFormats.h"
#include "notebook/Notebook.h"
#include "session/NotebookRef.h"
#include "ui/export/ExportDialog.h"

#include <QObject>

class QMenu;

namespace quire::models {
struct FileEntry;
}

namespace quire::session {
class Workspace;
}

namespace quire::ui {

class FileBrowser;
class NotebookPage;
class NotificationBar;

/// "Export Notebook As": what is on the screen, or a notebook of the file browser, becomes a file of this computer.
class ExportDesk : public QObject
{
    Q_OBJECT

public:
    /// All outlive it; dialogs belong to `window`.
    ExportDesk(session::Workspace *workspace, NotificationBar *notifications, QWidget *window);

    const QList<exporting::ExportFormat> &formats() const { return m_formats.all(); }
    /// As it is on the screen, unsaved edits too: asks where, no more.
    void exportPage(NotebookPage *page, const QString &format);
    /// Asks for everything.
    void askAll(NotebookPage *page);
    /// Adds the formats to the menu of notebooks in `browser`, which outlives this.
    void offerIn(FileBrowser *browser);

private:
    /// A notebook to export, and who reads the files beside it.
    struct Subject
    {
        notebook::Notebook notebook = {};
        QString name = {}; ///< Without ending.
        QString folder = {};
        bool isTrusted = false;
        std::function<Reply<QByteArray>(const QString &path)> read = {};
    };

    Subject subjectOf(NotebookPage *page) const;
    QList<ExportChoice> choicesFor(const notebook::Notebook &notebook) const;
    void fill(FileBrowser *browser, QMenu *menu, const models::FileEntry &entry);
    void exportFile(const session::NotebookRef &ref, const QString &format);
    void askWhere(const Subject &subject, const QString &format);
    void start(const Subject &subject, const ExportWish &wish);

    session::Workspace *m_workspace;
    NotificationBar *m_notifications;
    QWidget *m_window;
    exporting::ExportFormats m_formats{exporting::ExportFormats::installed()};
    QString m_lastFolder;
};

} // namespace quire::ui
