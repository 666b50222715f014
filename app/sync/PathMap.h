// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/TreePath.h"

#include <map>
#include <ranges>
#include <utility>
#include <vector>

namespace quire::sync {

/// Something for each of many paths, in order, with the operations folders need.
template <typename T> class PathMap
{
public:
    using Map = std::map<TreePath, T>;

    const T *find(const TreePath &path) const
    {
        const auto found = m_map.find(path);
        return found == m_map.end() ? nullptr : &found->second;
    }
    T *find(const TreePath &path) { return const_cast<T *>(std::as_const(*this).find(path)); }
    bool contains(const TreePath &path) const { return m_map.contains(path); }
    void insert(const TreePath &path, T value) { m_map.insert_or_assign(path, std::move(value)); }

    /// `path` itself, when it is there, and all inside it; in order.
    auto subtree(const TreePath &path) const
    {
        const auto first = m_map.lower_bound(path);
        auto last = first;
        while (last != m_map.end() && (last->first == path || last->first.isInside(path))) {
            ++last;
        }
        return std::ranges::subrange(first, last);
    }
    /// All strictly inside `path`; a path that holds nothing costs one look.
    auto inside(const TreePath &path) const
    {
        auto all = subtree(path);
        return std::ranges::subrange(
            all.begin() != all.end() && all.begin()->first == path ? std::next(all.begin()) : all.begin(), all.end());
    }
    bool hasInside(const TreePath &path) const
    {
        const auto next = m_map.upper_bound(path);
        return next != m_map.end() && next->first.isInside(path);
    }

    /// Removes `path` and all inside it.
    void erase(const TreePath &path)
    {
        const auto all = subtree(path);
        m_map.erase(all.begin(), all.end());
    }
    /// Removes only `path`.
    void eraseOne(const TreePath &path) { m_map.erase(path); }
    /// Takes `from` and all inside it to `to`, where nothing is.
    void move(const TreePath &from, const TreePath &to)
    {
        std::vector<typename Map::node_type> taken;
        for (auto at = m_map.lower_bound(from); at != m_map.end() && (at->first == from || at->first.isInside(from));) {
            taken.push_back(m_map.extract(at++));
        }
        for (auto &node : taken) {
            node.key() = node.key().moved(from, to);
            m_map.insert(std::move(node));
        }
    }

    bool isEmpty() const { return m_map.empty(); }
    std::size_t size() const { return m_map.size(); }
    auto begin() const { return m_map.begin(); }
    auto end() const { return m_map.end(); }
    bool operator==(const PathMap &) const = default;

private:
    Map m_map;
};

} // namespace quire::sync
