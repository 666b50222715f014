// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/RemoteFileModel.h"

#include "models/FolderCache.h"

#include <QLocale>
#include <QtConcurrentRun>

#include <algorithm>
#include <map>

namespace quire::models {

/// A folder that is, or was, open. What lies in it has no objects of its own, just rows.
struct RemoteFileModel::Folder
{
    enum class Load { No, Running, Done };

    RemotePath path;
    Folder *parent = nullptr;
    int row = 0;
    Load load = Load::No;
    bool isStale = false;  ///< Asked for again while it is being listed.
    bool isFresh = false;  ///< The machine said so.
    quint64 arranging = 0; ///< Number of the arrangement that counts.
    FolderView::Pointer view;
    std::vector<const FileEntry *> rows; ///< Into `view`, or for a moment into the one before.
    Reply<QList<FileEntry>> listing;
    FolderView::Entries entries; ///< The last ones, shown as soon as they are arranged.
    std::map<QString, std::unique_ptr<Folder>> folders;

    /// Nobody waits for its listing any more, nor for those below.
    void cancel()
    {
        listing.cancel();
        for (const auto &[name, child] : folders) {
            child->cancel();
        }
    }
};

RemoteFileModel::RemoteFileModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Folder>()) {}

RemoteFileModel::~RemoteFileModel() = default;

void RemoteFileModel::setFolder(FolderSource *source, const RemotePath &folder)
{
    beginResetModel();
    ++m_generation;
    m_root->cancel();
    if (m_source != source) {
        disconnect(m_reach);
        if (source) {
            m_reach = connect(source, &FolderSource::reachChanged, this, &RemoteFileModel::refreshAll);
        }
    }
    m_source = source;
    m_root = std::make_unique<Folder>();
    m_root->path = folder;
    endResetModel();
    countLoading(-m_loading);
    open(m_root.get());
}

const RemotePath &RemoteFileModel::folder() const
{
    return m_root->path;
}

bool RemoteFileModel::isFresh() const
{
    return m_root->isFresh;
}

void RemoteFileModel::open(Folder *folder)
{
    if (m_source && folder->load == Folder::Load::No) {
        showCached(folder);
        load(folder);
    }
}

/// Unless the machine was faster.
void RemoteFileModel::showCached(Folder *folder)
{
    if (!m_cache) {
        return;
    }
    const RemotePath path = folder->path;
    QtConcurrent::run([cache = m_cache, source = m_source->id(), path] {
        return cache->load(source, path);
    }).then(this, [this, path, generation = m_generation](const std::optional<QList<FileEntry>> &entries) {
        Folder *known = generation == m_generation ? find(path) : nullptr;
        if (known && entries && !known->entries) {
            arrange(known, std::make_shared<const QList<FileEntry>>(*entries), false);
        }
    });
}

void RemoteFileModel::load(Folder *folder)
{
    if (!m_source) {
        return;
    }
    if (folder->load == Folder::Load::Running) {
        folder->isStale = true;
        return;
    }
    folder->load = Folder::Load::Running;
    countLoading(1);
    const RemotePath path = folder->path;
    folder->listing = m_source->list(path);
    folder->listing.then(this, [this, path, generation = m_generation](Result<QList<FileEntry>> entries) {
        if (generation != m_generation) {
            return;
        }
        countLoading(-1);
        Folder *known = find(path);
        if (!known) {
            return;
        }
        known->load = Folder::Load::Done;
        if (std::exchange(known->isStale, false)) {
            load(known); // This answer may be older than the last change.
        } else if (entries) {
            take(known, std::move(*entries));
        } else {
            Q_EMIT failed(path, entries.error());
        }
    });
}

void RemoteFileModel::take(Folder *folder, QList<FileEntry> entries)
{
    arrange(folder, std::make_shared<const QList<FileEntry>>(std::move(entries)), true);
}

