// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QString>

#include <compare>
#include <optional>

namespace quire::sync {

/// Where something lies below the root of a synced folder: the bytes of its names with slashes between.
///
/// Names are bytes because that is what a POSIX disk holds; a name that is no UTF-8 survives the way there and back.
/// The root is the empty path. Cannot hold an empty part, ".", ".." or a NUL. In order, a folder comes right before all
/// that is inside it.
class TreePath
{
public:
    TreePath() = default;
    /// Nothing when a part is no name; see isName().
    static std::optional<TreePath> fromBytes(const QByteArray &bytes);
    /// Whether one part of a path may be called this. A server may send anything; ask before child().
    static bool isName(QByteArrayView name);

    bool isRoot() const { return m_bytes.isEmpty(); }
    const QByteArray &bytes() const { return m_bytes; }
    /// Last part, empty for the root.
    QByteArray name() const;
    TreePath parent() const;
    /// `name` passes isName().
    TreePath child(QByteArrayView name) const;
    /// Number of parts; 0 for the root.
    int depth() const;
    /// Strictly below `folder`.
    bool isInside(const TreePath &folder) const;
    /// This path after `from`, which is it or holds it, went to `to`.
    TreePath moved(const TreePath &from, const TreePath &to) const;
    /// For people and logs: bytes that are no UTF-8, control characters and backslashes are written as \xNN.
    QString toString() const;

    bool operator==(const TreePath &) const = default;
    std::strong_ordering operator<=>(const TreePath &other) const;
    friend size_t qHash(const TreePath &path, size_t seed = 0) { return ::qHash(path.m_bytes, seed); }

private:
    explicit TreePath(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    QByteArray m_bytes;
};

} // namespace quire::sync
