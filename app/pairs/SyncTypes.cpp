// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/SyncTypes.h"

#include <QCoreApplication>

namespace quire::pairs {

namespace {

struct SyncWords
{
    Q_DECLARE_TR_FUNCTIONS(quire::pairs::SyncWords)

public:
    static QString ofRoot(sync::Alarm alarm, bool isLocal)
    {
        switch (alarm) {
        case sync::Alarm::MarkerMissing:
            return isLocal ? tr("The folder on this computer is missing, or is not the one that was paired. Is a disk "
                                "not connected?")
                           : tr("The folder on the machine is missing, or is not the one that was paired.");
        case sync::Alarm::MarkerDiffers:
        case sync::Alarm::RootReplaced:
            return isLocal ? tr("The folder on this computer is another one than was paired.")
                           : tr("The folder on the machine is another one than was paired.");
        case sync::Alarm::OwnerDiffers:
            return tr("The folder lies on another machine's disk than was paired.");
        default:
            return isLocal ? tr("The folder on this computer is empty, and was not before.")
                           : tr("The folder on the machine is empty, and was not before.");
        }
    }
    static QString ofDeletes(sync::Alarm alarm, bool isLocal)
    {
        switch (alarm) {
        case sync::Alarm::ManyDeletes:
            return isLocal ? tr("Many files of this computer would be deleted.")
                           : tr("Many files of the machine would be deleted.");
        case sync::Alarm::ManyBytes:
            return isLocal ? tr("More than 1 GB on this computer would be deleted.")
                           : tr("More than 1 GB on the machine would be deleted.");
        case sync::Alarm::TopFolderDeleted:
            return isLocal ? tr("A whole folder of this computer would be deleted.")
                           : tr("A whole folder of the machine would be deleted.");
        case sync::Alarm::FoldersEmptied:
            return isLocal ? tr("Several folders of this computer would be emptied.")
                           : tr("Several folders of the machine would be emptied.");
        case sync::Alarm::ListingIncomplete:
            return tr("Not everything could be seen, so nothing is deleted this time.");
        case sync::Alarm::RulesChanged:
            return tr("Other files are ignored than before, so nothing is deleted this time.");
        default:
            return tr("What was agreed on last is not known, so nothing is deleted this time.");
        }
    }
    static QString ofBlock(const sync::Blocked &blocked)
    {
        const bool isLocal = blocked.side == sync::Side::Local;
        switch (blocked.reason) {
        case sync::BlockReason::Unknown:
            return isLocal ? tr("cannot be read on this computer") : tr("cannot be read on the machine");
        case sync::BlockReason::IllegalName:
            return isLocal ? tr("this computer cannot hold this name") : tr("the machine cannot hold this name");
        case sync::BlockReason::Collision:
            return isLocal ? tr("on this computer it would be the same file as another one")
                           : tr("on the machine it would be the same file as another one");
        case sync::BlockReason::LinkOutside:
            return tr("the link leads out of the folder");
        case sync::BlockReason::NoSymlinks:
            return isLocal ? tr("this computer's disk has no links") : tr("the machine has no links");
        }
        return {};
    }
};

} // namespace

sync::IgnoreRules rulesOf(const PairSettings &settings, const QByteArray &ownLines)
{
    using sync::IgnoreRules;
    return IgnoreRules(IgnoreRules::defaultLines() + (settings.includesGit ? QByteArray() : IgnoreRules::gitLines()) +
                           settings.ignoreLines + '\n' + ownLines + '\n' + IgnoreRules::ownLines(),
                       settings.largestFile);
}

QString describe(const sync::GuardFinding &finding)
{
    const bool isLocal = finding.side == sync::Side::Local;
    return sync::verdictOf(finding.alarm) == sync::Verdict::Stop ? SyncWords::ofRoot(finding.alarm, isLocal)
                                                                 : SyncWords::ofDeletes(finding.alarm, isLocal);
}

QString describe(const sync::Blocked &blocked)
{
    return SyncWords::ofBlock(blocked);
}

} // namespace quire::pairs