void RemoteFileModel::refresh(const RemotePath &path)
{
    Folder *folder = find(path);
    if (folder && folder->load != Folder::Load::No) {
        load(folder);
    }
}

void RemoteFileModel::refreshAll()
{
    QList<Folder *> open{m_root.get()};
    while (!open.isEmpty()) {
        Folder *folder = open.takeLast();
        for (const auto &[name, child] : folder->folders) {
            open.append(child.get());
        }
        if (folder == m_root.get() || folder->load != Folder::Load::No) {
            load(folder);
        }
    }
}

FolderOrder RemoteFileModel::orderOf(const Folder &folder) const
{
    FolderOrder order = m_order;
    for (const auto &[name, child] : folder.folders) {
        if (child->load != Folder::Load::No) {
            order.pinned.insert(name); // Or what lies in it would go as well.
        }
    }
    return order;
}

FolderChange RemoteFileModel::prepare(const FolderView::Entries &entries, const FolderOrder &order,
                                      const FolderView::Pointer &before,
                                      const std::shared_ptr<const FolderCache> &cache, const QString &source,
                                      const RemotePath &path)
{
    if (cache && (!before || *before->entries() != *entries)) {
        cache->store(source, path, *entries);
    }
    return FolderChange::between(before, std::make_shared<const FolderView>(entries, order));
}

/// Of several arrangements on their way the last one counts; each starts from what is shown.
void RemoteFileModel::arrange(Folder *folder, const FolderView::Entries &entries, bool isFresh)
{
    folder->entries = entries;
    folder->isFresh = folder->isFresh || isFresh;
    const RemotePath path = folder->path;
    const quint64 number = ++folder->arranging;
    QtConcurrent::run(&RemoteFileModel::prepare, entries, orderOf(*folder), folder->view, isFresh ? m_cache : nullptr,
                      m_source ? m_source->id() : QString(), path)
        .then(this, [this, path, number, generation = m_generation](const FolderChange &change) {
            Folder *known = generation == m_generation ? find(path) : nullptr;
            if (!known || known->arranging != number) {
                return;
            }
            apply(known, change);
            if (known->isFresh) {
                Q_EMIT listed(path);
            }
        });
}

void RemoteFileModel::arrangeAll()
{
    QList<Folder *> open{m_root.get()};
    while (!open.isEmpty()) {
        Folder *folder = open.takeLast();
        for (const auto &[name, child] : folder->folders) {
            open.append(child.get());
        }
        if (folder->entries) {
            arrange(folder, folder->entries, false);
        }
    }
}

void RemoteFileModel::apply(Folder *folder, const FolderChange &change)
{
    const QModelIndex parent = indexOf(folder);
    const FolderView &after = *change.after;
    if (!change.aside.empty()) {
        reorder(folder, change.aside);
    }
    if (change.gone > 0) {
        const auto last = int(folder->rows.size()) - 1;
        beginRemoveRows(parent, last - int(change.gone) + 1, last);
        folder->rows.resize(folder->rows.size() - size_t(change.gone));
        dropFoldersThatWent(folder);
        endRemoveRows();
    }
    const size_t kept = folder->rows.size();
    for (size_t row = 0; row < kept; ++row) {
        folder->rows[row] = &after.at(change.arranged[row]);
    }
    if (change.fresh > 0) {
        beginInsertRows(parent, int(kept), int(change.arranged.size()) - 1);
        for (size_t row = kept; row < change.arranged.size(); ++row) {
            folder->rows.push_back(&after.at(change.arranged[row]));
        }
        endInsertRows();
    }
    if (change.moves) {
        reorder(folder, change.arranged);
    }
    folder->view = change.after;
    if (change.differs) {
        Q_EMIT dataChanged(index(0, 0, parent), index(int(folder->rows.size()) - 1, ColumnCount - 1, parent));
    }
}

