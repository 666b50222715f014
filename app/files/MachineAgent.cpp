// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/MachineAgent.h"

#include "base/Coroutine.h"
#include "files/AgentRecord.h"
#include "files/AgentRoot.h"
#include "jupyter/Contents.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace quire::files {

namespace {

/// How long the agent looks for a file that the server writes at once.
constexpr std::chrono::seconds patience{3};

} // namespace

MachineAgent::MachineAgent(net::ServerConnection *connection, QObject *parent)
    : QObject(parent), m_connection(connection), m_link(connection)
{
}

Reply<QByteArray> MachineAgent::serverRoot()
{
    if (!m_serverRoot.isEmpty()) {
        co_return m_serverRoot;
    }
    const Result<int> up = co_await m_link.start();
    if (!up) {
        co_return Failure(up.error());
    }
    const QString name = u"quire-looks-"_s + QUuid::createUuid().toString(QUuid::Id128).left(12) + u".tmp"_s;
    // Asked before the file is there: the agent takes it away when this program ends in between.
    const Reply<AgentAnswer> question =
        m_link.ask(u"find"_s, {{u"name"_s, encoded(name.toLatin1())}, {u"wait"_s, qint64(patience.count())}});
    const auto contents = std::make_shared<jupyter::Contents>(m_connection);
    const Result<jupyter::ContentsEntry> put = co_await contents->saveBytes(RemotePath(name), "quire"_ba);
    if (!put) {
        co_return Failure(put.error());
    }
    Result<AgentAnswer> answer = co_await question;
    if (!answer) { // The line may be slow.
        answer = co_await m_link.ask(u"find"_s, {{u"name"_s, encoded(name.toLatin1())}, {u"wait"_s, 0}});
    }
    if (!answer) {
        [[maybe_unused]] const Result<void> gone = co_await contents->remove(RemotePath(name));
        co_return failure(ErrorKind::Unsupported, tr("The machine's kernels see another disk than its server."),
                          answer.error().detail);
    }
    m_serverRoot = QByteArray::fromBase64(answer->value.value("path"_L1).toString().toLatin1());
    // By the agent: servers have a trash.
    AgentRoot root(&m_link, m_connection, m_serverRoot);
    [[maybe_unused]] const Result<void> gone = co_await root.remove(
        sync::TreePath::fromBytes(name.toLatin1()).value_or(sync::TreePath()), {Expectation::Kind::Anything}, {});
    co_return m_serverRoot;
}

Reply<bool> MachineAgent::isFolder(QByteArray path)
{
    co_return (co_await m_link.ask(u"open"_s, {{u"path"_s, encoded(path)}})).has_value();
}

Reply<QByteArray> MachineAgent::absolute(QByteArray path)
{
    if (path.startsWith("//")) {
        co_return path.sliced(1);
    }
    const Result<QByteArray> root = co_await serverRoot();
    if (!root) {
        co_return root;
    }
    const QByteArray below = path.startsWith('/') ? path.sliced(1) : path;
    const QByteArray first = below.split('/').constFirst();
    const QByteArray inRoot = *root == "/" ? '/' + below : below.isEmpty() ? *root : *root + '/' + below;
    if (first == "storage" || first == "datasets") {
        const Result<bool> isShown = co_await isFolder(*root + '/' + first);
        const Result<bool> isThere = co_await isFolder('/' + first);
        if (isShown && !*isShown && isThere && *isThere) {
            co_return '/' + below;
        }
    }
    co_return inRoot;
}

} // namespace quire::files
