// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/local/ServerLog.h"

#include <QFile>

namespace quire::machines {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 tailBytes = 2000;

QByteArray lastBytes(QFile &file, qint64 count)
{
    file.seek(qMax<qint64>(0, file.size() - count));
    return file.read(count);
}

} // namespace

void ServerLog::cap(const QString &file)
{
    QFile log(file);
    if (log.size() <= maximumBytes || !log.open(QIODevice::ReadWrite | QIODevice::ExistingOnly)) {
        return;
    }
    const QByteArray kept = lastBytes(log, keptBytes);
    log.close();
    // In place: the server holds this very file open for appending.
    if (QFile::resize(file, 0) && log.open(QIODevice::WriteOnly | QIODevice::Append)) {
        log.write(kept);
    }
}

QString ServerLog::tail(const QString &file, const Secret &token)
{
    QFile log(file);
    if (!log.open(QIODevice::ReadOnly)) {
        return {};
    }
    QString text = QString::fromUtf8(lastBytes(log, tailBytes)).trimmed();
    if (!token.isEmpty()) {
        text.replace(token.reveal(), u"•••"_s);
    }
    return text;
}

} // namespace quire::machines
