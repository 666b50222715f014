// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/local/LocalServerPaths.h"

#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>

namespace quire::machines {

using namespace Qt::StringLiterals;

LocalServerPaths LocalServerPaths::standard()
{
    return {QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation) + u"/quire/machines"_s};
}

QString LocalServerPaths::standardRoot()
{
    QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (!QDir(documents).exists()) {
        documents = QDir::homePath();
    }
    return documents + u"/Quire"_s;
}

LocalServerPaths LocalServerPaths::forRoot(const QString &root) const
{
    const QByteArray hash = QCryptographicHash::hash(QDir::cleanPath(root).toUtf8(), QCryptographicHash::Sha256);
    return {folder + u"/local-"_s + QString::fromLatin1(hash.toHex().first(12))};
}

} // namespace quire::machines
