// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/RunQueueModel.h"

#include "notebook/Document.h"
#include "session/NotebookSession.h"
#include "session/Workspace.h"

#include <QMimeData>

namespace quire::models {

using session::CellRun;
using session::NotebookSession;
using session::QueuedRun;

namespace {

const QString rowType = QStringLiteral("application/x-quire-queued-run");
constexpr qsizetype labelLength = 80;

/// The first line that says something.
QString firstLine(const QString &code)
{
    for (const QStringView line : QStringView(code).split(u'\n')) {
        if (const QStringView text = line.trimmed(); !text.isEmpty()) {
            return text.left(labelLength).toString();
        }
    }
    return {};
}

QString elapsedText(const QDateTime &since)
{
    const qint64 seconds = std::max<qint64>(0, since.secsTo(QDateTime::currentDateTimeUtc()));
    const QChar zero = u'0';
    const QString rest = QStringLiteral("%1:%2").arg(seconds / 60 % 60, 2, 10, zero).arg(seconds % 60, 2, 10, zero);
    return seconds < 3600 ? rest : QStringLiteral("%1:%2").arg(seconds / 3600).arg(rest);
}

} // namespace

RunQueueModel::RunQueueModel(session::Workspace *workspace, QObject *parent)
    : QAbstractTableModel(parent), m_workspace(workspace)
{
    // Two hundred small cells come and go in a moment.
    m_soon.setSingleShot(true);
    m_soon.setInterval(50);
    m_clock.setInterval(1000);
    connect(&m_soon, &QTimer::timeout, this, &RunQueueModel::refresh);
    connect(&m_clock, &QTimer::timeout, this, [this] {
        Q_EMIT dataChanged(index(0, StateColumn), index(rowCount() - 1, StateColumn), {Qt::DisplayRole});
    });
    connect(workspace, &session::Workspace::notebookOpened, this, &RunQueueModel::watch);
    connect(workspace, &session::Workspace::notebookClosed, &m_soon, qOverload<>(&QTimer::start));
    const QList<NotebookSession *> open = workspace->notebooks();
    for (NotebookSession *notebook : open) {
        watch(notebook);
    }
}

void RunQueueModel::watch(NotebookSession *notebook)
{
    connect(&notebook->kernel().runs(), &session::CellRuns::queueChanged, &m_soon, [this] {
        if (!m_soon.isActive()) {
            m_soon.start();
        }
    });
}

void RunQueueModel::setMachine(const machines::MachineId &machine)
{
    m_machine = machine;
    refresh();
}

QList<RunQueueModel::Row> RunQueueModel::collect() const
{
    QList<Row> rows;
    const QList<NotebookSession *> open = m_workspace->notebooks();
    for (NotebookSession *notebook : open) {
        if (notebook->ref().machine != m_machine || !notebook->document()) {
            continue;
        }
        const QList<QueuedRun> queue = notebook->kernel().runs().queue();
        for (const QueuedRun &run : queue) {
            const int at = notebook->document()->indexOf(run.cell);
            const QString code = run.code.isEmpty() && at >= 0 ? notebook->document()->cell(at).source() : run.code;
            rows.append({notebook, run, firstLine(code)});
        }
    }
    return rows;
}

/// Rows that stay are told apart from those that come and go, so that the selection stays too.
void RunQueueModel::refresh()
{
    const QList<Row> next = collect();
    const auto isSame = [](const Row &one, const Row &other) {
        return one.notebook == other.notebook && one.run.id == other.run.id;
    };
    for (int row = rowCount() - 1; row >= 0; --row) {
        if (std::ranges::none_of(next, [&](const Row &one) { return isSame(one, m_rows.at(row)); })) {
            beginRemoveRows({}, row, row);
            m_rows.removeAt(row);
            endRemoveRows();
        }
    }
    for (int row = 0; row < next.size(); ++row) {
        const auto found =
            std::find_if(m_rows.begin() + row, m_rows.end(), [&](const Row &one) { return isSame(one, next.at(row)); });
        const int from = int(found - m_rows.begin());
        if (found == m_rows.end()) {
            beginInsertRows({}, row, row);
            m_rows.insert(row, next.at(row));
            endInsertRows();
        } else if (from != row) {
            beginMoveRows({}, from, from, {}, row);
            m_rows.move(from, row);
            endMoveRows();
        }
        m_rows[row] = next.at(row);
    }
    if (!m_rows.isEmpty()) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
        m_clock.start();
    } else {
        m_clock.stop();
    }
}

NotebookSession *RunQueueModel::notebook(int row) const
{
    return m_rows.at(row).notebook;
}

