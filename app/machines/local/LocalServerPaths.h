// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace quire::machines {

/// Where a local server keeps what it needs to run; all below one folder that only the person can enter (mode 0700).
struct LocalServerPaths
{
    QString folder;

    /// quire/machines in the person's state folder (XDG_STATE_HOME).
    static LocalServerPaths standard();
    /// Where the server's root is unless the person chose another: "Quire" in the documents folder, else in home.
    static QString standardRoot();

    /// The part for one root folder: each root has a server of its own.
    LocalServerPaths forRoot(const QString &root) const;

    /// JUPYTER_RUNTIME_DIR: the server's own discovery file, with its token, and kernel connection files.
    QString runtime() const { return folder + QStringLiteral("/runtime"); }
    /// JUPYTER_CONFIG_DIR: empty, so that the person's server configuration does not apply.
    QString config() const { return folder + QStringLiteral("/config"); }
    QString log() const { return folder + QStringLiteral("/server.log"); }
    /// Held while one Quire starts or stops the server.
    QString startLock() const { return folder + QStringLiteral("/start.lock"); }
    /// Locked, shared, by every Quire that uses the server.
    QString useLock() const { return folder + QStringLiteral("/in-use"); }
};

} // namespace quire::machines
