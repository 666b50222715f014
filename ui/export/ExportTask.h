// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/ExportRun.h"

#include <QFutureWatcher>
#include <QHash>
#include <QObject>

namespace quire::ui {

class NotificationBar;

/// One export under way, told in a bar: how far it is, that it can be cancelled, and in the end where it lies. Deletes
/// itself when there is nothing more to say or do.
class ExportTask : public QObject
{
    Q_OBJECT

public:
    /// `notifications` outlives it. Reads the pictures beside the notebook by `read`, which may be null, then exports.
    ExportTask(exporting::ExportOrder order, std::function<Reply<QByteArray>(const QString &path)> read,
               NotificationBar *notifications, QObject *parent);
    ~ExportTask() override;

private:
    Reply<void> readPictures(QStringList paths);
    void start();
    void showProgress(int thousandths);
    void showResult();
    void answer(const QString &choice);

    exporting::ExportOrder m_order;
    std::function<Reply<QByteArray>(const QString &path)> m_read;
    NotificationBar *m_notifications;
    QString m_key;
    QHash<QString, QByteArray> m_pictures;
    QFutureWatcher<Result<QStringList>> m_watcher;
    int m_shownPercent = -1;
    bool m_isCancelled = false;
};

} // namespace quire::ui
