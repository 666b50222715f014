// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "files/AgentRoot.h"
#include "support/FaultProxy.h"
#include "support/JupyterServer.h"

#include <QTemporaryDir>

#include <memory>

namespace quire::testing {

/// A real server with an agent, and pairs of folders on it and here.
class AgentGround
{
public:
    AgentGround();
    ~AgentGround();

    /// Two new, empty folders; what was opened before is closed.
    bool makeFolders();
    QString localPath(const QString &name = {}) const { return m_local->filePath(name); }
    QString remotePath(const QString &name = {}) const { return m_remote->filePath(name); }
    QString stateFolder() const { return m_state->path(); }
    files::AgentRoot &root() { return *m_root; }

    JupyterServer server{{}};
    const bool isUp;
    FaultProxy proxy;
    SystemClock clock;
    net::ServerConnection connection;
    files::AgentLink link;

private:
    QUrl throughProxy() const;

    std::unique_ptr<QTemporaryDir> m_local;
    std::unique_ptr<QTemporaryDir> m_remote;
    std::unique_ptr<QTemporaryDir> m_state;
    std::unique_ptr<files::AgentRoot> m_root;
};

/// Writes a file, with the folders it is in.
bool put(const QString &file, const QByteArray &bytes);
QByteArray get(const QString &file);
/// All below a folder but what is Quire's own: "a/b=text", folders end in "/"; in order.
QStringList contentsOf(const QString &folder);

} // namespace quire::testing
