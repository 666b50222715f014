// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/RemoteFileModel.h"

#include <QLocale>
#include <QMimeData>

#include <algorithm>

namespace quire::models {

namespace {

QString badgeText(SyncBadge badge)
{
    switch (badge) {
    case SyncBadge::None:
        return {};
    case SyncBadge::InSync:
        return RemoteFileModel::tr("In sync");
    case SyncBadge::Waiting:
        return RemoteFileModel::tr("Waiting to sync");
    case SyncBadge::Moving:
        return RemoteFileModel::tr("Syncing");
    case SyncBadge::Conflict:
        return RemoteFileModel::tr("In conflict");
    case SyncBadge::Failed:
        return RemoteFileModel::tr("Could not be synced");
    case SyncBadge::Ignored:
        return RemoteFileModel::tr("Not synced");
    case SyncBadge::Upload:
        return RemoteFileModel::tr("Waits to be sent to the machine");
    case SyncBadge::Download:
        return RemoteFileModel::tr("Waits to be fetched from the machine");
    }
    return {};
}

} // namespace

QVariant RemoteFileModel::text(const FileEntry &entry, int column) const
{
    switch (column) {
    case NameColumn:
        return entry.name();
    case SizeColumn:
        return entry.size < 0 ? QString() : QLocale().formattedDataSize(entry.size, 1, QLocale::DataSizeSIFormat);
    case ModifiedColumn:
        return QLocale().toString(entry.modified.toLocalTime(), QLocale::ShortFormat);
    default:
        return {};
    }
}

QString RemoteFileModel::sampleTime()
{
    return QLocale().toString(QDateTime(QDate(2028, 12, 28), QTime(20, 58)), QLocale::ShortFormat);
}

QString RemoteFileModel::toolTip(const FileEntry &entry) const
{
    QStringList lines{entry.path.toString()};
    if (entry.isLink) {
        lines.append(entry.linkTarget.isEmpty() ? tr("Link") : tr("Link to %1").arg(entry.linkTarget));
    }
    if (!entry.isWritable) {
        lines.append(tr("Read-only"));
    }
    return lines.join(u'\n').toHtmlEscaped().replace(u'\n', QStringLiteral("<br>"));
}

QVariant RemoteFileModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid()) {
        return {};
    }
    const FileEntry &file = entry(index);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        return text(file, index.column());
    case Qt::ToolTipRole:
        return index.column() == SyncColumn ? badgeText(badge(file)) : toolTip(file);
    case Qt::AccessibleTextRole:
        return index.column() == SyncColumn ? QVariant(badgeText(badge(file))) : text(file, index.column());
    case Qt::TextAlignmentRole:
        return index.column() == SizeColumn ? QVariant(int(Qt::AlignRight | Qt::AlignVCenter)) : QVariant();
    case PathRole:
        return file.path.toString();
    case KindRole:
        return int(file.kind);
    case LinkRole:
        return file.isLink;
    case HiddenRole:
        return file.isHidden;
    case BadgeRole:
        return int(badge(file));
    default:
        return {};
    }
}

QVariant RemoteFileModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case NameColumn:
        return tr("Name");
    case SizeColumn:
        return tr("Size");
    case ModifiedColumn:
        return tr("Modified");
    case SyncColumn:
        return tr("Sync");
    default:
        return {};
    }
}

/// Of a FileDrag, and of files of the desktop. What a drop does is its view's affair.
QStringList RemoteFileModel::mimeTypes() const
{
    return {QStringLiteral("application/x-quire-files"), QStringLiteral("text/uri-list")};
}

bool RemoteFileModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int, int, const QModelIndex &) const
{
    const QStringList types = mimeTypes();
    return data && std::ranges::any_of(types, [data](const QString &type) { return data->hasFormat(type); });
}

/// Typing looks for names this way, with each key: without a QVariant for every one of 100,000.
QModelIndexList RemoteFileModel::match(const QModelIndex &start, int role, const QVariant &value, int hits,
                                       Qt::MatchFlags flags) const
{
    const bool isTyping = role == Qt::DisplayRole && hits == 1 && start.isValid() && start.column() == NameColumn &&
                          flags.testFlag(Qt::MatchStartsWith) && !flags.testFlag(Qt::MatchRecursive);
    if (!isTyping) {
        return QAbstractItemModel::match(start, role, value, hits, flags);
    }
    const QString typed = value.toString();
    const QModelIndex parent = start.parent();
    const int count = rowCount(parent);
    const int end = flags.testFlag(Qt::MatchWrap) ? start.row() + count : count;
    for (int row = start.row(); row < end; ++row) {
        const QModelIndex candidate = index(row % count, NameColumn, parent);
        const QString &path = entry(candidate).path.toString();
        if (QStringView(path).sliced(path.lastIndexOf(u'/') + 1).startsWith(typed, Qt::CaseInsensitive)) {
            return {candidate};
        }
    }
    return {};
}

} // namespace quire::models
