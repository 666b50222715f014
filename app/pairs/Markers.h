// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/RemoteRoot.h"
#include "pairs/LocalSide.h"

namespace quire::pairs {

/// A small file in each root by which it is known again: a folder without it is not the one that was paired, however it
/// is called.
class Markers : public QObject
{
    Q_OBJECT

public:
    Markers(LocalSide *local, files::RemoteRoot *remote) : m_local(local), m_remote(remote) {}

    struct Texts
    {
        /// Empty: there is none.
        QByteArray local = {};
        QByteArray remote = {};
    };
    [[nodiscard]] Reply<Texts> read();
    /// Makes those that are missing.
    [[nodiscard]] Reply<Texts> make(Texts known);
    /// Leaves the remote one where this way to the root can see it: another way left it elsewhere.
    [[nodiscard]] Reply<void> leaveRemote(QByteArray text) { return writeRemote(std::move(text)); }
    /// Whether this way sees what any other way leaves.
    bool seesAll() const { return m_remote->abilities().traits.leadingDot; }

private:
    Reply<QByteArray> readRemote(sync::TreePath path);
    Reply<void> writeRemote(QByteArray text);
    Reply<void> writeLocal(QByteArray text);
    /// Servers without the agent show no hidden names.
    sync::TreePath remotePath() const;

    LocalSide *m_local;
    files::RemoteRoot *m_remote;
};

} // namespace quire::pairs