/// `to`: where each row goes.
void RemoteFileModel::reorder(Folder *folder, const std::vector<int> &to)
{
    const QList<QPersistentModelIndex> parents{QPersistentModelIndex(indexOf(folder))};
    Q_EMIT layoutAboutToBeChanged(parents);
    std::vector<const FileEntry *> rows(folder->rows.size());
    for (size_t row = 0; row < rows.size(); ++row) {
        rows[size_t(to[row])] = folder->rows[row];
    }
    folder->rows = std::move(rows);
    for (const auto &[name, child] : folder->folders) {
        child->row = to[size_t(child->row)];
    }
    QModelIndexList from;
    QModelIndexList into;
    const QModelIndexList persistent = persistentIndexList();
    for (const QModelIndex &each : persistent) {
        if (each.internalPointer() == folder) {
            from.append(each);
            into.append(createIndex(to[size_t(each.row())], each.column(), folder));
        }
    }
    changePersistentIndexList(from, into);
    Q_EMIT layoutChanged(parents);
}

/// Those that are beyond the rows that are left.
void RemoteFileModel::dropFoldersThatWent(Folder *folder)
{
    std::erase_if(folder->folders, [&](const auto &each) { return each.second->row >= int(folder->rows.size()); });
}

void RemoteFileModel::setFilter(const QString &filter)
{
    if (m_order.filter != filter) {
        m_order.filter = filter;
        arrangeAll();
    }
}

void RemoteFileModel::setShowsHidden(bool shows)
{
    if (m_order.showsHidden != shows) {
        m_order.showsHidden = shows;
        arrangeAll();
    }
}

void RemoteFileModel::sort(int column, Qt::SortOrder order)
{
    FolderOrder wanted = m_order;
    wanted.by = column == SizeColumn       ? FolderOrder::By::Size
                : column == ModifiedColumn ? FolderOrder::By::Modified
                                           : FolderOrder::By::Name;
    wanted.descending = order == Qt::DescendingOrder;
    if (wanted != m_order) {
        m_order = wanted;
        arrangeAll();
    }
}

qsizetype RemoteFileModel::leftOut() const
{
    return m_root->view ? m_root->view->leftOut() : 0;
}

void RemoteFileModel::setBadges(SyncBadges *badges)
{
    if (m_badges) {
        m_badges->disconnect(this);
    }
    m_badges = badges;
    if (badges) {
        connect(badges, &SyncBadges::changed, this, &RemoteFileModel::badgesChanged);
    }
}

void RemoteFileModel::badgesChanged(const QString &source, const QList<RemotePath> &folders)
{
    if (!m_source || m_source->id() != source) {
        return;
    }
    QList<Folder *> open{m_root.get()};
    while (!open.isEmpty()) {
        const Folder *folder = open.takeLast();
        for (const auto &[name, child] : folder->folders) {
            open.append(child.get());
        }
        if (!folder->rows.empty() && (folders.isEmpty() || folders.contains(folder->path))) {
            const QModelIndex parent = indexOf(folder);
            Q_EMIT dataChanged(index(0, SyncColumn, parent), index(int(folder->rows.size()) - 1, SyncColumn, parent),
                               {BadgeRole});
        }
    }
}

SyncBadge RemoteFileModel::badge(const FileEntry &entry) const
{
    return m_badges && m_source ? m_badges->badge(m_source->id(), entry.path) : SyncBadge::None;
}

const FileEntry &RemoteFileModel::entry(const QModelIndex &index) const
{
    return *static_cast<const Folder *>(index.constInternalPointer())->rows[size_t(index.row())];
}

/// The folder an index stands for, null when it was never opened or is none.
RemoteFileModel::Folder *RemoteFileModel::folderOf(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return m_root.get();
    }
    const auto *parent = static_cast<const Folder *>(index.constInternalPointer());
    const auto known = parent->folders.find(entry(index).name());
    return known == parent->folders.end() ? nullptr : known->second.get();
}

