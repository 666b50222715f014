// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/TransferJob.h"

#include <QAbstractItemModel>

#include <functional>

namespace quire::models {

/// Transfers and, inside each, its files: those that move or need somebody first.
class TransferModel : public QAbstractItemModel
{
    Q_OBJECT

public:
    enum Column { NameColumn, ProgressColumn, StateColumn, ColumnCount };
    enum Role {
        ProgressRole = Qt::UserRole, ///< 0 to 1000; -1: not known, or nothing to show.
        ProblemRole,                 ///< Whether something went wrong or waits for an answer.
    };

    /// `nameOf`: what people call the machine with this id.
    explicit TransferModel(std::function<QString(const QString &machine)> nameOf, QObject *parent = nullptr);

    /// What is there now; what is selected stays so.
    void show(const QList<files::JobRow> &rows);
    /// Null when nothing is at `index`; a file's is its job.
    const files::JobRow *job(const QModelIndex &index) const;
    const QList<files::JobRow> &jobs() const { return m_jobs; }

    /// "train.csv, and 3 more to Server".
    QString title(const files::JobRow &job) const;
    /// "3.2 MB/s"; empty when nothing moves.
    static QString speedText(double bytesPerSecond);
    /// "2 min left".
    static QString timeText(qint64 seconds);

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &index) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

private:
    void update(int row, const files::JobRow &job);
    int rowOf(qint64 job) const;
    QVariant jobData(const files::JobRow &job, int column, int role) const;
    QVariant fileData(const files::FileRow &file, int column, int role) const;
    QString stateText(const files::JobRow &job) const;
    QString stateText(const files::FileRow &file) const;

    std::function<QString(const QString &)> m_nameOf;
    QList<files::JobRow> m_jobs;
};

} // namespace quire::models
