// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FilePreview.h"
#include "ui/kit/Icons.h"
#include "ui/output/OutputRegistry.h"
#include "ui/output/OutputStack.h"
#include "ui/output/PictureLoader.h"

#include <QDialog>
#include <QPointer>

class QLabel;
class QProgressBar;
class QScrollArea;
class QStackedWidget;
class QTextBrowser;

namespace quire::ui {

class DelimitedView;
class OutputView;
class Theme;

/// A glance at a file without opening it. Arrow keys ask for the next file, Space and Escape close, Enter opens. Only
/// the beginning of large files is fetched, and nothing in them runs.
class QuickLook : public QDialog
{
    Q_OBJECT

public:
    /// `theme` outlives it.
    QuickLook(const Theme *theme, const Icons &icons, QWidget *parent = nullptr);
    ~QuickLook() override;

    /// Shows `entry` of `source` as soon as it is read; what was shown goes.
    void look(const models::FileEntry &entry, models::FolderSource *source);

Q_SIGNALS:
    /// The file below (1) or above (-1) is wanted.
    void stepRequested(int step);
    void openRequested(const quire::models::FileEntry &entry, quire::models::FolderSource *source);
    /// What look() was asked for is shown.
    void shown();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makeOutput();
    void buildLayout();
    void describe();
    void present(const models::FilePreview &preview);
    void showMessage(const QString &text);
    void fit();

    const Theme *m_theme;
    Icons m_icons;
    PictureLoader m_pictures;
    OutputRegistry m_registry;
    OutputStack m_stack;
    OutputView *m_view = nullptr;
    QScrollArea *m_scroll = nullptr;
    QStackedWidget *m_forms;
    QTextBrowser *m_text;
    DelimitedView *m_table;
    QLabel *m_message;
    QLabel *m_title;
    QLabel *m_facts;
    QProgressBar *m_progress;
    models::FileEntry m_entry;
    QPointer<models::FolderSource> m_source;
    QString m_note;
    quint64 m_generation = 0; ///< Answers for an earlier file are dropped.
};

} // namespace quire::ui
