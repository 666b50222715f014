// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "jupyter/Contents.h"
#include "ui/kit/Icons.h"

#include <QModelIndex>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolBar;
class QTreeView;

namespace quire::models {
class RemoteFileModel;
}

namespace quire::ui {

class NotificationBar;

/// The disk of one machine: a tree to open, create, rename and delete in. Full keyboard, as in a file manager.
class FileBrowser : public QWidget
{
    Q_OBJECT

public:
    explicit FileBrowser(const Icons &icons, QWidget *parent = nullptr);

    /// Shows the files behind `contents`; null shows `hint` instead, e.g. why there is nothing yet.
    void setContents(jupyter::Contents *contents, const QString &machineName, const QString &hint = {});
    void refresh();
    /// Makes something in the selected folder.
    void create(jupyter::Contents::NewKind kind, const QString &extension = {});
    models::RemoteFileModel *model() const { return m_model; }

Q_SIGNALS:
    void openRequested(const quire::jupyter::ContentsEntry &entry);
    void renamed(const quire::RemotePath &from, const quire::RemotePath &to);
    void removed(const quire::RemotePath &path);

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    QAction *addAction(const QString &id, const QIcon &icon, const QString &text, const QKeySequence &key = {});
    void buildActions(const Icons &icons);
    void buildTree();
    void connectModel();
    void openSelected();
    void askToDelete();
    void deleteAsked();
    void copyPath();
    void updateActions();
    void reveal();
    QModelIndexList selectedRows() const;

    models::RemoteFileModel *m_model;
    QTreeView *m_tree;
    QLabel *m_machine;
    QLabel *m_hint;
    QToolBar *m_toolbar;
    QProgressBar *m_progress;
    NotificationBar *m_notifications;
    QAction *m_open = nullptr;
    QAction *m_rename = nullptr;
    QAction *m_delete = nullptr;
    QAction *m_copyPath = nullptr;
    QList<QPersistentModelIndex> m_toDelete;
    RemotePath m_toReveal;
};

} // namespace quire::ui
