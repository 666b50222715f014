// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "base/Result.h"
#include "jupyter/Contents.h"

#include <QAbstractItemModel>

#include <memory>

namespace quire::models {

/// The files of a machine as a tree. A folder is asked for when it is first opened, in the background; folders come
/// first, then names in natural order. Renaming is editing; everything that fails is told by failed().
class RemoteFileModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, SizeColumn, ModifiedColumn, ColumnCount };
    enum Role {
        PathRole = Qt::UserRole, ///< QString, RemotePath::toString().
        TypeRole,                ///< int, jupyter::ContentsEntry::Type.
        SortRole,                ///< What the column sorts by.
    };

    explicit RemoteFileModel(QObject *parent = nullptr);
    ~RemoteFileModel() override;

    /// Shows the files behind `contents` (not owned; null shows nothing). The root is loaded by refresh().
    void setContents(jupyter::Contents *contents);
    /// Lists a loaded folder again; the root when `folder` is invalid. Rows that stay keep their indexes.
    void refresh(const QModelIndex &folder = {});
    /// Lists every folder that is loaded again.
    void refreshAll();

    /// Makes a new thing in `folder` under a free name; created() tells which.
    void create(const QModelIndex &folder, jupyter::Contents::NewKind kind, const QString &extension = {});
    void remove(const QModelIndexList &rows);

    jupyter::ContentsEntry entry(const QModelIndex &index) const;
    RemotePath path(const QModelIndex &index) const;
    bool isFolder(const QModelIndex &index) const;
    QModelIndex indexOf(const RemotePath &path) const;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    bool hasChildren(const QModelIndex &parent = {}) const override;
    bool canFetchMore(const QModelIndex &parent) const override;
    void fetchMore(const QModelIndex &parent) override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;

Q_SIGNALS:
    void loadingChanged(bool isLoading);
    void failed(const quire::Error &error);
    void created(const quire::jupyter::ContentsEntry &entry);
    void renamed(const quire::RemotePath &from, const quire::RemotePath &to);
    void removed(const quire::RemotePath &path);

private:
    struct Node;

    Node *node(const QModelIndex &index) const;
    Node *find(const RemotePath &path) const;
    QModelIndex indexFor(const Node *node, int column = 0) const;
    void load(Node *folder);
    void merge(Node *folder, QList<jupyter::ContentsEntry> entries);
    QString displayText(const Node &node, int column) const;
    void countLoading(int change);

    jupyter::Contents *m_contents = nullptr;
    std::unique_ptr<Node> m_root;
    int m_loading = 0;
    quint64 m_generation = 0; ///< Answers for an earlier `contents` are dropped.
};

} // namespace quire::models
