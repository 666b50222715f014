// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/TreePath.h"

#include <QStringDecoder>

#include <algorithm>

namespace quire::sync {

namespace {

/// Nothing when `bytes` is no UTF-8.
std::optional<QString> decodedName(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder.decode(bytes);
    return decoder.hasError() ? std::nullopt : std::optional(std::move(text));
}

/// A slash sorts before every other byte, so that what is inside a folder follows it.
int sortKey(char byte)
{
    return byte == '/' ? 0 : static_cast<unsigned char>(byte);
}

} // namespace

std::optional<TreePath> TreePath::fromBytes(const QByteArray &bytes)
{
    if (bytes.isEmpty()) {
        return TreePath();
    }
    for (const QByteArray &part : bytes.split('/')) {
        if (!isName(part)) {
            return std::nullopt;
        }
    }
    return TreePath(bytes);
}

bool TreePath::isName(QByteArrayView name)
{
    return !name.isEmpty() && name != "." && name != ".." && !name.contains('/') && !name.contains('\0');
}

QByteArray TreePath::name() const
{
    return m_bytes.mid(m_bytes.lastIndexOf('/') + 1);
}

TreePath TreePath::parent() const
{
    return TreePath(m_bytes.left(std::max<qsizetype>(m_bytes.lastIndexOf('/'), 0)));
}

TreePath TreePath::child(QByteArrayView name) const
{
    Q_ASSERT(isName(name));
    return TreePath(m_bytes.isEmpty() ? name.toByteArray() : m_bytes + '/' + name.toByteArray());
}

int TreePath::depth() const
{
    return m_bytes.isEmpty() ? 0 : static_cast<int>(m_bytes.count('/')) + 1;
}

bool TreePath::isInside(const TreePath &folder) const
{
    const qsizetype length = folder.m_bytes.size();
    return length == 0 ? !isRoot()
                       : m_bytes.size() > length && m_bytes.at(length) == '/' && m_bytes.startsWith(folder.m_bytes);
}

TreePath TreePath::moved(const TreePath &from, const TreePath &to) const
{
    Q_ASSERT(*this == from || isInside(from));
    return TreePath(to.m_bytes + m_bytes.mid(from.m_bytes.size()));
}

QString TreePath::toString() const
{
    const std::optional<QString> text = decodedName(m_bytes);
    const bool plain = text &&
                       std::ranges::none_of(*text, [](QChar c) { return c.category() == QChar::Other_Control; }) &&
                       !m_bytes.contains('\\');
    if (plain) {
        return *text;
    }
    QString shown;
    for (const char byte : m_bytes) {
        const auto code = static_cast<unsigned char>(byte);
        const bool readable = code >= 0x20 && code < 0x7f && byte != '\\';
        shown += readable ? QString(QLatin1Char(byte)) : QStringLiteral("\\x%1").arg(code, 2, 16, QLatin1Char('0'));
    }
    return shown;
}

std::strong_ordering TreePath::operator<=>(const TreePath &other) const
{
    const auto [mine, theirs] = std::ranges::mismatch(m_bytes, other.m_bytes);
    if (mine == m_bytes.end() || theirs == other.m_bytes.end()) {
        return m_bytes.size() <=> other.m_bytes.size();
    }
    return sortKey(*mine) <=> sortKey(*theirs);
}

} // namespace quire::sync
