// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "net/ServerConnection.h"

#include <QDateTime>
#include <QList>
#include <QObject>

namespace quire::jupyter {

/// A running terminal as the server's REST interface sees it.
struct TerminalModel
{
    QString name;
    /// Of its program or of a person who typed; invalid where the server does not say.
    QDateTime lastActivity;

    bool operator==(const TerminalModel &) const = default;
};

/// api/terminals. ErrorKind::Unsupported from servers that have none.
class Terminals : public QObject
{
    Q_OBJECT

public:
    explicit Terminals(net::ServerConnection *connection, QObject *parent = nullptr);

    Reply<QList<TerminalModel>> list();
    /// A new one. `folder`: where it starts, relative to the server's root; empty is the root. `name`: letters, digits
    /// and "_"; the server's choice if empty. Notebook 6 follows neither.
    Reply<TerminalModel> open(QString folder = {}, QString name = {});
    /// ErrorKind::NotFound when it does not run any more.
    Reply<TerminalModel> find(QString name);
    /// Ends it with what runs in it. Fine if it is already gone.
    Reply<void> close(QString name);

private:
    net::ServerConnection *m_connection;
};

} // namespace quire::jupyter
