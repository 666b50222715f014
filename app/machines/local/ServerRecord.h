// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "machines/local/ProcessWatch.h"
#include "net/Endpoint.h"

#include <QCoreApplication>
#include <QString>

namespace quire::machines {

/// A running server as its own discovery file tells it (jpserver-PID.json, or nbserver-PID.json of the classic
/// notebook, in JUPYTER_RUNTIME_DIR; keys url, token, pid, root_dir or notebook_dir, version).
struct ServerRecord
{
    Q_DECLARE_TR_FUNCTIONS(quire::machines::ServerRecord)

public:
    ProcessId process;
    net::Endpoint endpoint;
    QString root;
    /// "2.15.0"; empty for the classic notebook, which does not say.
    QString version;

    /// Errors: Format.
    [[nodiscard]] static Result<ServerRecord> parse(const QByteArray &json);
    /// The record of the newest server in `runtimeFolder` whose process lives; files of dead ones are removed.
    /// Blocks on the disk. Errors: NotFound.
    [[nodiscard]] static Result<ServerRecord> find(const QString &runtimeFolder);
};

} // namespace quire::machines
