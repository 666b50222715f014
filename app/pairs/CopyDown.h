// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/LocalPart.h"
#include "pairs/Carrier.h"

namespace quire::pairs {

/// Carries out copies to this computer, in groups: fetched into hidden parts, noted, put in place, written down.
class CopyDown : public QObject
{
    Q_OBJECT

public:
    CopyDown(Carrier *carrier, std::vector<sync::Action> actions);
    /// What is under way ends at the next piece.
    ~CopyDown() override;

    /// Errors: as Carrier::carryOut().
    [[nodiscard]] Reply<void> run();

private:
    struct Group;

    std::shared_ptr<Group> nextGroup();
    Reply<void> openParts(std::shared_ptr<Group> group);
    Reply<void> fetch(std::shared_ptr<Group> group);
    /// On the local thread: everything checked and on the disk, so that only the rename is left.
    static void finishParts(Group &group);
    Reply<void> putInPlace(std::shared_ptr<Group> group);
    Reply<void> writeDown(std::shared_ptr<Group> group);
    static void commitParts(Group &group, const files::LocalRoot &root);
    void takeIn(Group &group);

    Carrier *m_carrier;
    std::vector<sync::Action> m_actions;
    std::size_t m_at = 0;
    Reply<std::vector<files::Sent>> m_fetching;
};

} // namespace quire::pairs
