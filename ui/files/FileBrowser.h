// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FilePlace.h"
#include "models/RemoteFileModel.h"
#include "ui/files/FolderHistory.h"
#include "ui/kit/FileDrag.h"
#include "ui/kit/Icons.h"

#include <QUrl>
#include <QWidget>

#include <functional>
#include <memory>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QProgressBar;
class QToolButton;

namespace quire::models {
class FileOperations;
class FolderCache;
} // namespace quire::models

namespace quire::ui {

class FileActions;
class FileCommands;
class FileTree;
class NotificationBar;
class PathBar;
class PlaceBar;

/// The disk of one machine, or of several places of it: found, opened, made, named, moved, deleted. Full keyboard, as
/// in a good file manager. What needs other parts of the program is asked for by signals; commands nobody listens to
/// are not offered.
class FileBrowser : public QWidget
{
    Q_OBJECT

public:
    /// A way to open a file, and what people call it.
    struct Opener
    {
        QString id;
        QString label;
    };

    explicit FileBrowser(const Icons &icons, QWidget *parent = nullptr);
    ~FileBrowser() override;

    /// Shows these places of a machine: where one was when it was last shown, else the first one. Without any, `hint`
    /// says why. Folders "storage" and "datasets" in the root of the first place are offered as places of their own.
    void setPlaces(const QList<models::FilePlace> &places, const QString &machineName, const QString &hint = {});
    /// Where listings are kept between runs; none by default.
    void setCache(std::shared_ptr<const models::FolderCache> cache);
    /// Not owned; null, or nothing to show, hides the column.
    void setBadges(models::SyncBadges *badges);
    /// Ways to open a file besides the usual one.
    void setOpeners(std::function<QList<Opener>(const models::FileEntry &entry)> openers)
    {
        m_openers = std::move(openers);
    }

    /// Fills in what others offer for what is selected and the folder meant, each time the menu is shown.
    using MenuFiller =
        std::function<void(QMenu *menu, const QList<models::FileEntry> &selection, const RemotePath &folder)>;
    void addToMenu(MenuFiller filler) { m_fillers.append(std::move(filler)); }
    /// A line about the folder, below its files. It becomes the browser's.
    void addFooter(QWidget *line);

    /// Goes to a folder of a place.
    void showFolder(const QString &place, const RemotePath &folder);
    /// Selects a file of the place shown, in its folder.
    void reveal(const RemotePath &path);
    void refresh();
    /// Lists `folder` of the source of that id again, where it is shown.
    void refreshFolder(const QString &source, const RemotePath &folder);
    /// Makes something in the selected folder.
    void create(models::FileEntry::Kind kind, const QString &suffix = {});

    models::RemoteFileModel *model() const { return m_model; }
    models::FolderSource *source() const { return m_model->source(); }
    /// Selects the row below (1) or above (-1) and looks at it.
    void lookAtNext(int step);
    /// What is selected.
    QList<models::FileEntry> selection() const;
    /// Brings files of another computer here when they are dragged, so that the desktop can take them.
    void setFetcher(
        std::function<Reply<QStringList>(models::FolderSource *source, QList<models::FileEntry> entries)> fetcher);
    /// What is done here, for others that show these files.
    models::FileOperations &operations();

    /// Says something in its bar.
    void say(const QString &text);

    /// How it is looked at: tree or list, sorting, columns, hidden files.
    QString saveState() const;
    void restoreState(const QString &state);

Q_SIGNALS:
    void openRequested(const quire::models::FileEntry &entry, quire::models::FolderSource *source);
    void openWithRequested(const quire::models::FileEntry &entry, quire::models::FolderSource *source,
                           const QString &opener);
    /// The person wants to look at it without opening it.
    void quickLookRequested(const quire::models::FileEntry &entry, quire::models::FolderSource *source);
    void renamed(const quire::RemotePath &from, const quire::RemotePath &to);
    void removed(const quire::RemotePath &path);
    void launcherRequested();
    void uploadRequested(const QList<QUrl> &files, quire::models::FolderSource *source,
                         const quire::RemotePath &folder);
    void downloadRequested(const QList<quire::models::FileEntry> &entries, quire::models::FolderSource *source);
    /// Files of another machine or place are to be copied (moved where `files.isCut`) to `folder`.
    void copyBetweenRequested(const quire::ui::FileDrag &files, quire::models::FolderSource *to,
                              const quire::RemotePath &folder);
    /// Another folder is shown; null: none.
    void folderChanged(const quire::models::FolderSource *source, const quire::RemotePath &folder);
    /// saveState() says something else now.
    void stateChanged();

protected:
    void contextMenuEvent(QContextMenuEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildHeader(QBoxLayout *column);
    void buildPathRow(QBoxLayout *column);
    void buildFilter(QBoxLayout *column);
    void buildActions();
    void addFileActions();
    void addViewActions();
    void addTransferActions();
    void buildMenus();
    void connectModel();
    void connectTree();
    void connectCommands();
    const models::FilePlace *place(const QString &id) const;
    void go(const FolderHistory::Spot &spot);
    void goUp();
    void goTyped(const QString &text);
    void findPlaces();
    void showPlaces();
    void showPath();
    void showState();
    void showColumns();
    void activate(const QModelIndex &index);
    void openSelected();
    void rename();
    void chooseFiles(bool isFolder);
    void showFilter(bool shows);
    void setIsList(bool isList);
    void showProperties();
    void quickLook();
    void updateActions();
    void listed(const RemotePath &folder);
    void revealPending();
    QMenu *openWithMenu(QWidget *parent);
    /// Where new things go: the folder that is selected, or the one the selection lies in.
    RemotePath targetFolder() const;
    QList<RemotePath> selectedPaths() const;

    Icons m_icons;
    models::RemoteFileModel *m_model;
    FileTree *m_tree;
    NotificationBar *m_notifications;
    FileCommands *m_commands;
    FileActions *m_actions;
    PlaceBar *m_placeBar;
    PathBar *m_path;
    QLabel *m_machine;
    QLabel *m_hint;
    QWidget *m_head = nullptr;
    QWidget *m_pathRow = nullptr;
    QLineEdit *m_filter;
    QProgressBar *m_progress;
    QToolButton *m_new = nullptr;
    QToolButton *m_upload = nullptr;
    QToolButton *m_more = nullptr;
    QList<models::FilePlace> m_given;
    QList<models::FilePlace> m_places; ///< With those that were found.
    QString m_place;
    FolderHistory m_history;
    QHash<QString, FolderHistory::Spot> m_left; ///< Where one was, by source.
    QPointer<models::SyncBadges> m_badges;
    std::function<QList<Opener>(const models::FileEntry &entry)> m_openers;
    QList<MenuFiller> m_fillers;
    QSet<RemotePath> m_expanded;
    QSet<int> m_hiddenColumns;
    RemotePath m_toReveal;
};

} // namespace quire::ui
