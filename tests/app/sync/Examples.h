// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "SyncScript.h"

namespace quire::testing {

/// A file as a scan sees it. The same `content` is the same bytes; an inode of 0 means that the side tells no ids.
inline sync::Entry file(const QByteArray &content, quint64 inode = 0)
{
    sync::Entry entry{.content = {sync::Kind::File, content.size(), content, false}};
    entry.id = inode > 0 ? sync::FileId{1, inode, static_cast<qint64>(inode)} : sync::FileId();
    return entry;
}

/// A file nobody has read yet.
inline sync::Entry unread(qint64 size)
{
    return {.content = {sync::Kind::File, size, {}, false}};
}

inline sync::Entry folder(quint64 inode = 0)
{
    return {.content = {.kind = sync::Kind::Folder},
            .id = inode > 0 ? sync::FileId{1, inode, static_cast<qint64>(inode)} : sync::FileId()};
}

inline sync::Entry symlink(const QByteArray &text)
{
    return {.content = {.kind = sync::Kind::Symlink, .digest = text}};
}

inline sync::Entry unreadable()
{
    return {};
}

using Entries = std::vector<std::pair<const char *, sync::Entry>>;

inline sync::Tree tree(const Entries &entries)
{
    sync::Tree made;
    for (const auto &[path, entry] : entries) {
        made.insert(pathOf(path), entry);
    }
    return made;
}

/// As if both sides had agreed on `entries`, with the same ids.
inline sync::Base base(const Entries &entries)
{
    sync::Base made;
    for (const auto &[path, entry] : entries) {
        made.insert(pathOf(path), {entry.content, entry.id, entry.id});
    }
    return made;
}

/// One line for a plan: "rename R a>b; copy L c; delete R d".
inline QByteArray written(const sync::SyncPlan &plan)
{
    constexpr std::array names{"rename", "rebase", "aside",  "mkdir", "chmod",
                               "copy",   "adopt",  "forget", "hash",  "delete"};
    QByteArrayList lines;
    for (const auto *phase : {&plan.moves, &plan.folders, &plan.files, &plan.deletes}) {
        for (const sync::Action &one : *phase) {
            const bool hasSide = one.kind != sync::ActionKind::Adopt && one.kind != sync::ActionKind::Forget;
            const bool moves = !one.target.isRoot();
            const sync::TreePath &from = one.kind == sync::ActionKind::MoveBase ? one.base : one.path;
            lines << QByteArray(names[std::size_t(one.kind)]) +
                         (hasSide ? (one.side == sync::Side::Local ? " L " : " R ") : " ") + from.bytes() +
                         (moves ? '>' + one.target.bytes() : QByteArray());
        }
    }
    return lines.join("; ");
}

} // namespace quire::testing
