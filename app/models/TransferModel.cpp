// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/TransferModel.h"

#include "files/LocalFile.h"

#include <QLocale>

#include <algorithm>

namespace quire::models {

using files::FileRow;
using files::FileState;
using files::JobRow;
using files::JobState;

namespace {

int progressOf(qint64 done, qint64 all)
{
    return all > 0 ? int(double(done) * 1000 / double(all)) : -1;
}

QString sizeText(qint64 bytes)
{
    return QLocale().formattedDataSize(bytes, 1);
}

/// All columns in one text, for tips and for screen readers.
QString whole(const QStringList &columns)
{
    return columns.join(u'\n');
}

} // namespace

TransferModel::TransferModel(std::function<QString(const QString &)> nameOf, QObject *parent)
    : QAbstractItemModel(parent), m_nameOf(std::move(nameOf))
{
}

int TransferModel::rowOf(qint64 job) const
{
    const auto found = std::ranges::find(m_jobs, job, &JobRow::id);
    return found == m_jobs.end() ? -1 : int(found - m_jobs.begin());
}

/// Jobs never change their order; one that is not in the journal yet has no id.
void TransferModel::show(const QList<JobRow> &rows)
{
    QList<JobRow> next = rows;
    next.removeIf([](const JobRow &job) { return job.id == 0; });
    for (int row = int(m_jobs.size()) - 1; row >= 0; --row) {
        if (std::ranges::find(next, m_jobs.at(row).id, &JobRow::id) == next.end()) {
            beginRemoveRows({}, row, row);
            m_jobs.removeAt(row);
            endRemoveRows();
        }
    }
    for (int row = 0; row < next.size(); ++row) {
        if (row < m_jobs.size() && m_jobs.at(row).id == next.at(row).id) {
            update(row, next.at(row));
        } else {
            beginInsertRows({}, row, row);
            m_jobs.insert(row, next.at(row));
            endInsertRows();
        }
    }
}

void TransferModel::update(int row, const JobRow &job)
{
    const QModelIndex parent = index(row, 0);
    const int before = int(m_jobs.at(row).rows.size());
    const int after = int(job.rows.size());
    if (after > before) {
        beginInsertRows(parent, before, after - 1);
    } else if (after < before) {
        beginRemoveRows(parent, after, before - 1);
    }
    m_jobs[row] = job;
    if (after > before) {
        endInsertRows();
    } else if (after < before) {
        endRemoveRows();
    }
    Q_EMIT dataChanged(index(row, 0), index(row, ColumnCount - 1));
    if (after > 0) {
        Q_EMIT dataChanged(index(0, 0, parent), index(after - 1, ColumnCount - 1, parent));
    }
}

const JobRow *TransferModel::job(const QModelIndex &at) const
{
    if (!at.isValid()) {
        return nullptr;
    }
    return at.internalId() == 0 ? &m_jobs.at(at.row()) : job(parent(at));
}

QModelIndex TransferModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent)) {
        return {};
    }
    return createIndex(row, column, parent.isValid() ? quintptr(m_jobs.at(parent.row()).id) : quintptr(0));
}

QModelIndex TransferModel::parent(const QModelIndex &index) const
{
    const int row = index.isValid() && index.internalId() != 0 ? rowOf(qint64(index.internalId())) : -1;
    return row < 0 ? QModelIndex() : createIndex(row, 0, quintptr(0));
}

int TransferModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid()) {
        return int(m_jobs.size());
    }
    return parent.internalId() == 0 && parent.column() == 0 ? int(m_jobs.at(parent.row()).rows.size()) : 0;
}

int TransferModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QVariant TransferModel::data(const QModelIndex &at, int role) const
{
    const JobRow *row = job(at);
    if (!row) {
        return {};
    }
    return at.internalId() == 0 ? jobData(*row, at.column(), role)
                                : fileData(row->rows.at(at.row()), at.column(), role);
}

