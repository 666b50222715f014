// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "jupyter/Kernels.h"

namespace quire::jupyter {

/// The server's note that a document has a kernel.
struct SessionModel
{
    QString id;
    RemotePath path;
    QString name;
    /// "notebook", "console", …
    QString type;
    KernelModel kernel;

    bool operator==(const SessionModel &) const = default;
};

/// api/sessions.
class Sessions : public QObject
{
    Q_OBJECT

public:
    explicit Sessions(net::ServerConnection *connection, QObject *parent = nullptr);

    Reply<QList<SessionModel>> list();
    /// The document's session with its kernel; made, and its kernel started, if there is none. An existing session
    /// keeps its kernel whatever `specName` says. An empty `specName` is the server's default.
    /// `type` is the document's: "notebook" or "console".
    /// ErrorKind::Unsupported when the server has no such kernelspec.
    Reply<SessionModel> open(RemotePath path, QString specName = {}, QString type = QStringLiteral("notebook"));
    /// The document's session with the kernel `kernelId`.
    Reply<SessionModel> attach(RemotePath path, QString kernelId);
    /// Tells the server that the document moved; renaming the file does not.
    Reply<SessionModel> move(QString id, RemotePath path);
    /// Another kernel for the document; the old one is shut down.
    Reply<SessionModel> changeKernel(QString id, QString specName);
    /// Ends the session and its kernel, even one that is shared. Fine if it is already gone.
    Reply<void> close(QString id);

private:
    Reply<SessionModel> model(net::HttpRequest request);

    net::ServerConnection *m_connection;
};

} // namespace quire::jupyter