RemoteFileModel::Folder *RemoteFileModel::childFolder(Folder *parent, int row)
{
    const FileEntry &entry = *parent->rows[size_t(row)];
    std::unique_ptr<Folder> &child = parent->folders[entry.name()];
    if (!child) {
        child = std::make_unique<Folder>();
        child->path = entry.path;
        child->parent = parent;
        child->row = row;
    }
    return child.get();
}

RemoteFileModel::Folder *RemoteFileModel::find(const RemotePath &path) const
{
    if (path != m_root->path && !path.isInside(m_root->path)) {
        return nullptr;
    }
    Folder *at = m_root.get();
    const QStringList parts = path.parts().sliced(m_root->path.parts().size());
    for (const QString &part : parts) {
        const auto next = at->folders.find(part);
        if (next == at->folders.end()) {
            return nullptr;
        }
        at = next->second.get();
    }
    return at;
}

QModelIndex RemoteFileModel::indexOf(const RemotePath &path) const
{
    const Folder *folder = path.isRoot() ? nullptr : find(path.parent());
    const int row = folder && folder->view ? folder->view->rowOf(path.name()) : -1;
    // While rows are on their way the view is not what is shown.
    const bool isThere = row >= 0 && row < int(folder->rows.size()) && folder->rows[size_t(row)]->path == path;
    return isThere ? createIndex(row, NameColumn, folder) : QModelIndex();
}

QModelIndex RemoteFileModel::indexOf(const Folder *folder) const
{
    return folder->parent ? createIndex(folder->row, NameColumn, folder->parent) : QModelIndex();
}

void RemoteFileModel::countLoading(int change)
{
    const bool wasLoading = m_loading > 0;
    m_loading += change;
    if (wasLoading != (m_loading > 0)) {
        Q_EMIT loadingChanged(m_loading > 0);
    }
}

QModelIndex RemoteFileModel::index(int row, int column, const QModelIndex &parent) const
{
    const Folder *folder = folderOf(parent);
    if (!folder || row < 0 || row >= int(folder->rows.size()) || column < 0 || column >= ColumnCount) {
        return {};
    }
    return createIndex(row, column, folder);
}

QModelIndex RemoteFileModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexOf(static_cast<const Folder *>(index.constInternalPointer())) : QModelIndex();
}

int RemoteFileModel::rowCount(const QModelIndex &parent) const
{
    const Folder *folder = parent.column() > 0 ? nullptr : folderOf(parent);
    return folder ? int(folder->rows.size()) : 0;
}

int RemoteFileModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool RemoteFileModel::hasChildren(const QModelIndex &parent) const
{
    if (parent.column() > 0 || (parent.isValid() && !entry(parent).isFolder())) {
        return false;
    }
    const Folder *folder = folderOf(parent);
    return !folder || !folder->isFresh || !folder->rows.empty();
}

bool RemoteFileModel::canFetchMore(const QModelIndex &parent) const
{
    if (!parent.isValid() || parent.column() > 0 || !entry(parent).isFolder()) {
        return false;
    }
    const Folder *folder = folderOf(parent);
    return m_source && (!folder || folder->load == Folder::Load::No);
}

void RemoteFileModel::fetchMore(const QModelIndex &parent)
{
    if (canFetchMore(parent)) {
        open(childFolder(static_cast<Folder *>(parent.internalPointer()), parent.row()));
    }
}

Qt::ItemFlags RemoteFileModel::flags(const QModelIndex &index) const
{
    if (!index.isValid()) {
        return Qt::ItemIsDropEnabled;
    }
    const Qt::ItemFlags all = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsDragEnabled;
    const FileEntry &file = entry(index);
    return all | (file.isFolder() ? Qt::ItemIsDropEnabled : Qt::ItemNeverHasChildren) |
           (index.column() == NameColumn ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

bool RemoteFileModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString();
    if (role == Qt::EditRole && !name.trimmed().isEmpty() && name != entry(index).name()) {
        Q_EMIT renameRequested(entry(index).path, name);
    }
    return false; // The row changes when the machine has done it.
}

} // namespace quire::models
