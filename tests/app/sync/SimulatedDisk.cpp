// SPDX-License-Identifier: GPL-3.0-or-later
#include "SimulatedDisk.h"

#include "sync/Names.h"

#include <algorithm>

namespace quire::testing {

using sync::Kind;
using sync::TreePath;

bool SimulatedDisk::isFolder(const TreePath &path) const
{
    const Node *node = find(path);
    return path.isRoot() || (node && node->kind == Kind::Folder);
}

sync::FileId SimulatedDisk::idOf(const TreePath &path) const
{
    const Node *node = find(path);
    if (!node || m_ids == Ids::None) {
        return {};
    }
    return {1, node->inode, m_ids == Ids::Certain ? static_cast<qint64>(node->inode) : 0};
}

std::optional<sync::Entry> SimulatedDisk::entry(const TreePath &path) const
{
    const Node *node = find(path);
    if (!node) {
        return std::nullopt;
    }
    sync::Entry entry{.content = {.kind = node->kind}, .id = idOf(path)};
    if (node->kind == Kind::File) {
        entry.content.size = 1;
        entry.content.digest = node->isRead ? node->data : QByteArray();
        entry.content.executable = node->executable;
        entry.modified = node->data.mid(1).toLongLong();
    } else if (node->kind == Kind::Symlink) {
        entry.content.digest = node->data;
    }
    return entry;
}

sync::Tree SimulatedDisk::scan() const
{
    sync::Tree tree;
    for (const auto &[path, node] : m_nodes) {
        tree.insert(path, *entry(path));
    }
    return tree;
}

bool SimulatedDisk::save(const TreePath &path, const QByteArray &data, Kind kind)
{
    if (isFolder(path)) {
        return false;
    }
    if (Node *old = m_nodes.find(path)) {
        if (old->kind != kind) {
            return false;
        }
        dropped(*old, true, false);
        old->data = data;
        old->before.clear();
        old->isRead = !m_isLazy;
    } else {
        if (!accepts(path)) {
            return false;
        }
        m_nodes.insert(path, {kind, data, newInode(), false, !m_isLazy});
    }
    m_held.insert(data);
    return true;
}

bool SimulatedDisk::replace(const TreePath &path, const QByteArray &data)
{
    Node *old = m_nodes.find(path);
    if (!old || old->kind != Kind::File) {
        return false;
    }
    const quint64 inode = newInode(); // Both files are there for a moment.
    dropped(*old, true, false);
    m_freeInodes.push_back(old->inode);
    *old = {Kind::File, data, inode, old->executable, !m_isLazy};
    m_held.insert(data);
    return true;
}

bool SimulatedDisk::restore(const TreePath &path)
{
    const Node *node = find(path);
    const QByteArray before = node ? node->before : QByteArray();
    m_ended.erase(before);
    return !before.isEmpty() && save(path, before, node->kind);
}

bool SimulatedDisk::flip(const TreePath &path)
{
    Node *node = m_nodes.find(path);
    if (!node || node->kind != Kind::File) {
        return false;
    }
    node->executable = !node->executable;
    return true;
}

void SimulatedDisk::remove(const TreePath &path)
{
    for (const auto &[inside, node] : m_nodes.subtree(path)) {
        dropped(node, true, false);
        m_freeInodes.push_back(node.inode);
    }
    m_nodes.erase(path);
}

bool SimulatedDisk::makeFolder(const TreePath &path)
{
    if (m_nodes.contains(path) || !accepts(path)) {
        return false;
    }
    m_nodes.insert(path, {.kind = Kind::Folder, .inode = newInode()});
    return true;
}

bool SimulatedDisk::move(const TreePath &from, const TreePath &to, bool mayReplace)
{
    const bool isThere = m_nodes.contains(to);
    if (!m_nodes.contains(from) || (isThere && !mayReplace) || to == from || to.isInside(from) || from.isInside(to) ||
        (!isThere && !accepts(to, &from)) || !isFolder(to.parent())) {
        return false;
    }
    if (isThere) {
        m_nodes.erase(to);
    }
    m_nodes.move(from, to);
    for (const auto &[path, node] : m_nodes.subtree(to)) {
        m_nodes.find(path)->before.clear(); // That was under another name.
    }
    return true;
}

bool SimulatedDisk::commitNew(const TreePath &path, const Node &node)
{
    if (m_nodes.contains(path) || !accepts(path)) {
        return false;
    }
    Node made = node;
    made.before.clear();
    made.inode = newInode();
    m_nodes.insert(path, made);
    m_held.insert(node.data);
    return true;
}

void SimulatedDisk::exchange(const TreePath &path, const Node &node, bool keeps)
{
    Node &old = *m_nodes.find(path);
    dropped(old, false, keeps);
    Node made = node;
    made.inode = newInode();
    made.before = old.kind == node.kind ? old.data : QByteArray();
    m_freeInodes.push_back(old.inode);
    old = made;
    m_held.insert(node.data);
}

bool SimulatedDisk::erase(const TreePath &path, bool keeps)
{
    const Node *node = find(path);
    if (!node || m_nodes.hasInside(path)) {
        return false;
    }
    dropped(*node, false, keeps);
    m_freeInodes.push_back(node->inode);
    m_nodes.eraseOne(path);
    return true;
}

std::optional<QByteArray> SimulatedDisk::lostVersion() const
{
    std::set<QByteArray> here = m_attic;
    for (const auto &[path, node] : m_nodes) {
        here.insert(node.data);
    }
    const auto lost = std::ranges::find_if(
        m_held, [&](const QByteArray &data) { return !here.contains(data) && !m_ended.contains(data); });
    return lost == m_held.end() ? std::nullopt : std::optional(*lost);
}

bool SimulatedDisk::accepts(const TreePath &path, const TreePath *from) const
{
    if (!isFolder(path.parent()) || !sync::canHold(path, m_traits)) {
        return false;
    }
    if (!m_traits.foldsCase && !m_traits.foldsNormalisation) {
        return true;
    }
    const QByteArray folded = sync::foldedName(path.name(), m_traits);
    return std::ranges::none_of(m_nodes.inside(path.parent()), [&](const auto &one) {
        return one.first.parent() == path.parent() && (!from || one.first != *from) &&
               sync::foldedName(one.first.name(), m_traits) == folded;
    });
}

quint64 SimulatedDisk::newInode()
{
    if (m_ids == Ids::Reused && !m_freeInodes.empty()) {
        const quint64 inode = m_freeInodes.back();
        m_freeInodes.pop_back();
        return inode;
    }
    return m_nextInode++;
}

void SimulatedDisk::dropped(const Node &node, bool byPerson, bool keeps)
{
    if (node.kind == Kind::Folder) {
        return;
    }
    if (byPerson) {
        m_ended.insert(node.data);
    } else if (keeps) {
        m_attic.insert(node.data);
    }
}

} // namespace quire::testing
