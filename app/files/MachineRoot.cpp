// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/MachineRoot.h"

#include "base/Coroutine.h"
#include "base/Log.h"
#include "files/AgentRoot.h"
#include "files/ContentsRoot.h"

namespace quire::files {

namespace {

/// Then plain requests may do where the agent does not. When nobody answers they will not either.
bool saysNoAgent(const Error &error)
{
    return error.kind == ErrorKind::Unsupported || error.kind == ErrorKind::Auth || error.kind == ErrorKind::Server ||
           error.kind == ErrorKind::Protocol || error.kind == ErrorKind::Timeout || error.httpStatus == 404 ||
           error.httpStatus == 405;
}

} // namespace

MachineRoot::MachineRoot(MachineAgent *agent, QByteArray path, RateLimit *limit, QObject *parent)
    : RemoteRoot(parent), m_agent(agent), m_path(std::move(path)), m_limit(limit)
{
}

MachineRoot::MachineRoot(std::unique_ptr<MachineAgent> agent, QByteArray path, RateLimit *limit, QObject *parent)
    : RemoteRoot(parent), m_own(std::move(agent)), m_agent(m_own.get()), m_path(std::move(path)), m_limit(limit)
{
}

MachineRoot::~MachineRoot() = default;

Reply<void> MachineRoot::close()
{
    return m_own ? m_own->link().stop() : readyReply<void>({});
}

Reply<void> MachineRoot::open(bool make)
{
    if (m_root) {
        return readyReply<void>({});
    }
    const auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    m_waiting.append(promise);
    if (m_waiting.size() == 1) {
        const auto tell = [this](const Result<void> &found) {
            for (const auto &waiting : std::exchange(m_waiting, {})) {
                waiting->addResult(found);
                waiting->finish();
            }
        };
        find(make).then(this, tell).onCanceled(this, [tell] {
            tell(failure(ErrorKind::Network, tr("It was interrupted.")));
        });
    }
    return promise->future();
}

Reply<void> MachineRoot::find(bool make)
{
    const Result<void> byAgent = co_await useAgent(make);
    // Outside of what the server shows, plain requests would mean another folder.
    if (byAgent || m_path.startsWith("//") || !saysNoAgent(byAgent.error())) {
        co_return byAgent;
    }
    qCInfo(logJupyter) << "files go by plain requests:" << byAgent.error().detail;
    co_return co_await useContents(make);
}

Reply<void> MachineRoot::useAgent(bool make)
{
    const Result<QByteArray> path = co_await m_agent->absolute(m_path);
    if (!path) {
        co_return Failure(path.error());
    }
    const Result<QByteArray> shown = co_await m_agent->serverRoot();
    std::optional<QByteArray> address;
    if (shown && *path == *shown) {
        address = QByteArray();
    } else if (shown && path->startsWith(*shown == "/" ? *shown : *shown + '/')) {
        const QByteArray below = path->sliced(*shown == "/" ? 1 : shown->size() + 1);
        const bool isHidden = below.startsWith('.') || below.contains("/.") || !below.isValidUtf8();
        address = isHidden ? std::nullopt : std::optional(below.toPercentEncoding("/") + '/');
    }
    auto root = std::make_unique<AgentRoot>(&m_agent->link(), m_agent->connection(), *path, address);
    const Result<sync::Entry> opened = co_await root->open(make);
    if (!opened) {
        co_return Failure(opened.error());
    }
    connect(root.get(), &RemoteRoot::changed, this, &RemoteRoot::changed);
    connect(root.get(), &RemoteRoot::tellsAllChanged, this, &RemoteRoot::tellsAllChanged);
    root->setLimit(m_limit);
    m_root = std::move(root);
    m_usesAgent = true;
    co_return {};
}

Reply<void> MachineRoot::useContents(bool make)
{
    const RemotePath folder(QString::fromUtf8(m_path));
    auto root = std::make_unique<ContentsRoot>(m_agent->connection(), folder, m_limit);
    if (make && !folder.isRoot()) {
        ContentsRoot server(m_agent->connection(), RemotePath());
        sync::TreePath path;
        for (const QString &name : folder.parts()) {
            path = path.child(name.toUtf8());
            const Result<sync::Entry> made = co_await server.makeFolder(path);
            if (!made) {
                co_return Failure(made.error());
            }
        }
    }
    const Result<sync::Tree> listed = co_await root->list({});
    if (!listed) {
        co_return Failure(listed.error());
    }
    m_root = std::move(root);
    co_return {};
}

Reply<bool> MachineRoot::watch()
{
    const Result<void> ready = co_await open(false);
    auto *const agent = ready ? dynamic_cast<AgentRoot *>(m_root.get()) : nullptr;
    if (!agent || !agent->abilities().watches) {
        co_return false;
    }
    co_return co_await agent->watch();
}

Abilities MachineRoot::abilities() const
{
    return m_root ? m_root->abilities() : Abilities{};
}

QByteArray MachineRoot::absolutePath() const
{
    return m_root ? m_root->absolutePath() : QByteArray();
}

QByteArray MachineRoot::unseenLines() const
{
    return m_root ? m_root->unseenLines() : QByteArray();
}

/// `work` with the way that was found.
template <typename T, typename Work> Reply<T> MachineRoot::by(Work work)
{
    const Result<void> ready = co_await open(false);
    if (!ready) {
        co_return Failure(ready.error());
    }
    co_return co_await work(*m_root);
}

Reply<sync::ScanResult> MachineRoot::scan(sync::IgnoreRules rules, sync::PathMap<sync::Fingerprint> known)
{
    return by<sync::ScanResult>([rules, known](RemoteRoot &root) { return root.scan(rules, known); });
}

Reply<sync::Tree> MachineRoot::list(sync::TreePath folder)
{
    return by<sync::Tree>([folder](RemoteRoot &root) { return root.list(folder); });
}

Reply<std::optional<sync::Entry>> MachineRoot::stat(sync::TreePath path, bool withDigest)
{
    return by<std::optional<sync::Entry>>([path, withDigest](RemoteRoot &root) { return root.stat(path, withDigest); });
}

Reply<std::vector<Sent>> MachineRoot::digests(std::vector<sync::TreePath> paths)
{
    return by<std::vector<Sent>>([paths](RemoteRoot &root) { return root.digests(paths); });
}

Reply<sync::Entry> MachineRoot::makeFolder(sync::TreePath path)
{
    return by<sync::Entry>([path](RemoteRoot &root) { return root.makeFolder(path); });
}

Reply<void> MachineRoot::move(sync::TreePath from, sync::TreePath to, Expectation expected)
{
    return by<void>([from, to, expected](RemoteRoot &root) { return root.move(from, to, expected); });
}

Reply<void> MachineRoot::remove(sync::TreePath path, Expectation expected, QByteArray trace)
{
    return by<void>([path, expected, trace](RemoteRoot &root) { return root.remove(path, expected, trace); });
}

Reply<void> MachineRoot::setExecutable(sync::TreePath path, bool executable, Expectation expected)
{
    return by<void>(
        [path, executable, expected](RemoteRoot &root) { return root.setExecutable(path, executable, expected); });
}

Reply<sync::Entry> MachineRoot::makeSymlink(sync::TreePath path, QByteArray text, Expectation expected)
{
    return by<sync::Entry>([path, text, expected](RemoteRoot &root) { return root.makeSymlink(path, text, expected); });
}

Reply<std::vector<Sent>> MachineRoot::upload(std::vector<Upload> uploads)
{
    return by<std::vector<Sent>>([uploads](RemoteRoot &root) { return root.upload(uploads); });
}

Reply<std::vector<Sent>> MachineRoot::download(std::vector<Download> downloads)
{
    return by<std::vector<Sent>>([downloads](RemoteRoot &root) { return root.download(downloads); });
}

Reply<void> MachineRoot::settle(sync::TreePath path, QByteArray ticket, QByteArray trace)
{
    return by<void>([path, ticket, trace](RemoteRoot &root) { return root.settle(path, ticket, trace); });
}

Reply<void> MachineRoot::discard(sync::TreePath path, QByteArray ticket)
{
    return by<void>([path, ticket](RemoteRoot &root) { return root.discard(path, ticket); });
}

} // namespace quire::files
