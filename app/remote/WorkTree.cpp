// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/WorkTree.h"

namespace quire::remote {

namespace {

using State = WorkTree::State;

/// What follows the `fields`-th space of an entry.
QByteArrayView afterFields(QByteArrayView entry, int fields)
{
    qsizetype at = 0;
    for (int field = 0; field < fields; ++field) {
        at = entry.indexOf(' ', at) + 1;
        if (at == 0) {
            return {};
        }
    }
    return entry.sliced(at);
}

State stateFrom(QByteArrayView entry)
{
    switch (entry.front()) {
    case '?':
        return State::Untracked;
    case 'u':
        return State::Conflict;
    case '2':
        return State::Renamed;
    default:
        break;
    }
    const QByteArrayView letters = entry.sliced(std::min<qsizetype>(2, entry.size()))
                                       .first(std::min<qsizetype>(2, std::max<qsizetype>(0, entry.size() - 2)));
    return letters.contains('A') ? State::Added : letters.contains('D') ? State::Deleted : State::Modified;
}

void addHead(WorkTree &tree, QByteArrayView header)
{
    const QByteArrayView value = afterFields(header, 2);
    if (header.startsWith("# branch.head ") && value != "(detached)") {
        tree.branch = QString::fromUtf8(value);
    } else if (header.startsWith("# branch.oid ")) {
        tree.commit = QString::fromLatin1(value.first(std::min<qsizetype>(8, value.size())));
    } else if (header.startsWith("# branch.ab ")) {
        const QByteArrayView behind = afterFields(value, 1);
        tree.ahead = value.first(value.size() - behind.size()).trimmed().toInt();
        tree.behind = -behind.toInt();
    }
}

/// The path itself and the folders it is in.
void addPath(WorkTree &tree, QString path, State state)
{
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    if (path.isEmpty()) { // Only slashes: nothing Git would say.
        return;
    }
    tree.states.insert(path, state);
    for (qsizetype slash = path.lastIndexOf(u'/'); slash > 0; slash = path.lastIndexOf(u'/', slash - 1)) {
        const QString folder = path.first(slash);
        const auto known = tree.states.find(folder);
        if (known == tree.states.end()) {
            tree.states.insert(folder, state);
        } else if (*known == state) {
            return;
        } else {
            *known = State::Modified;
        }
    }
}

} // namespace

WorkTree::State WorkTree::stateOf(const QString &path) const
{
    if (const auto known = states.constFind(path); known != states.constEnd()) {
        return *known;
    }
    for (qsizetype slash = path.lastIndexOf(u'/'); slash > 0; slash = path.lastIndexOf(u'/', slash - 1)) {
        const auto folder = states.constFind(path.first(slash));
        if (folder != states.constEnd()) {
            return *folder == State::Untracked ? State::Untracked : State::Clean;
        }
    }
    return State::Clean;
}

WorkTree WorkTree::parse(const QByteArray &status, const QByteArray &prefix)
{
    WorkTree tree;
    const QByteArrayList entries = status.split('\0');
    for (qsizetype index = 0; index < entries.size(); ++index) {
        const QByteArray &entry = entries.at(index);
        if (entry.startsWith("# ")) {
            addHead(tree, entry);
            continue;
        }
        const char kind = entry.isEmpty() ? '\0' : entry.front();
        // Fields before the path, as git-status(1) lists them.
        const int fields = kind == '1' ? 8 : kind == '2' ? 9 : kind == 'u' ? 10 : kind == '?' ? 1 : 0;
        if (fields == 0) {
            continue;
        }
        index += kind == '2' ? 1 : 0; // Where it was renamed from.
        const QByteArrayView path = afterFields(entry, fields);
        if (path.isEmpty()) {
            continue;
        }
        ++tree.changedCount;
        if (path.startsWith(prefix) && path.size() > prefix.size()) {
            addPath(tree, QString::fromUtf8(path.sliced(prefix.size())), stateFrom(entry));
        }
    }
    return tree;
}

} // namespace quire::remote
