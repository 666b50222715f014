// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pairs/Carrier.h"

#include <QPointer>

namespace quire::pairs {

/// Carries out copies to the machine, in groups: what is about to replace something is noted first, rows come last.
class CopyUp : public QObject
{
    Q_OBJECT

public:
    CopyUp(Carrier *carrier, std::vector<sync::Action> actions);
    /// What is under way ends at the next piece.
    ~CopyUp() override;

    /// Errors: as Carrier::carryOut().
    [[nodiscard]] Reply<void> run();

private:
    struct Group;

    std::shared_ptr<Group> nextGroup();
    Reply<void> openSources(std::shared_ptr<Group> group);
    std::vector<files::Upload> prepare(Group &group);
    Reply<void> sendGroup(std::shared_ptr<Group> group);
    void takeIn(Group &group, const std::vector<files::Sent> &sent);
    Reply<void> keepTexts(std::shared_ptr<Group> group);

    Carrier *m_carrier;
    std::vector<sync::Action> m_actions;
    std::size_t m_at = 0;
    Reply<std::vector<files::Sent>> m_sending;
};

/// How many files and bytes go together, so that a crash costs little and the journal is not asked for each.
inline constexpr std::size_t filesInGroup = 2000;
inline constexpr qint64 bytesInGroup = 64 << 20;

} // namespace quire::pairs
