// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/IgnoreRules.h"

#include "sync/GlobPattern.h"

#include <QCryptographicHash>

#include <algorithm>
#include <ranges>

namespace quire::sync {

namespace {

constexpr qsizetype longestPattern = 4096;

/// Spaces at the end do not count, unless a backslash says so.
void trimEnd(QByteArray &line)
{
    qsizetype end = 0;
    for (qsizetype at = 0; at < line.size(); ++at) {
        if (line.at(at) == '\\') {
            at += at + 1 < line.size() ? 1 : 0;
            end = at + 1;
        } else if (line.at(at) != ' ') {
            end = at + 1;
        }
    }
    line.truncate(end);
}

/// Bytes before the first that means something to a pattern.
qsizetype plainLength(QByteArrayView glob)
{
    return std::ranges::find_if(glob, [](char byte) { return QByteArrayView("*?[\\").contains(byte); }) - glob.begin();
}

void markKeeper(Tree &tree, const TreePath &folder)
{
    if (const Entry *holder = tree.find(folder)) {
        Entry marked = *holder;
        marked.keepsIgnored = true;
        tree.insert(folder, std::move(marked));
    }
}

} // namespace

IgnoreRules::IgnoreRules(const QByteArray &lines, qint64 largestFile) : m_lines(lines), m_largestFile(largestFile)
{
    QByteArrayView rest = lines;
    if (rest.startsWith("\xef\xbb\xbf")) {
        rest = rest.sliced(3);
    }
    for (QByteArray line : rest.toByteArray().split('\n')) {
        if (line.endsWith('\r')) {
            line.chop(1);
        }
        if (const std::optional<Pattern> pattern = parsed(std::move(line))) {
            m_patterns.append(*pattern);
        }
    }
}

QByteArray IgnoreRules::defaultLines()
{
    return ownLines() + ".~*\n*.swp\n*~\n.ipynb_checkpoints/\n__pycache__/\n"
                        "*.pyc\n.Trash-*\n.nfs*\n.DS_Store\nlost+found/\n";
}

QByteArray IgnoreRules::ownLines()
{
    return "/.quire/\n/_quire_sync/\n*.quire-part-*\n*.quire-old-*\n";
}

QByteArray IgnoreRules::gitLines()
{
    return ".git\n";
}

bool IgnoreRules::isIgnored(const TreePath &path, bool isFolder) const
{
    std::vector<TreePath> above;
    for (TreePath at = path.parent(); !at.isRoot(); at = at.parent()) {
        above.push_back(at);
    }
    for (const TreePath &folder : std::views::reverse(above)) {
        if (isIgnoredHere(folder, true)) {
            return true;
        }
    }
    return isIgnoredHere(path, isFolder);
}

bool IgnoreRules::isIgnoredHere(const TreePath &path, bool isFolder) const
{
    for (const Pattern &pattern : std::views::reverse(m_patterns)) {
        if (fits(pattern, path, isFolder)) {
            return !pattern.negated;
        }
    }
    return false;
}

QByteArray IgnoreRules::fingerprint() const
{
    return QCryptographicHash::hash(m_lines + '\0' + QByteArray::number(m_largestFile),
                                    QCryptographicHash::Blake2b_256);
}

PairTrees IgnoreRules::applied(const PairTrees &trees) const
{
    PairTrees kept = trees;
    TreePath last;
    for (const TreePath &path : trees.paths()) {
        if (!last.isRoot() && path.isInside(last)) {
            continue;
        }
        if (!isHidden(trees, path)) {
            continue;
        }
        last = path;
        for (const Side side : {Side::Local, Side::Remote}) {
            if (kept.on(side).find(path)) {
                kept.on(side).erase(path);
                markKeeper(kept.on(side), path.parent());
            }
        }
        kept.base.erase(path);
    }
    return kept;
}

/// By what any of the three trees has there.
bool IgnoreRules::isHidden(const PairTrees &trees, const TreePath &path) const
{
    const Entry *local = trees.local.find(path);
    const Entry *remote = trees.remote.find(path);
    const BaseEntry *base = trees.base.find(path);
    const auto hides = [&](const Content &content) {
        return isIgnoredHere(path, content.kind == Kind::Folder) ||
               (content.kind == Kind::File && isTooLarge(content.size));
    };
    return (local && hides(local->content)) || (remote && hides(remote->content)) ||
           (base && !local && !remote && hides(base->content));
}

std::optional<IgnoreRules::Pattern> IgnoreRules::parsed(QByteArray line)
{
    trimEnd(line);
    if (line.isEmpty() || line.startsWith('#') || line.size() > longestPattern) {
        return std::nullopt;
    }
    Pattern pattern;
    if (line.startsWith('!')) {
        pattern.negated = true;
        line.remove(0, 1);
    }
    if (line.endsWith('/')) {
        pattern.onlyFolders = true;
        line.chop(1);
    }
    pattern.nameOnly = !line.contains('/');
    pattern.glob = line.startsWith('/') ? line.mid(1) : line;
    return pattern.glob.isEmpty() ? std::nullopt : std::optional(pattern);
}

bool IgnoreRules::fits(const Pattern &pattern, const TreePath &path, bool isFolder) const
{
    if (pattern.onlyFolders && !isFolder) {
        return false;
    }
    if (pattern.nameOnly) {
        return globMatches(pattern.glob, path.name());
    }
    // As git does, the plain head is compared first: so two stars right after it count as if they began the pattern.
    const QByteArrayView glob = pattern.glob;
    const QByteArrayView head = glob.first(plainLength(glob));
    const QByteArrayView text = path.bytes();
    return text.startsWith(head) && globMatches(glob.sliced(head.size()), text.sliced(head.size()));
}

} // namespace quire::sync
