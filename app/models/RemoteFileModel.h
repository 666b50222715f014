// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FolderView.h"
#include "models/SyncBadges.h"

#include <QAbstractItemModel>
#include <QPointer>

#include <memory>

namespace quire::models {

class FolderCache;

/// A folder of a machine as a tree: what was last seen of it at once, what the machine says now as soon as it answers.
/// Folders below are asked for when they are first opened. Sorting, filtering and comparing happen on workers, so
/// 100,000 entries cost the UI thread next to nothing. A listing that fails changes nothing.
class RemoteFileModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, SizeColumn, ModifiedColumn, SyncColumn, ColumnCount };
    enum Role {
        PathRole = Qt::UserRole, ///< QString, RemotePath::toString().
        KindRole,                ///< int, FileEntry::Kind.
        LinkRole,                ///< bool
        HiddenRole,              ///< bool
        BadgeRole,               ///< int, SyncBadge.
    };

    explicit RemoteFileModel(QObject *parent = nullptr);
    ~RemoteFileModel() override;

    /// Where listings are kept; null keeps none.
    void setCache(std::shared_ptr<const FolderCache> cache) { m_cache = std::move(cache); }
    /// Not owned; null shows no badges.
    void setBadges(SyncBadges *badges);
    /// Shows `folder` of `source` (not owned; null shows nothing) and asks for it.
    void setFolder(FolderSource *source, const RemotePath &folder);
    FolderSource *source() const { return m_source; }
    const RemotePath &folder() const;

    /// Lists `folder` again if it is shown. Rows that stay keep their indexes.
    void refresh(const RemotePath &folder);
    /// Lists every folder that was opened again.
    void refreshAll();
    /// Whether what is shown is what the machine said, rather than what was last seen.
    bool isFresh() const;

    const FolderOrder &order() const { return m_order; }
    void setFilter(const QString &filter);
    void setShowsHidden(bool shows);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    /// Entries of the folder itself that the filter or being hidden keeps from being shown.
    qsizetype leftOut() const;
    /// As wide as times become, for columns.
    static QString sampleTime();

    /// Of a valid index.
    const FileEntry &entry(const QModelIndex &index) const;
    QModelIndex indexOf(const RemotePath &path) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Asks for another name by renameRequested().
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QModelIndexList match(const QModelIndex &start, int role, const QVariant &value, int hits,
                          Qt::MatchFlags flags) const override;

Q_SIGNALS:
    void loadingChanged(bool isLoading);
    /// What the machine said of this folder is shown now.
    void listed(const quire::RemotePath &folder);
    /// This folder could not be listed.
    void failed(const quire::RemotePath &folder, const quire::Error &error);
    void renameRequested(const quire::RemotePath &path, const QString &name);

protected:
    QStringList mimeTypes() const override;
    bool canDropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                         const QModelIndex &parent) const override;
    Qt::DropActions supportedDropActions() const override { return Qt::CopyAction | Qt::MoveAction; }
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool canFetchMore(const QModelIndex &parent) const override;

private:
    struct Folder;

    Folder *folderOf(const QModelIndex &index) const;
    Folder *find(const RemotePath &path) const;
    Folder *childFolder(Folder *parent, int row);
    QModelIndex indexOf(const Folder *folder) const;
    void open(Folder *folder);
    void load(Folder *folder);
    void showCached(Folder *folder);
    void take(Folder *folder, QList<FileEntry> entries);
    void arrange(Folder *folder, const FolderView::Entries &entries, bool isFresh);
    void arrangeAll();
    static FolderChange prepare(const FolderView::Entries &entries, const FolderOrder &order,
                                const FolderView::Pointer &before, const std::shared_ptr<const FolderCache> &cache,
                                const QString &source, const RemotePath &path);
    void apply(Folder *folder, const FolderChange &change);
    void reorder(Folder *folder, const std::vector<int> &to);
    void dropFoldersThatWent(Folder *folder);
    FolderOrder orderOf(const Folder &folder) const;
    QVariant text(const FileEntry &entry, int column) const;
    QString toolTip(const FileEntry &entry) const;
    SyncBadge badge(const FileEntry &entry) const;
    void badgesChanged(const QString &source, const QList<RemotePath> &folders);
    void countLoading(int change);

    QPointer<FolderSource> m_source;
    QMetaObject::Connection m_reach;
    QPointer<SyncBadges> m_badges;
    std::shared_ptr<const FolderCache> m_cache;
    FolderOrder m_order;
    std::unique_ptr<Folder> m_root;
    int m_loading = 0;
    quint64 m_generation = 0; ///< Answers for an earlier source or folder are dropped.
};

} // namespace quire::models
