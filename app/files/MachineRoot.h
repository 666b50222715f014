// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/MachineAgent.h"
#include "files/RateLimit.h"
#include "files/RemoteRoot.h"

namespace quire::files {

/// A folder of a machine by the best way there is: the agent, or where that cannot be, plain requests. Which one is
/// found out with the first question, and again when the agent's machine was restarted.
class MachineRoot : public RemoteRoot
{
    Q_OBJECT

public:
    /// `path` as in MachineAgent::absolute(). `agent` outlives this. `limit`: for plain requests; null: none.
    MachineRoot(MachineAgent *agent, QByteArray path, RateLimit *limit = nullptr, QObject *parent = nullptr);
    /// The same with an agent of its own.
    MachineRoot(std::unique_ptr<MachineAgent> agent, QByteArray path, RateLimit *limit = nullptr,
                QObject *parent = nullptr);
    ~MachineRoot() override;

    /// Finds the way. `make`: the folder is made where it is missing. Errors: NotFound.
    [[nodiscard]] Reply<void> open(bool make);
    /// Whether the agent is at work; false before open() or the first question.
    bool usesAgent() const { return m_usesAgent; }
    /// Asks to be told of changes; false: nobody will tell.
    [[nodiscard]] Reply<bool> watch();

    Abilities abilities() const override;
    QByteArray absolutePath() const override;
    QByteArray unseenLines() const override;
    Reply<sync::ScanResult> scan(sync::IgnoreRules rules, sync::PathMap<sync::Fingerprint> known) override;
    Reply<sync::Tree> list(sync::TreePath folder) override;
    Reply<std::optional<sync::Entry>> stat(sync::TreePath path, bool withDigest) override;
    Reply<std::vector<Sent>> digests(std::vector<sync::TreePath> paths) override;
    Reply<sync::Entry> makeFolder(sync::TreePath path) override;
    Reply<void> move(sync::TreePath from, sync::TreePath to, Expectation expected) override;
    Reply<void> remove(sync::TreePath path, Expectation expected, QByteArray trace) override;
    Reply<void> setExecutable(sync::TreePath path, bool executable, Expectation expected) override;
    Reply<sync::Entry> makeSymlink(sync::TreePath path, QByteArray text, Expectation expected) override;
    Reply<std::vector<Sent>> upload(std::vector<Upload> uploads) override;
    Reply<std::vector<Sent>> download(std::vector<Download> downloads) override;
    Reply<void> settle(sync::TreePath path, QByteArray ticket, QByteArray trace) override;
    Reply<void> discard(sync::TreePath path, QByteArray ticket) override;
    /// Ends an agent of its own.
    Reply<void> close() override;

private:
    Reply<void> find(bool make);
    Reply<void> useAgent(bool make);
    Reply<void> useContents(bool make);
    template <typename T, typename Work> Reply<T> by(Work work);

    std::unique_ptr<MachineAgent> m_own;
    MachineAgent *m_agent;
    QByteArray m_path;
    RateLimit *m_limit;
    std::unique_ptr<RemoteRoot> m_root;
    QList<std::shared_ptr<QPromise<Result<void>>>> m_waiting;
    bool m_usesAgent = false;
};

} // namespace quire::files
