// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/Tree.h"

#include <QList>

namespace quire::sync {

/// What is not synced: the lines of a .quireignore, in the syntax of gitignore(5), and a size.
///
/// What is ignored is invisible on both sides, never deleted, and keeps its folder from being deleted.
class IgnoreRules
{
public:
    IgnoreRules() = default;
    /// `lines`: as the file holds them; the last line that fits decides. Patterns longer than 4096 bytes are left out.
    explicit IgnoreRules(const QByteArray &lines, qint64 largestFile = 0);

    /// What no pair wants: Quire's own files, editors' and systems' temporaries, caches.
    static QByteArray defaultLines();
    /// Quire's own files alone; whatever a person writes, they are not synced.
    static QByteArray ownLines();
    /// A choice of the person: synced file by file a repository can be broken.
    static QByteArray gitLines();

    /// Whether `path`, or a folder it is in, is ignored.
    bool isIgnored(const TreePath &path, bool isFolder) const;
    /// The same, where it is known that no folder above is; for a walk that does not enter ignored folders.
    bool isIgnoredHere(const TreePath &path, bool isFolder) const;
    /// Files of more bytes are left alone. 0: none are.
    bool isTooLarge(qint64 size) const { return m_largestFile > 0 && size > m_largestFile; }
    /// To notice that the rules are others than last time.
    QByteArray fingerprint() const;

    /// The trees without what is ignored or too large on either side; folders it was in are marked with keepsIgnored.
    PairTrees applied(const PairTrees &trees) const;

private:
    struct Pattern
    {
        QByteArray glob;
        bool negated = false;
        bool onlyFolders = false;
        bool nameOnly = false; ///< Without a slash: any folder's name fits.
    };

    static std::optional<Pattern> parsed(QByteArray line);
    bool isHidden(const PairTrees &trees, const TreePath &path) const;
    bool fits(const Pattern &pattern, const TreePath &path, bool isFolder) const;

    QList<Pattern> m_patterns;
    QByteArray m_lines;
    qint64 m_largestFile = 0;
};

} // namespace quire::sync
