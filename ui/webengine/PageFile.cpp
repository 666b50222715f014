// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webengine/PageFile.h"

#include <array>
#include <cstring>

namespace quire::ui {

namespace {

constexpr qint64 pieceSize = 256 << 10;

struct Change
{
    QByteArrayView from;
    QByteArrayView to;
};

constexpr std::array changes{
    Change{"src=\"file:///usr/share/javascript/", "src=\"https://quire-assets.invalid/"},
    Change{"href=\"file:///usr/share/javascript/", "href=\"https://quire-assets.invalid/"},
    Change{" integrity=\"sha", " xntegrity=\"sha"},
};

constexpr qsizetype longestChange = 40;
static_assert(changes[0].from.size() == changes[0].to.size() && changes[1].from.size() == changes[1].to.size());

} // namespace

PageFile::PageFile(const QString &path, QObject *parent) : QIODevice(parent), m_file(path) {}

bool PageFile::open(OpenMode mode)
{
    if (!m_file.open(QIODevice::ReadOnly)) {
        return false;
    }
    const QByteArray head = m_file.peek(1024).toLower();
    m_namesItsEncoding = head.contains("charset") || head.startsWith("\xff\xfe") || head.startsWith("\xfe\xff");
    return QIODevice::open(mode | QIODevice::Unbuffered);
}

bool PageFile::seek(qint64 position)
{
    m_ready.clear();
    m_tail.clear();
    return QIODevice::seek(position) && m_file.seek(position);
}

void PageFile::change(QByteArray &bytes)
{
    for (const Change &each : changes) {
        for (qsizetype at = 0; (at = bytes.indexOf(each.from, at)) >= 0; at += each.to.size()) {
            std::memcpy(bytes.data() + at, each.to.data(), size_t(each.to.size()));
        }
    }
}

qint64 PageFile::readData(char *data, qint64 most)
{
    if (m_ready.isEmpty()) {
        const QByteArray piece = m_file.read(pieceSize);
        m_ready = m_tail + piece;
        change(m_ready);
        const qsizetype kept = piece.size() < pieceSize ? 0 : longestChange;
        m_tail = m_ready.last(kept);
        m_ready.chop(kept);
    }
    const qint64 length = std::min<qint64>(most, m_ready.size());
    std::memcpy(data, m_ready.constData(), size_t(length));
    m_ready.remove(0, length);
    return length > 0 || !m_file.atEnd() ? length : -1;
}

} // namespace quire::ui
