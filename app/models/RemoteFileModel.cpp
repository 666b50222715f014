// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/RemoteFileModel.h"

#include <QCollator>
#include <QLocale>

#include <algorithm>

namespace quire::models {

using jupyter::ContentsEntry;

struct RemoteFileModel::Node
{
    enum class Load { No, Running, Done };

    ContentsEntry entry;
    Node *parent = nullptr;
    std::vector<std::unique_ptr<Node>> children;
    Load load = Load::No;
    bool isStale = false; ///< Asked for again while it is being listed.

    bool isFolder() const { return entry.type == ContentsEntry::Type::Directory; }
    int row() const
    {
        const auto &all = parent->children;
        return int(std::ranges::find(all, this, &std::unique_ptr<Node>::get) - all.begin());
    }
};

namespace {

/// Folders first, then as people count: "run 2" before "run 10".
void sortNaturally(QList<ContentsEntry> &entries)
{
    // The C locale has no idea of numbers in names.
    QCollator collator(QLocale().language() == QLocale::C ? QLocale(QLocale::English) : QLocale());
    collator.setNumericMode(true);
    collator.setCaseSensitivity(Qt::CaseInsensitive);
    std::ranges::stable_sort(entries, [&](const ContentsEntry &a, const ContentsEntry &b) {
        const bool aIsFolder = a.type == ContentsEntry::Type::Directory;
        const bool bIsFolder = b.type == ContentsEntry::Type::Directory;
        return aIsFolder != bIsFolder ? aIsFolder : collator.compare(a.path.name(), b.path.name()) < 0;
    });
}

} // namespace

RemoteFileModel::RemoteFileModel(QObject *parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>())
{
    m_root->entry.type = ContentsEntry::Type::Directory;
}

RemoteFileModel::~RemoteFileModel() = default;

void RemoteFileModel::setContents(jupyter::Contents *contents)
{
    beginResetModel();
    ++m_generation;
    m_contents = contents;
    m_root->children.clear();
    m_root->load = Node::Load::No;
    endResetModel();
    countLoading(-m_loading);
}

void RemoteFileModel::refresh(const QModelIndex &folder)
{
    Node *target = node(folder);
    load(target->isFolder() ? target : target->parent);
}

void RemoteFileModel::refreshAll()
{
    QList<Node *> open{m_root.get()};
    while (!open.isEmpty()) {
        Node *folder = open.takeLast();
        for (const auto &child : folder->children) {
            if (child->load == Node::Load::Done) {
                open.append(child.get());
            }
        }
        load(folder);
    }
}

void RemoteFileModel::load(Node *folder)
{
    if (!m_contents) {
        return;
    }
    if (folder->load == Node::Load::Running) {
        folder->isStale = true;
        return;
    }
    folder->load = Node::Load::Running;
    countLoading(1);
    const RemotePath path = folder->entry.path;
    m_contents->list(path).then(this,
                                [this, path, generation = m_generation](const Result<QList<ContentsEntry>> &entries) {
                                    if (generation != m_generation) {
                                        return;
                                    }
                                    countLoading(-1);
                                    Node *listed = find(path);
                                    if (!listed) {
                                        return;
                                    }
                                    listed->load = Node::Load::Done;
                                    if (std::exchange(listed->isStale, false)) {
                                        load(listed); // This answer may be older than the last change.
                                        return;
                                    }
                                    if (entries) {
                                        merge(listed, *entries);
                                    } else {
                                        Q_EMIT failed(entries.error());
                                    }
                                });
}

void RemoteFileModel::merge(Node *folder, QList<ContentsEntry> entries)
{
    sortNaturally(entries);
    const QModelIndex parentIndex = indexFor(folder);
    QHash<RemotePath, ContentsEntry> fresh;
    for (const ContentsEntry &entry : std::as_const(entries)) {
        fresh.insert(entry.path, entry);
    }
    for (int row = int(folder->children.size()) - 1; row >= 0; --row) {
        const Node &child = *folder->children[size_t(row)];
        const auto found = fresh.constFind(child.entry.path);
        if (found == fresh.cend() || found->type != child.entry.type) {
            beginRemoveRows(parentIndex, row, row);
            folder->children.erase(folder->children.begin() + row);
            endRemoveRows();
        }
    }
    // What stays keeps its order (paths do not change), so one walk places the new ones.
    for (int row = 0; row < int(entries.size()); ++row) {
        const ContentsEntry &entry = entries.at(row);
        const bool isThere =
            row < int(folder->children.size()) && folder->children[size_t(row)]->entry.path == entry.path;
        if (isThere) {
            folder->children[size_t(row)]->entry = entry;
            Q_EMIT dataChanged(index(row, 0, parentIndex), index(row, ColumnCount - 1, parentIndex));
            continue;
        }
        beginInsertRows(parentIndex, row, row);
        auto child = std::make_unique<Node>();
        child->entry = entry;
        child->parent = folder;
        folder->children.insert(folder->children.begin() + row, std::move(child));
        endInsertRows();
    }
}

void RemoteFileModel::create(const QModelIndex &folder, jupyter::Contents::NewKind kind, const QString &extension)
{
    if (!m_contents) {
        return;
    }
    const Node *target = node(folder);
    const RemotePath path = target->isFolder() ? target->entry.path : target->entry.path.parent();
    m_contents->create(path, kind, extension).then(this, [this, path](const Result<ContentsEntry> &entry) {
        if (!entry) {
            Q_EMIT failed(entry.error());
            return;
        }
        if (Node *parent = find(path)) {
            load(parent);
        }
        Q_EMIT created(*entry);
    });
}

void RemoteFileModel::remove(const QModelIndexList &rows)
{
    for (const QModelIndex &row : rows) {
        if (row.column() != NameColumn || !m_contents) {
            continue;
        }
        const RemotePath gone = path(row);
        m_contents->remove(gone).then(this, [this, gone](const Result<void> &result) {
            if (!result) {
                Q_EMIT failed(result.error());
            } else {
                Q_EMIT removed(gone);
            }
            if (Node *parent = find(gone.parent())) {
                load(parent);
            }
        });
    }
}

bool RemoteFileModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QString name = value.toString().trimmed();
    const RemotePath from = path(index);
    if (role != Qt::EditRole || !m_contents || name.isEmpty() || name == from.name()) {
        return false;
    }
    if (name.contains(u'/')) {
        Q_EMIT failed(Error{ErrorKind::Unsupported,
                            tr("A name cannot hold a slash. Choose another name for “%1”.").arg(from.name()),
                            {}});
        return false;
    }
    const RemotePath to = from.parent().child(name);
    m_contents->rename(from, to).then(this, [this, from, to](const Result<ContentsEntry> &entry) {
        if (!entry) {
            Q_EMIT failed(entry.error());
        } else {
            Q_EMIT renamed(from, to);
        }
        if (Node *parent = find(from.parent())) {
            load(parent);
        }
    });
    return false; // The row changes when the server has done it.
}

