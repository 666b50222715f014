// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/MachineAgent.h"

#include "base/Coroutine.h"
#include "files/AgentRoot.h"
#include "files/ContentsRoot.h"
#include "jupyter/Contents.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace quire::files {

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
    const auto contents = std::make_shared<jupyter::Contents>(m_connection);
    const Result<jupyter::ContentsEntry> put = co_await contents->saveBytes(RemotePath(name), "quire"_ba);
    if (!put) {
        co_return Failure(put.error());
    }
    const Result<QByteArray> found = co_await findRoot(name.toLatin1());
    // By the agent where it can: servers have a trash.
    if (found) {
        AgentRoot root(&m_link, m_connection, *found);
        const std::optional<sync::TreePath> path = sync::TreePath::fromBytes(name.toLatin1());
        [[maybe_unused]] const Result<void> gone =
            co_await root.remove(path.value_or(sync::TreePath()), {Expectation::Kind::Anything}, {});
    } else {
        [[maybe_unused]] const Result<void> gone = co_await contents->remove(RemotePath(name));
    }
    m_serverRoot = found.value_or(QByteArray());
    co_return found;
}

Reply<QByteArray> MachineAgent::findRoot(QByteArray name)
{
    const Result<AgentAnswer> answer = co_await m_link.ask(u"find"_s, {{u"name"_s, encoded(name)}});
    if (!answer) {
        co_return failure(ErrorKind::Unsupported, tr("The machine's kernels see another disk than its server."),
                          answer.error().detail);
    }
    co_return QByteArray::fromBase64(answer->value.value("path"_L1).toString().toLatin1());
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
