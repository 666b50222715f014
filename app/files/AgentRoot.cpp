// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/AgentRoot.h"

#include "base/Coroutine.h"
#include "files/AgentDownloads.h"
#include "files/AgentScan.h"
#include "files/AgentUploads.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace quire::files {

namespace {

Abilities abilitiesOf(const QJsonObject &traits)
{
    Abilities result;
    result.digests = true;
    result.keepsTimes = true;
    result.watches = traits.value("watch"_L1).toBool();
    result.traits.foldsCase = traits.value("foldsCase"_L1).toBool();
    result.traits.maxName = std::clamp(traits.value("name"_L1).toInt(255), 64, 255);
    return result;
}

} // namespace

QString encoded(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toBase64());
}

QJsonObject encoded(const Expectation &expected)
{
    if (expected.kind != Expectation::Kind::This) {
        return {{u"kind"_s, expected.kind == Expectation::Kind::Absent ? u"absent"_s : u"anything"_s}};
    }
    const sync::Entry &entry = expected.entry;
    QJsonObject result{{u"kind"_s, u"this"_s},
                       {u"type"_s, int(entry.content.kind)},
                       {u"device"_s, QString::number(entry.id.device)},
                       {u"inode"_s, QString::number(entry.id.inode)},
                       {u"size"_s, entry.content.size},
                       {u"modified"_s, QString::number(entry.modified)},
                       {u"digest"_s, encoded(entry.content.digest)}};
    if (entry.content.executable) {
        result.insert("executable"_L1, *entry.content.executable);
    }
    return result;
}

AgentRoot::AgentRoot(AgentLink *link, net::ServerConnection *connection, QByteArray path,
                     std::optional<QByteArray> filesPath, QObject *parent)
    : RemoteRoot(parent),
      m_link(link),
      m_connection(connection),
      m_path(std::move(path)),
      m_filesPath(std::move(filesPath))
{
    connect(m_link, &AgentLink::changed, this, &AgentRoot::hear);
    connect(m_link, &AgentLink::ended, this, [this] {
        if (m_watches) { // Until somebody asks something, and so starts it again.
            Q_EMIT tellsAllChanged(false);
        }
    });
}

void AgentRoot::hear(int root, const QList<QByteArray> &folders, bool isPartial)
{
    if (root != m_root || m_life == 0) {
        return;
    }
    QList<sync::TreePath> paths;
    for (const QByteArray &folder : folders) {
        paths.append(sync::TreePath::fromBytes(folder).value_or(sync::TreePath()));
    }
    if (isPartial) {
        Q_EMIT tellsAllChanged(false);
    }
    Q_EMIT changed(paths);
}

Reply<sync::Entry> AgentRoot::open(bool make)
{
    const Result<int> life = co_await m_link->start();
    if (!life) {
        co_return Failure(life.error());
    }
    co_return co_await reopen(*life, make);
}

Reply<sync::Entry> AgentRoot::reopen(int life, bool make)
{
    const Result<AgentAnswer> answer =
        co_await m_link->ask(u"open"_s, {{u"path"_s, encoded(m_path)}, {u"make"_s, make}});
    if (!answer) {
        co_return Failure(answer.error());
    }
    const Result<AgentRecord> record = AgentRecord::parseOne(answer->buffer(0));
    if (!record) {
        co_return Failure(record.error());
    }
    m_root = answer->value.value("root"_L1).toInt();
    m_path = QByteArray::fromBase64(answer->value.value("path"_L1).toString().toLatin1());
    m_abilities = abilitiesOf(answer->value.value("traits"_L1).toObject());
    m_life = life;
    if (std::exchange(m_watches, false)) {
        const Result<bool> watching = co_await watch();
        m_watches = true; // Where it failed, the next life of the agent may do better.
        Q_EMIT tellsAllChanged(watching.value_or(false));
    }
    co_return record->entry();
}

Reply<AgentAnswer> AgentRoot::ask(QString operation, QJsonObject arguments, QList<QByteArray> buffers)
{
    const Result<int> life = co_await m_link->start();
    if (!life) {
        co_return Failure(life.error());
    }
    if (*life != m_life) {
        const Result<sync::Entry> opened = co_await reopen(*life, false);
        if (!opened) {
            co_return Failure(opened.error());
        }
    }
    arguments.insert("root"_L1, m_root);
    co_return co_await m_link->ask(operation, arguments, buffers);
}

Reply<sync::Entry> AgentRoot::entryFrom(QString operation, QJsonObject arguments)
{
    const Result<AgentAnswer> answer = co_await ask(operation, arguments);
    if (!answer) {
        co_return Failure(answer.error());
    }
    const Result<AgentRecord> record = AgentRecord::parseOne(answer->buffer(0));
    if (!record) {
        co_return Failure(record.error());
    }
    co_return record->entry();
}

Reply<void> AgentRoot::done(QString operation, QJsonObject arguments)
{
    const Result<AgentAnswer> answer = co_await ask(operation, arguments);
    if (!answer) {
        co_return Failure(answer.error());
    }
    co_return {};
}

