// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "jupyter/Contents.h"
#include "models/ContentsSource.h"
#include "support/JupyterServer.h"

#include <QDir>

#include <memory>

namespace quire::testing {

/// A real server and its Contents API, for tests of what shows and changes files. Its trash is its own.
class ServedFiles
{
public:
    /// False: see log().
    bool start()
    {
        qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
        if (!server.start()) {
            return false;
        }
        connection =
            std::make_unique<net::ServerConnection>(net::Endpoint{server.url(), Secret(server.token()), {}, {}}, clock);
        contents = std::make_unique<jupyter::Contents>(connection.get());
        return true;
    }
    QByteArray log() const { return server.log(); }

    /// Nothing but these files, in folders that are made for them; a name that ends with a slash is a folder.
    bool hold(const QList<std::pair<QString, QByteArray>> &files) const
    {
        QDir root(server.root());
        bool isDone = root.removeRecursively() && QDir().mkpath(server.root());
        for (const auto &[name, bytes] : files) {
            const bool isFolder = name.endsWith(u'/');
            isDone = isDone && root.mkpath(isFolder ? name : QFileInfo(name).path());
            isDone = isDone && (isFolder || server.write(name, bytes));
        }
        return isDone;
    }

    /// What the server shows; `localRoot` where that is to be known to lie on this computer.
    std::unique_ptr<models::ContentsSource> source(const QString &id, const QString &localRoot = {}) const
    {
        return std::make_unique<models::ContentsSource>(contents.get(), connection.get(), id, localRoot);
    }

private:
    QTemporaryDir m_home;

public:
    SystemClock clock;
    JupyterServer server{JupyterServer::Options{}};
    std::unique_ptr<net::ServerConnection> connection;
    std::unique_ptr<jupyter::Contents> contents;
};

} // namespace quire::testing