int RunQueueModel::firstWaitingOf(const NotebookSession *notebook) const
{
    const auto found = std::ranges::find_if(
        m_rows, [notebook](const Row &row) { return row.notebook == notebook && !row.run.isSent; });
    return int(found - m_rows.begin());
}

bool RunQueueModel::canMove(int row, int step) const
{
    const int to = row + step;
    return canCancel(row) && to >= 0 && to < rowCount() && canCancel(to) &&
           m_rows.at(to).notebook == m_rows.at(row).notebook;
}

void RunQueueModel::move(int row, int step)
{
    if (canMove(row, step)) {
        NotebookSession *notebook = m_rows.at(row).notebook;
        notebook->kernel().runs().move(m_rows.at(row).run.id, row + step - firstWaitingOf(notebook));
        refresh();
    }
}

void RunQueueModel::cancel(int row)
{
    if (NotebookSession *notebook = m_rows.at(row).notebook; notebook && canCancel(row)) {
        notebook->kernel().runs().cancel(m_rows.at(row).run.id);
        refresh();
    }
}

void RunQueueModel::cancelAll()
{
    QSet<NotebookSession *> concerned;
    for (const Row &row : std::as_const(m_rows)) {
        concerned.insert(row.notebook);
    }
    concerned.remove(nullptr);
    for (NotebookSession *notebook : std::as_const(concerned)) {
        notebook->kernel().runs().cancelWaiting();
    }
    refresh();
}

int RunQueueModel::waitingCount() const
{
    return int(std::ranges::count_if(m_rows, [](const Row &row) { return !row.run.isSent; }));
}

int RunQueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

int RunQueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString RunQueueModel::stateText(const QueuedRun &run) const
{
    if (run.run.state == CellRun::State::Running) {
        return elapsedText(run.run.startedAt);
    }
    return run.isSent ? tr("next") : tr("waiting");
}

QVariant RunQueueModel::data(const QModelIndex &index, int role) const
{
    const Row &row = m_rows.at(index.row());
    if (role == Qt::ToolTipRole) {
        return row.run.isSent ? tr("With the kernel: it cannot be moved any more.") : row.label;
    }
    if (role != Qt::DisplayRole) {
        return {};
    }
    switch (index.column()) {
    case CellColumn:
        return row.label;
    case NotebookColumn:
        return row.notebook ? row.notebook->ref().title() : QString();
    default:
        return stateText(row.run);
    }
}

QVariant RunQueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) {
        return {};
    }
    switch (section) {
    case CellColumn:
        return tr("Cell");
    case NotebookColumn:
        return tr("Notebook");
    default:
        return tr("State");
    }
}

Qt::ItemFlags RunQueueModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags plain = Qt::ItemIsSelectable | Qt::ItemIsEnabled;
    if (!index.isValid()) {
        return Qt::ItemIsDropEnabled;
    }
    return canCancel(index.row()) ? plain | Qt::ItemIsDragEnabled : plain;
}

QStringList RunQueueModel::mimeTypes() const
{
    return {rowType};
}

QMimeData *RunQueueModel::mimeData(const QModelIndexList &indexes) const
{
    auto *data = new QMimeData;
    data->setData(rowType, QByteArray::number(m_rows.at(indexes.first().row()).run.id) + ' ' +
                               QByteArray::number(indexes.first().row()));
    return data;
}

/// -1 when the dragged run is not where it was: it has begun.
int RunQueueModel::rowOf(const QMimeData *data) const
{
    const QByteArrayList parts = data->data(rowType).split(' ');
    const int row = parts.value(1).toInt();
    const bool isThere = parts.size() == 2 && row >= 0 && row < rowCount() &&
                         m_rows.at(row).run.id == parts.at(0).toULongLong() && canCancel(row);
    return isThere ? row : -1;
}

bool RunQueueModel::canDropMimeData(const QMimeData *data, Qt::DropAction, int row, int, const QModelIndex &) const
{
    const int from = rowOf(data);
    if (from < 0 || row < 0) {
        return false;
    }
    const NotebookSession *notebook = m_rows.at(from).notebook;
    const int first = firstWaitingOf(notebook);
    const bool isBehind = row > 0 && m_rows.at(row - 1).notebook == notebook;
    const bool isBefore = row < rowCount() && m_rows.at(row).notebook == notebook;
    return row >= first && (isBehind || isBefore);
}

bool RunQueueModel::dropMimeData(const QMimeData *data, Qt::DropAction action, int row, int column,
                                 const QModelIndex &parent)
{
    if (!canDropMimeData(data, action, row, column, parent)) {
        return false;
    }
    const int from = rowOf(data);
    move(from, (row > from ? row - 1 : row) - from);
    return false; // Moved already; the view must not remove the row.
}

} // namespace quire::models