QVariant TransferModel::jobData(const JobRow &job, int column, int role) const
{
    if (role == ProgressRole) {
        const bool isShown = job.state == JobState::Running || job.state == JobState::Paused ||
                             job.state == JobState::Waiting || job.state == JobState::Asking;
        return isShown ? progressOf(job.done, job.bytes) : -1;
    }
    if (role == ProblemRole) {
        return job.failed > 0 || job.state == JobState::Asking || job.state == JobState::Waiting;
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole) {
        return {};
    }
    switch (column) {
    case NameColumn:
        return role != Qt::DisplayRole ? whole({title(job), stateText(job), sizeText(job.bytes)}) : title(job);
    case StateColumn:
        return stateText(job);
    default:
        return sizeText(job.bytes);
    }
}

QVariant TransferModel::fileData(const FileRow &file, int column, int role) const
{
    if (role == ProgressRole) {
        return file.state == FileState::Active ? progressOf(file.done, file.size) : -1;
    }
    if (role == ProblemRole) {
        return file.state == FileState::Failed || file.state == FileState::Asking;
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole && role != Qt::AccessibleTextRole) {
        return {};
    }
    switch (column) {
    case NameColumn:
        return role != Qt::DisplayRole ? whole({file.name, stateText(file), sizeText(file.size)}) : file.name;
    case StateColumn:
        return stateText(file);
    default:
        return sizeText(file.size);
    }
}

QString TransferModel::title(const JobRow &job) const
{
    const QString first = files::shownName(job.order.sources.value(0));
    const auto more = job.order.sources.size() - 1;
    const QString what = more > 0 ? tr("%1 and %2 more").arg(first).arg(more) : first;
    const QString where = job.order.to.isEmpty() ? tr("this computer") : m_nameOf(job.order.to);
    return tr("%1 to %2").arg(what, where);
}

QString TransferModel::speedText(double bytesPerSecond)
{
    return bytesPerSecond < 1
               ? QString()
               : tr("%1/s").arg(QLocale().formattedDataSize(qint64(bytesPerSecond), 1, QLocale::DataSizeSIFormat));
}

QString TransferModel::timeText(qint64 seconds)
{
    if (seconds < 0) {
        return {};
    }
    return seconds < 90     ? tr("%1 s left").arg(seconds)
           : seconds < 5400 ? tr("%1 min left").arg((seconds + 30) / 60)
                            : tr("%1 h left").arg((seconds + 1800) / 3600);
}

QString TransferModel::stateText(const JobRow &job) const
{
    const QString count = tr("%1 of %2 files").arg(job.finished).arg(job.files);
    switch (job.state) {
    case JobState::Counting:
        return tr("Counting…");
    case JobState::Running: {
        QStringList parts{count, speedText(job.speed), timeText(job.secondsLeft)};
        parts.removeAll(QString());
        return parts.join(QStringLiteral(" · "));
    }
    case JobState::Waiting:
        return job.trouble.isEmpty() ? tr("Waiting") : job.trouble;
    case JobState::Asking:
        return tr("Names are taken: %1").arg(job.asking);
    case JobState::Paused:
        return tr("Paused · %1").arg(count);
    case JobState::Cancelled:
        return tr("Cancelled · %1").arg(count);
    case JobState::Done:
        break;
    }
    return job.failed > 0 ? tr("%1, failed: %2").arg(count).arg(job.failed) : tr("Done · %1").arg(count);
}

QString TransferModel::stateText(const FileRow &file) const
{
    if (!file.problem.isEmpty() && file.state != FileState::Done) {
        return file.problem;
    }
    switch (file.state) {
    case FileState::Waiting:
        return tr("waiting");
    case FileState::Active:
        return tr("under way");
    case FileState::Asking:
        return tr("the name is taken");
    case FileState::Done:
        return tr("done");
    case FileState::Skipped:
        return tr("skipped");
    case FileState::Failed:
        break;
    }
    return tr("failed");
}

QVariant TransferModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    return section == NameColumn ? tr("Transfer") : section == ProgressColumn ? tr("Size") : tr("State");
}

} // namespace quire::models
