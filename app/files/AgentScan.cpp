// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/AgentScan.h"

#include "base/Coroutine.h"
#include "files/AgentRoot.h"

#include <QJsonArray>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace quire::files {

namespace {

constexpr std::size_t foldersAtOnce = 300;
constexpr int deepest = 200;

Error nonsense()
{
    return agentError(u"invalid"_s, 0, u"listing"_s);
}

} // namespace

AgentScan::AgentScan(AgentRoot *root, sync::IgnoreRules rules, sync::PathMap<sync::Fingerprint> known)
    : m_root(root), m_rules(std::move(rules)), m_known(std::move(known))
{
}

Reply<sync::ScanResult> AgentScan::run()
{
    const Result<void> found = co_await findRoot();
    if (!found) {
        co_return Failure(found.error());
    }
    std::vector<sync::TreePath> level{sync::TreePath()};
    for (int depth = 0; !level.empty(); ++depth) {
        std::vector<sync::TreePath> below;
        while (!level.empty()) {
            const Result<void> looked = co_await look(&level, &below);
            if (!looked) {
                co_return Failure(looked.error());
            }
        }
        if (depth == deepest) {
            for (const sync::TreePath &folder : below) {
                m_result.skipped.push_back({folder, sync::SkipReason::TooDeep});
                setUnlisted(folder);
            }
            break;
        }
        level = std::move(below);
    }
    co_return std::move(m_result);
}

Reply<sync::Tree> AgentScan::list(sync::TreePath folder)
{
    std::vector<sync::TreePath> folders{folder};
    std::vector<sync::TreePath> below;
    const Result<void> looked = co_await look(&folders, &below);
    if (!looked) {
        co_return Failure(looked.error());
    }
    co_return std::move(m_result.tree);
}

Reply<void> AgentScan::findRoot()
{
    const Result<std::optional<sync::Entry>> root = co_await m_root->stat({}, false);
    if (!root) {
        co_return Failure(root.error());
    }
    m_result.root = *root ? (*root)->id : sync::FileId();
    co_return {};
}

Reply<void> AgentScan::look(std::vector<sync::TreePath> *folders, std::vector<sync::TreePath> *below)
{
    if (!m_root) {
        co_return Failure(nonsense());
    }
    QJsonArray asked;
    for (std::size_t i = 0; i < std::min(folders->size(), foldersAtOnce); ++i) {
        asked.append(encoded(folders->at(i).bytes()));
    }
    const Result<AgentAnswer> answer = co_await m_root->ask(u"list"_s, {{u"folders"_s, asked}});
    if (!answer) {
        co_return Failure(answer.error());
    }
    co_return takeIn(*answer, folders, below);
}

Result<void> AgentScan::takeIn(const AgentAnswer &answer, std::vector<sync::TreePath> *folders,
                               std::vector<sync::TreePath> *below)
{
    const Result<std::vector<AgentRecord>> records = AgentRecord::parsePacked(answer.buffer(0));
    if (!records) {
        return Failure(records.error());
    }
    const qint64 now = answer.value.value("now"_L1).toString().toLongLong();
    std::size_t done = 0;
    for (std::size_t at = 0; at < records->size(); ++done) {
        const AgentRecord &head = records->at(at++);
        if (done >= folders->size() || head.extra.size() != 4) {
            return Failure(nonsense());
        }
        const std::size_t count = qFromLittleEndian<quint32>(head.extra.constData());
        if (count > records->size() - at) {
            return Failure(nonsense());
        }
        const sync::TreePath &folder = folders->at(done);
        if (head.kind != AgentRecord::Kind::Folder) {
            setUnlisted(folder);
        }
        for (const std::size_t end = at + count; at < end; ++at) {
            add(folder, records->at(at), now, below);
        }
    }
    if (done == 0) {
        return Failure(nonsense());
    }
    folders->erase(folders->begin(), folders->begin() + std::ptrdiff_t(done));
    return {};
}

void AgentScan::add(const sync::TreePath &folder, const AgentRecord &record, qint64 now,
                    std::vector<sync::TreePath> *below)
{
    if (!sync::TreePath::isName(record.name)) {
        setUnlisted(folder);
        return;
    }
    const sync::TreePath path = folder.child(record.name);
    const bool isFolder = record.kind == AgentRecord::Kind::Folder;
    if (m_rules.isIgnoredHere(path, isFolder)) {
        markIgnored(folder);
        return;
    }
    sync::Entry entry = record.entry();
    if (isFolder) {
        below->push_back(path);
    } else if (record.kind == AgentRecord::Kind::File) {
        sync::Fingerprint print = record.fingerprint(now);
        const sync::Fingerprint *known = m_known.find(path);
        if (known && !known->isRacy && known->id == print.id && known->size == print.size &&
            known->modified == print.modified && known->changed == print.changed) {
            print = *known;
            entry.content.digest = known->digest;
        }
        m_result.fingerprints.insert(path, std::move(print));
    } else if (record.kind == AgentRecord::Kind::Unknown) {
        m_result.skipped.push_back(
            {path, record.inode == 0 ? sync::SkipReason::Unreadable : sync::SkipReason::Special});
    }
    m_result.tree.insert(path, std::move(entry));
}

void AgentScan::setUnlisted(const sync::TreePath &folder)
{
    const sync::Entry *known = m_result.tree.find(folder);
    if (!known) {
        m_result.tree.setRootListed(false);
        return;
    }
    sync::Entry entry = *known;
    entry.listed = false;
    m_result.tree.insert(folder, std::move(entry));
}

void AgentScan::markIgnored(const sync::TreePath &folder)
{
    if (const sync::Entry *known = m_result.tree.find(folder)) {
        sync::Entry entry = *known;
        entry.keepsIgnored = true;
        m_result.tree.insert(folder, std::move(entry));
    }
}

} // namespace quire::files
