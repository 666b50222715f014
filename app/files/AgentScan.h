// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/AgentLink.h"
#include "files/AgentRecord.h"
#include "files/RemoteRoot.h"

#include <QPointer>

namespace quire::files {

class AgentRoot;

/// One look at a root, level by level: many folders to a question, so that ignored ones are never entered.
///
/// Files carry a digest only where `known` vouches for it; all have a fingerprint, see RemoteRoot::digests().
class AgentScan : public QObject
{
    Q_OBJECT

public:
    AgentScan(AgentRoot *root, sync::IgnoreRules rules, sync::PathMap<sync::Fingerprint> known);

    [[nodiscard]] Reply<sync::ScanResult> run();
    [[nodiscard]] Reply<sync::Tree> list(sync::TreePath folder);

private:
    /// Asks for the first of `folders`, takes in what comes, and takes them off.
    Reply<void> look(std::vector<sync::TreePath> *folders, std::vector<sync::TreePath> *below);
    Result<void> takeIn(const AgentAnswer &answer, std::vector<sync::TreePath> *folders,
                        std::vector<sync::TreePath> *below);
    void add(const sync::TreePath &folder, const AgentRecord &record, qint64 now, std::vector<sync::TreePath> *below);
    void setUnlisted(const sync::TreePath &folder);
    void markIgnored(const sync::TreePath &folder);
    Reply<void> findRoot();

    QPointer<AgentRoot> m_root;
    sync::IgnoreRules m_rules;
    sync::PathMap<sync::Fingerprint> m_known;
    sync::ScanResult m_result;
};

} // namespace quire::files
