// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/SyncWords.h"

#include <QDir>
#include <QFile>
#include <QLocale>

namespace quire::ui {

using pairs::PairRow;
using pairs::PairState;
using Kind = pairs::SyncEvent::Kind;

namespace {

QString counts(const PairRow &row)
{
    QStringList parts;
    const auto add = [&parts](int number, const QString &words) {
        if (number > 0) {
            parts.append(words.arg(QLocale().toString(number)));
        }
    };
    add(row.uploaded, SyncWords::tr("%1 uploaded"));
    add(row.downloaded, SyncWords::tr("%1 downloaded"));
    add(row.deleted, SyncWords::tr("%1 deleted"));
    add(row.moved, SyncWords::tr("%1 moved"));
    add(row.merged, SyncWords::tr("%1 merged"));
    return parts.join(SyncWords::tr(", "));
}

} // namespace

QString SyncWords::state(const PairRow &row)
{
    switch (row.state) {
    case PairState::Scanning:
        return tr("Looking for changes…");
    case PairState::Working:
        return counts(row).isEmpty() ? tr("Syncing…") : tr("Syncing: %1").arg(counts(row));
    case PairState::WaitingForMachine:
        return tr("Waits for the machine");
    case PairState::Paused:
        return tr("Paused");
    case PairState::NeedsAnswer:
        return tr("Needs an answer");
    case PairState::Failed:
        return row.message;
    case PairState::Idle:
        break;
    }
    return row.lastRun.isValid()
               ? tr("In sync since %1").arg(QLocale().toString(row.lastRun.time(), QLocale::ShortFormat))
               : tr("Not synced yet");
}

QString SyncWords::arrow(sync::Direction direction)
{
    switch (direction) {
    case sync::Direction::MirrorUp:
        return QStringLiteral("→");
    case sync::Direction::MirrorDown:
        return QStringLiteral("←");
    case sync::Direction::TwoWay:
        break;
    }
    return QStringLiteral("↔");
}

QString SyncWords::event(Kind kind)
{
    switch (kind) {
    case Kind::Uploaded:
        return tr("Uploaded");
    case Kind::Downloaded:
        return tr("Downloaded");
    case Kind::DeletedHere:
        return tr("Deleted here");
    case Kind::DeletedThere:
        return tr("Deleted on the machine");
    case Kind::RenamedHere:
        return tr("Renamed here");
    case Kind::RenamedThere:
        return tr("Renamed on the machine");
    case Kind::KeptBoth:
        return tr("Both kept");
    case Kind::Merged:
        return tr("Merged");
    case Kind::Failed:
        return tr("Failed");
    case Kind::Halted:
        return tr("Stopped");
    case Kind::Restored:
        return tr("Brought back");
    }
    return {};
}

QString SyncWords::localPath(const QByteArray &path)
{
    const QString text = QFile::decodeName(path);
    const QString home = QDir::homePath();
    return text.startsWith(home + u'/') ? u'~' + text.sliced(home.size()) : text;
}

QString SyncWords::remotePath(const QByteArray &path)
{
    return QString::fromUtf8(path.startsWith("//") ? path.sliced(1) : path);
}

} // namespace quire::ui
