// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/RemotePath.h"

#include <QUrl>

namespace quire {

RemotePath::RemotePath(const QString &path)
{
    QStringList clean;
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    for (const QString &part : parts) {
        if (part == u"..") {
            if (!clean.isEmpty()) {
                clean.removeLast();
            }
        } else if (part != u".") {
            clean.append(part);
        }
    }
    m_path = clean.join(u'/');
}

QString RemotePath::name() const
{
    return m_path.sliced(m_path.lastIndexOf(u'/') + 1);
}

QString RemotePath::suffix() const
{
    const QString last = name();
    const qsizetype dot = last.lastIndexOf(u'.');
    return dot > 0 ? last.sliced(dot + 1).toLower() : QString();
}

RemotePath RemotePath::parent() const
{
    RemotePath result;
    const qsizetype slash = m_path.lastIndexOf(u'/');
    result.m_path = slash < 0 ? QString() : m_path.first(slash);
    return result;
}

RemotePath RemotePath::child(const QString &name) const
{
    return RemotePath(m_path + u'/' + name);
}

QStringList RemotePath::parts() const
{
    return m_path.split(u'/', Qt::SkipEmptyParts);
}

bool RemotePath::isInside(const RemotePath &folder) const
{
    return folder.isRoot() ? !isRoot() : m_path.startsWith(folder.m_path + u'/');
}

std::optional<RemotePath> RemotePath::moved(const RemotePath &from, const RemotePath &to) const
{
    if (*this != from && !isInside(from)) {
        return std::nullopt;
    }
    return RemotePath(to.m_path + m_path.sliced(from.m_path.size()));
}

QByteArray RemotePath::toPercentEncoded() const
{
    QByteArrayList encoded;
    const QStringList all = parts();
    for (const QString &part : all) {
        encoded.append(QUrl::toPercentEncoding(part));
    }
    return encoded.join('/');
}

std::strong_ordering RemotePath::operator<=>(const RemotePath &other) const
{
    return m_path.compare(other.m_path) <=> 0;
}

} // namespace quire