Reply<bool> AgentRoot::watch()
{
    const Result<AgentAnswer> answer = co_await ask(u"watch"_s, {});
    if (!answer) {
        co_return Failure(answer.error());
    }
    m_watches = true;
    co_return !answer->value.value("partial"_L1).toBool();
}

Reply<sync::ScanResult> AgentRoot::scan(sync::IgnoreRules rules, sync::PathMap<sync::Fingerprint> known)
{
    const auto scan = std::make_shared<AgentScan>(this, std::move(rules), std::move(known));
    co_return co_await scan->run();
}

Reply<sync::Tree> AgentRoot::list(sync::TreePath folder)
{
    const auto scan = std::make_shared<AgentScan>(this, sync::IgnoreRules(), sync::PathMap<sync::Fingerprint>());
    co_return co_await scan->list(folder);
}

Reply<std::optional<sync::Entry>> AgentRoot::stat(sync::TreePath path, bool withDigest)
{
    const Result<AgentAnswer> answer =
        co_await ask(u"stat"_s, {{u"paths"_s, QJsonArray{encoded(path.bytes())}}, {u"digests"_s, withDigest}});
    if (!answer) {
        co_return Failure(answer.error());
    }
    const Result<AgentRecord> record = AgentRecord::parseOne(answer->buffer(0));
    if (!record) {
        co_return Failure(record.error());
    }
    co_return record->kind == AgentRecord::Kind::Nothing ? std::nullopt : std::optional(record->entry());
}

Reply<std::vector<Sent>> AgentRoot::digests(std::vector<sync::TreePath> paths)
{
    return look(std::move(paths), true);
}

Reply<std::vector<Sent>> AgentRoot::look(std::vector<sync::TreePath> paths, bool withDigests)
{
    constexpr std::size_t batch = 500;
    std::vector<Sent> result;
    while (result.size() < paths.size()) {
        QJsonArray asked;
        for (std::size_t i = result.size(); i < std::min(paths.size(), result.size() + batch); ++i) {
            asked.append(encoded(paths[i].bytes()));
        }
        const Result<AgentAnswer> answer = co_await ask(u"stat"_s, {{u"paths"_s, asked}, {u"digests"_s, withDigests}});
        if (!answer) {
            co_return Failure(answer.error());
        }
        const Result<std::vector<AgentRecord>> records = AgentRecord::parse(answer->buffer(0));
        if (!records || records->empty() || std::ssize(*records) > asked.size()) {
            co_return Failure(records ? agentError(u"invalid"_s, 0, {}) : records.error());
        }
        for (const AgentRecord &record : *records) {
            if (record.kind == AgentRecord::Kind::Failed) {
                result.emplace_back(Failure(record.error()));
            } else if (record.kind == AgentRecord::Kind::Nothing) {
                result.emplace_back(Failure(agentError(u"missing"_s, 0, {})));
            } else {
                result.emplace_back(record.entry());
            }
        }
    }
    co_return result;
}

Reply<sync::Entry> AgentRoot::makeFolder(sync::TreePath path)
{
    return entryFrom(u"mkdir"_s, {{u"path"_s, encoded(path.bytes())}});
}

Reply<void> AgentRoot::move(sync::TreePath from, sync::TreePath to, Expectation expected)
{
    return done(
        u"move"_s,
        {{u"from"_s, encoded(from.bytes())}, {u"to"_s, encoded(to.bytes())}, {u"expected"_s, encoded(expected)}});
}

Reply<void> AgentRoot::remove(sync::TreePath path, Expectation expected, QByteArray trace)
{
    return done(u"remove"_s, {{u"path"_s, encoded(path.bytes())},
                              {u"expected"_s, encoded(expected)},
                              {u"trace"_s, QString::fromLatin1(trace)}});
}

Reply<void> AgentRoot::setExecutable(sync::TreePath path, bool executable, Expectation expected)
{
    return done(
        u"chmod"_s,
        {{u"path"_s, encoded(path.bytes())}, {u"executable"_s, executable}, {u"expected"_s, encoded(expected)}});
}

Reply<sync::Entry> AgentRoot::makeSymlink(sync::TreePath path, QByteArray text, Expectation expected)
{
    return entryFrom(
        u"symlink"_s,
        {{u"path"_s, encoded(path.bytes())}, {u"text"_s, encoded(text)}, {u"expected"_s, encoded(expected)}});
}

Reply<std::vector<Sent>> AgentRoot::upload(std::vector<Upload> uploads)
{
    const auto work = std::make_shared<AgentUploads>(this, std::move(uploads));
    co_return co_await work->run();
}

Reply<std::vector<Sent>> AgentRoot::download(std::vector<Download> downloads)
{
    const auto work = std::make_shared<AgentDownloads>(this, m_connection, m_filesPath, std::move(downloads));
    co_return co_await work->run();
}

Reply<void> AgentRoot::discard(sync::TreePath path, QByteArray ticket)
{
    return done(u"discard"_s, {{u"path"_s, encoded(path.bytes())}, {u"ticket"_s, QString::fromLatin1(ticket)}});
}

} // namespace quire::files
