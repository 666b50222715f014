// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/export/ExportTask.h"

#include "base/Coroutine.h"
#include "ui/kit/NotificationBar.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QUrl>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace quire::ui {

namespace {

/// A screen reader says each; more often is noise.
constexpr int percentStep = 10;
constexpr qsizetype shownRemarks = 3;

} // namespace

ExportTask::ExportTask(exporting::ExportOrder order, std::function<Reply<QByteArray>(const QString &path)> read,
                       NotificationBar *notifications, QObject *parent)
    : QObject(parent),
      m_order(std::move(order)),
      m_read(std::move(read)),
      m_notifications(notifications),
      m_key(u"export-"_s + m_order.file)
{
    connect(notifications, &NotificationBar::actionTriggered, this, [this](const QString &key, const QString &choice) {
        if (key == m_key) {
            answer(choice);
        }
    });
    connect(notifications, &NotificationBar::dismissed, this, [this](const QString &key) {
        if (key == m_key && (m_isCancelled || m_watcher.isFinished())) {
            deleteLater();
        }
    });
    connect(&m_watcher, &QFutureWatcherBase::progressValueChanged, this, &ExportTask::showProgress);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, &ExportTask::showResult);
    showProgress(0);
    QtConcurrent::run(exporting::picturesBeside, m_order.notebook).then(this, [this](const QStringList &paths) {
        readPictures(paths).then(this, [this](const Result<void> &) { start(); });
    });
}

ExportTask::~ExportTask()
{
    m_watcher.cancel();
}

/// One after another; what cannot be read is said in the document.
Reply<void> ExportTask::readPictures(QStringList paths)
{
    for (qsizetype i = 0; m_read && i < paths.size() && !m_isCancelled; ++i) {
        const auto bytes = co_await m_read(paths.at(i));
        if (bytes) {
            m_pictures.insert(QUrl::fromPercentEncoding(paths.at(i).toUtf8()), *bytes);
            m_pictures.insert(paths.at(i), *bytes);
        }
    }
    co_return Result<void>();
}

void ExportTask::start()
{
    if (!m_isCancelled) {
        m_order.options.readBeside = [pictures = m_pictures](const QString &path) { return pictures.value(path); };
        m_watcher.setFuture(exporting::runExport(std::move(m_order)));
    }
}

void ExportTask::showProgress(int thousandths)
{
    const int percent = thousandths / 10 / percentStep * percentStep;
    if (m_isCancelled || percent == m_shownPercent) {
        return;
    }
    m_shownPercent = percent;
    const QString name = QFileInfo(m_key).fileName();
    m_notifications->show(
        {m_key,
         Notification::Severity::Information,
         percent == 0 ? tr("Exporting “%1”…").arg(name) : tr("Exporting “%1”… %2 %").arg(name).arg(percent),
         {{u"cancel"_s, tr("Cancel")}},
         false});
}

void ExportTask::showResult()
{
    if (m_isCancelled || m_watcher.isCanceled()) {
        return;
    }
    const Result<QStringList> result = m_watcher.result();
    if (!result) {
        m_notifications->show({m_key, Notification::Severity::Error, result.error().message, {}});
        return;
    }
    const QString file = m_key.sliced(m_key.indexOf(u'-') + 1);
    QStringList lines{tr("Exported to “%1”.").arg(QDir::toNativeSeparators(file))};
    lines += result->first(std::min(result->size(), shownRemarks));
    if (result->size() > shownRemarks) {
        lines.append(tr("%1 more remarks.").arg(result->size() - shownRemarks));
    }
    m_notifications->show({m_key,
                           result->isEmpty() ? Notification::Severity::Information : Notification::Severity::Warning,
                           lines.join(u'\n'),
                           {{u"open"_s, tr("Open")}, {u"folder"_s, tr("Show in Folder")}}});
}

void ExportTask::answer(const QString &choice)
{
    const QString file = m_key.sliced(m_key.indexOf(u'-') + 1);
    if (choice == "cancel"_L1) {
        m_isCancelled = true;
        m_watcher.cancel();
        m_notifications->remove(m_key);
        deleteLater();
    } else if (choice == "open"_L1) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(file));
    } else if (choice == "folder"_L1) {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).path()));
    }
}

} // namespace quire::ui
