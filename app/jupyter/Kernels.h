// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "net/ServerConnection.h"

#include <QDateTime>
#include <QList>
#include <QObject>

namespace quire::jupyter {

/// A running kernel as the server's REST interface sees it.
struct KernelModel
{
    QString id;
    /// Of its kernelspec.
    QString name;
    /// starting, idle, busy, dead. "starting" until the first client connects; may be wrong while a cell runs.
    QString executionState;
    QDateTime lastActivity;
    int connections = 0;

    bool operator==(const KernelModel &) const = default;
};

/// api/kernels.
class Kernels : public QObject
{
    Q_OBJECT

public:
    explicit Kernels(net::ServerConnection *connection, QObject *parent = nullptr);

    Reply<QList<KernelModel>> list();
    Reply<KernelModel> find(QString id);
    /// A kernel that belongs to no document. `folder` is its working directory.
    Reply<KernelModel> start(QString specName, QString folder = {});
    Reply<void> interrupt(QString id);
    /// Comes when the kernel process is up again; its iopub may still be deaf for a moment.
    Reply<KernelModel> restart(QString id);
    /// Fine if it is already gone.
    Reply<void> shutDown(QString id);

private:
    net::ServerConnection *m_connection;
};

} // namespace quire::jupyter
