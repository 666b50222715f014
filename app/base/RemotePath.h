// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHashFunctions>
#include <QString>
#include <QStringList>

#include <optional>

namespace quire {

/// A file or folder on a server, relative to its root, as the Contents API names it: no leading or trailing slash,
/// no empty, "." or ".." parts; the root is the empty path. Cannot hold anything else.
class RemotePath
{
public:
    RemotePath() = default;
    /// Cleans `path`: slashes collapse, "." goes, ".." climbs but never above the root.
    explicit RemotePath(const QString &path);

    bool isRoot() const { return m_path.isEmpty(); }
    const QString &toString() const { return m_path; }
    /// Last part, empty for the root.
    QString name() const;
    /// Extension without the dot, lower case ("ipynb"); empty when there is none or the name starts with its only dot.
    QString suffix() const;
    RemotePath parent() const;
    /// This folder's `name`; `name` may hold several parts.
    RemotePath child(const QString &name) const;
    QStringList parts() const;
    bool isInside(const RemotePath &folder) const;
    /// Where this is once `from`, which it is or lies in, is called `to`; nothing when that does not move it.
    std::optional<RemotePath> moved(const RemotePath &from, const RemotePath &to) const;
    /// Each part percent-encoded for a URL: "a b/ü" → "a%20b/%C3%BC".
    QByteArray toPercentEncoded() const;

    bool operator==(const RemotePath &) const = default;
    std::strong_ordering operator<=>(const RemotePath &other) const;
    friend size_t qHash(const RemotePath &path, size_t seed = 0) { return ::qHash(path.m_path, seed); }

private:
    QString m_path;
};

} // namespace quire
