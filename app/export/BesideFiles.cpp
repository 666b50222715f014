// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/BesideFiles.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace quire::exporting {

namespace {

constexpr qint64 largest = 64LL << 20;

}

QByteArray BesideFiles::operator()(const QString &path) const
{
    const QString root = QFileInfo(m_folder).canonicalFilePath();
    const QFileInfo info(QDir(m_folder).filePath(path));
    const QString real = info.canonicalFilePath();
    const bool isInside = !root.isEmpty() && real.startsWith(root.endsWith(u'/') ? root : root + u'/');
    if (path.isEmpty() || QDir::isAbsolutePath(path) || !isInside || !info.isFile() || info.size() > largest) {
        return {};
    }
    QFile file(real);
    return file.open(QIODevice::ReadOnly) ? file.read(largest) : QByteArray();
}

} // namespace quire::exporting
