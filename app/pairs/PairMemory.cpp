// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/PairMemory.h"

#include <QCryptographicHash>
#include <QDir>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace quire::pairs {

QString memoryFolder(const PairSettings &settings)
{
    constexpr qsizetype enough = 24;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const QByteArray &part : {settings.localRoot, settings.remoteRoot, settings.owner.toUtf8()}) {
        hash.addData(part);
        hash.addData(QByteArrayView("\0", 1));
    }
    const QString state = QStandardPaths::writableLocation(QStandardPaths::GenericStateLocation);
    return QDir(state).filePath(u"quire/sync/"_s + QString::fromLatin1(hash.result().toHex().first(enough)));
}

bool isNested(const QByteArray &one, const QByteArray &other)
{
    const auto inside = [](const QByteArray &inner, const QByteArray &outer) {
        return inner == outer || inner.startsWith(outer.endsWith('/') ? outer : outer + '/');
    };
    return inside(one, other) || inside(other, one);
}

} // namespace quire::pairs
