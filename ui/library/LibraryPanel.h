// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/Library.h"
#include "models/LibraryModel.h"
#include "ui/kit/Icons.h"

#include <QWidget>

class QBoxLayout;
class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QMenu;
class QToolButton;

namespace quire::ui {

class LibraryDelegate;
class NotificationBar;
class Theme;

/// The offline library: a search field, the entries as lines or cards, and what is found in them with its places. Enter
/// opens, Delete takes out of the library; files and folders are added by dropping them.
class LibraryPanel : public QWidget
{
    Q_OBJECT

public:
    /// `library` and `theme` outlive the panel.
    LibraryPanel(library::Library *library, const Theme *theme, const Icons &icons, QWidget *parent = nullptr);

    NotificationBar *notifications() const { return m_notifications; }
    /// Looks for `text`.
    void search(const QString &text);
    void addFilesDialog();
    void addFolderDialog();

Q_SIGNALS:
    /// `place`: see library::Place; `words` are what was looked for, empty when nothing was.
    void openRequested(const quire::library::Entry &entry, const QString &place, const QString &words);
    void folderRequested(const QString &file);

protected:
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLayout *makeHeader(const Icons &icons);
    QLayout *makeChoices();
    void buildList(const Icons &icons);
    void setGrid(bool isGrid);
    void choose();
    void fillFilter();
    void showState();
    void open(const QModelIndex &index);
    QList<qint64> selected() const;
    void showMenu(const QPoint &position);
    void editTags();
    void removeSelected();
    void askBeforeDeleting();
    void deleteFiles(const QList<qint64> &ids);
    void manageFolders(QMenu *menu);
    void add(const QStringList &paths);
    void showFailure(const Error &error);

    library::Library *m_library;
    const Theme *m_theme;
    models::LibraryModel *m_model;
    LibraryDelegate *m_delegate;
    NotificationBar *m_notifications;
    QLineEdit *m_search;
    QComboBox *m_sort;
    QComboBox *m_group;
    QComboBox *m_filter;
    QToolButton *m_grid;
    QListView *m_list;
    QLabel *m_empty;
    QLabel *m_status;
    QList<qint64> m_toDelete;
};

} // namespace quire::ui