ContentsEntry RemoteFileModel::entry(const QModelIndex &index) const
{
    return node(index)->entry;
}

RemotePath RemoteFileModel::path(const QModelIndex &index) const
{
    return node(index)->entry.path;
}

bool RemoteFileModel::isFolder(const QModelIndex &index) const
{
    return node(index)->isFolder();
}

QModelIndex RemoteFileModel::indexOf(const RemotePath &path) const
{
    const Node *found = find(path);
    return found ? indexFor(found) : QModelIndex();
}

RemoteFileModel::Node *RemoteFileModel::node(const QModelIndex &index) const
{
    return index.isValid() ? static_cast<Node *>(index.internalPointer()) : m_root.get();
}

RemoteFileModel::Node *RemoteFileModel::find(const RemotePath &path) const
{
    Node *at = m_root.get();
    const QStringList parts = path.parts();
    for (const QString &part : parts) {
        const auto next =
            std::ranges::find_if(at->children, [&](const auto &child) { return child->entry.path.name() == part; });
        if (next == at->children.end()) {
            return nullptr;
        }
        at = next->get();
    }
    return at;
}

QModelIndex RemoteFileModel::indexFor(const Node *node, int column) const
{
    return node == m_root.get() ? QModelIndex() : createIndex(node->row(), column, node);
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
    const Node *folder = node(parent);
    if (row < 0 || row >= int(folder->children.size()) || column < 0 || column >= ColumnCount) {
        return {};
    }
    return createIndex(row, column, folder->children[size_t(row)].get());
}

QModelIndex RemoteFileModel::parent(const QModelIndex &index) const
{
    return index.isValid() ? indexFor(node(index)->parent) : QModelIndex();
}

int RemoteFileModel::rowCount(const QModelIndex &parent) const
{
    return parent.column() > 0 ? 0 : int(node(parent)->children.size());
}

int RemoteFileModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

bool RemoteFileModel::hasChildren(const QModelIndex &parent) const
{
    const Node *folder = node(parent);
    return parent.column() <= 0 && folder->isFolder() &&
           (folder->load != Node::Load::Done || !folder->children.empty());
}

bool RemoteFileModel::canFetchMore(const QModelIndex &parent) const
{
    return m_contents && parent.isValid() && node(parent)->isFolder() && node(parent)->load == Node::Load::No;
}

void RemoteFileModel::fetchMore(const QModelIndex &parent)
{
    load(node(parent));
}

QString RemoteFileModel::displayText(const Node &node, int column) const
{
    switch (column) {
    case NameColumn:
        return node.entry.path.name();
    case SizeColumn:
        return node.isFolder() || node.entry.size < 0
                   ? QString()
                   : QLocale().formattedDataSize(node.entry.size, 1, QLocale::DataSizeTraditionalFormat);
    case ModifiedColumn:
        return QLocale().toString(node.entry.lastModified.toLocalTime(), QLocale::ShortFormat);
    default:
        return {};
    }
}

QVariant RemoteFileModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const Node &at = *node(index);
    switch (role) {
    case Qt::DisplayRole:
        return displayText(at, index.column());
    case Qt::EditRole:
        return at.entry.path.name();
    case Qt::ToolTipRole:
        return at.entry.path.toString();
    case Qt::TextAlignmentRole:
        return index.column() == SizeColumn ? int(Qt::AlignRight | Qt::AlignVCenter)
                                            : int(Qt::AlignLeft | Qt::AlignVCenter);
    case PathRole:
        return at.entry.path.toString();
    case TypeRole:
        return int(at.entry.type);
    case SortRole:
        return index.column() == SizeColumn       ? QVariant(at.entry.size)
               : index.column() == ModifiedColumn ? QVariant(at.entry.lastModified)
                                                  : QVariant(at.entry.path.name());
    default:
        return {};
    }
}

QVariant RemoteFileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NameColumn:
        return tr("Name");
    case SizeColumn:
        return tr("Size");
    case ModifiedColumn:
        return tr("Modified");
    default:
        return {};
    }
}

Qt::ItemFlags RemoteFileModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags base = QAbstractItemModel::flags(index);
    return index.isValid() && index.column() == NameColumn ? base | Qt::ItemIsEditable : base;
}

} // namespace quire::models
