// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "net/ServerConnection.h"

#include <QObject>

#include <memory>

namespace quire::jupyter {

/// What stands at an address, before anyone has logged in.
struct ServerIdentity
{
    enum class Kind { JupyterServer, NotebookServer, Hub };
    enum class Login {
        Nothing,  ///< Open to anyone who reaches it.
        Token,    ///< A token; its login form takes the token too.
        Password, ///< A password only.
        Hub,      ///< A JupyterHub token.
    };
    Kind kind = Kind::JupyterServer;
    Login login = Login::Token;
    /// "2.15.0"; of the hub for Kind::Hub.
    QString version;
};

/// Getting into a server.
class Login : public QObject
{
    Q_OBJECT

public:
    explicit Login(net::ServerConnection *connection, QObject *parent = nullptr);

    /// Asks without any credentials. ErrorKind::Protocol if no Jupyter server answers there.
    Reply<ServerIdentity> identify();
    /// Proves the connection's token with an empty cookie jar (an old cookie would make a wrong token look right).
    /// ErrorKind::Auth if it is refused. Also right for servers without authentication.
    Reply<void> checkToken();
    /// Fills in the server's login form; the session cookie stays in the connection's jar.
    /// ErrorKind::Auth if the password is wrong.
    Reply<void> withPassword(Secret password);
    /// Ends the cookie session.
    Reply<void> logOut();

private:
    /// A client of the same server that remembers nothing.
    std::unique_ptr<net::HttpClient> stranger(const Secret &token) const;
    Error notJupyter() const;

    net::ServerConnection *m_connection;
};

} // namespace quire::jupyter
