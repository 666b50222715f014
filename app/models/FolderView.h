// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FolderSource.h"

#include <QHash>
#include <QSet>

#include <memory>
#include <vector>

namespace quire::models {

/// How the entries of a folder are to be shown.
struct FolderOrder
{
    enum class By { Name, Size, Modified };
    By by = By::Name;
    bool descending = false;
    bool showsHidden = false;
    /// Part of the name, or with * and ? all of it; case does not matter. Empty shows all.
    QString filter = {};
    /// Names that are shown whatever the filter says.
    QSet<QString> pinned = {};

    bool operator==(const FolderOrder &) const = default;
};

/// One folder as it is shown: chosen and sorted once, then read only. Made on workers, shared with the UI thread.
/// Folders come first, then as people count: "run 2" before "run 10".
class FolderView
{
public:
    using Entries = std::shared_ptr<const QList<FileEntry>>;
    using Pointer = std::shared_ptr<const FolderView>;

    FolderView() = default;
    FolderView(Entries entries, const FolderOrder &order);

    qsizetype count() const { return qsizetype(m_rows.size()); }
    const FileEntry &at(qsizetype row) const { return m_entries->at(m_rows[size_t(row)]); }
    /// Row of a name, -1 when it is not shown.
    int rowOf(const QString &name) const { return m_rowOf.value(name, -1); }
    const Entries &entries() const { return m_entries; }
    /// Left out by the filter or as hidden.
    qsizetype leftOut() const { return m_entries ? m_entries->size() - count() : 0; }

private:
    Entries m_entries;
    std::vector<quint32> m_rows;
    QHash<QString, int> m_rowOf;
};

/// The way from one view of a folder to the next, in steps a model can tell its views: what goes moves to the end and
/// is removed there, what is new is added there, then everything takes its place. So it is four steps, however much
/// changed, and what stays keeps its selection.
struct FolderChange
{
    FolderView::Pointer before;
    FolderView::Pointer after;
    /// Where each row of `before` goes so that what is gone is last; empty where nothing moves.
    std::vector<int> aside = {};
    qsizetype gone = 0;
    qsizetype fresh = 0;
    /// After removing and adding: the row of `after` that stands there.
    std::vector<int> arranged = {};
    /// Some row stands elsewhere than `arranged` has it.
    bool moves = false;
    /// Some entry that stays is another.
    bool differs = false;

    /// `before` null: an empty folder.
    static FolderChange between(FolderView::Pointer before, FolderView::Pointer after);
};

} // namespace quire::models
