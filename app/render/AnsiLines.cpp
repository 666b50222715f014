// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/AnsiLines.h"

#include "render/TextColumns.h"

#include <QDataStream>
#include <QIODevice>

#include <algorithm>

namespace quire::render {

namespace {

constexpr std::size_t cachedBlocks = 6;
/// Text that gives each character an address of its own is hostile.
constexpr qsizetype mostLinks = 10'000;
/// The fastest: packing keeps up with what a kernel prints.
constexpr int packingLevel = 1;

void write(QDataStream &out, const AnsiStyle &style)
{
    const quint8 flags[] = {quint8(style.bold),      quint8(style.faint),   quint8(style.italic),
                            quint8(style.underline), quint8(style.inverse), quint8(style.hidden),
                            quint8(style.strikeOut)};
    quint8 bits = 0;
    for (std::size_t i = 0; i < std::size(flags); ++i) {
        bits = quint8(bits | flags[i] << i);
    }
    out << quint8(style.foreground.kind) << style.foreground.value << quint8(style.background.kind)
        << style.background.value << bits << style.link;
}

AnsiStyle readStyle(QDataStream &in)
{
    AnsiStyle style;
    quint8 foreground = 0;
    quint8 background = 0;
    quint8 bits = 0;
    in >> foreground >> style.foreground.value >> background >> style.background.value >> bits >> style.link;
    style.foreground.kind = AnsiColor::Kind(foreground);
    style.background.kind = AnsiColor::Kind(background);
    bool *const flags[] = {&style.bold,    &style.faint,  &style.italic,   &style.underline,
                           &style.inverse, &style.hidden, &style.strikeOut};
    for (std::size_t i = 0; i < std::size(flags); ++i) {
        *flags[i] = (bits >> i & 1) != 0;
    }
    return style;
}

/// Texts one after the other, then the styles of those lines that have some.
QByteArray pack(const QList<AnsiLine> &lines)
{
    QByteArray texts;
    QByteArray styles;
    QDataStream out(&styles, QIODevice::WriteOnly);
    for (qsizetype i = 0; i < lines.size(); ++i) {
        texts.append(lines.at(i).text.toUtf8()).append('\n');
        if (!lines.at(i).spans.isEmpty()) {
            out << qint32(i) << qint32(lines.at(i).spans.size());
            for (const AnsiSpan &span : lines.at(i).spans) {
                out << qint32(span.start) << qint32(span.length);
                write(out, span.style);
            }
        }
    }
    const auto size = quint32(texts.size());
    QByteArray all(reinterpret_cast<const char *>(&size), sizeof size);
    return qCompress(all.append(texts).append(styles), packingLevel);
}

QList<AnsiLine> unpack(const QByteArray &packed)
{
    const QByteArray all = qUncompress(packed);
    quint32 size = 0;
    std::copy_n(all.constData(), sizeof size, reinterpret_cast<char *>(&size));
    QList<AnsiLine> lines;
    lines.reserve(AnsiLines::blockLines);
    QByteArrayView texts = QByteArrayView(all).sliced(sizeof size, size);
    while (!texts.isEmpty()) {
        const qsizetype end = texts.indexOf('\n');
        lines.append({QString::fromUtf8(texts.first(end)), {}});
        texts = texts.sliced(end + 1);
    }
    QDataStream in(all.sliced(qsizetype(sizeof size) + size));
    while (!in.atEnd()) {
        qint32 line = 0;
        qint32 count = 0;
        in >> line >> count;
        for (; count > 0; --count) {
            qint32 start = 0;
            qint32 length = 0;
            in >> start >> length;
            lines[line].spans.append({start, length, readStyle(in)});
        }
    }
    return lines;
}

} // namespace

std::shared_ptr<const QList<AnsiLine>> AnsiLines::unpacked(int block, Cache &cache) const
{
    const std::shared_ptr<const void> wanted = m_blocks.at(block);
    auto &entries = cache.m_entries;
    const auto known = std::ranges::find(entries, wanted, &Cache::Entry::block);
    if (known != entries.end()) {
        std::rotate(entries.begin(), known, known + 1);
        return entries.front().lines;
    }
    if (entries.size() >= cachedBlocks) {
        entries.pop_back();
    }
    entries.insert(entries.begin(),
                   {wanted, std::make_shared<const QList<AnsiLine>>(unpack(m_blocks.at(block)->packed))});
    return entries.front().lines;
}

const AnsiLine &AnsiLines::line(int index, Cache &cache) const
{
    if (index < 0 || index >= count()) {
        return cache.m_none;
    }
    return index >= firstOpen() ? m_open.at(index - firstOpen())
                                : unpacked(index / blockLines, cache)->at(index % blockLines);
}

int AnsiLines::extent(int index) const
{
    return index >= firstOpen() ? extentOf(m_open.at(index - firstOpen()).text)
                                : m_blocks.at(index / blockLines)->extents.at(std::size_t(index % blockLines));
}

qsizetype AnsiLines::lengthBefore(int index, Cache &cache) const
{
    const int bounded = std::clamp(index, 0, count());
    const int block = std::min(bounded / blockLines, int(m_blocks.size()));
    qsizetype length = 0;
    if (block < m_blocks.size()) {
        length = m_blocks.at(block)->before;
    } else if (!m_blocks.isEmpty()) {
        length = m_blocks.constLast()->before + m_blocks.constLast()->length;
    }
    for (int i = block * blockLines; i < bounded; ++i) {
        length += line(i, cache).text.size() + 1;
    }
    return length;
}

int AnsiLines::lineAt(qsizetype position, Cache &cache) const
{
    const auto after =
        std::ranges::upper_bound(m_blocks, position, {}, [](const auto &block) { return block->before; });
    const auto block = std::max<qsizetype>(0, after - m_blocks.begin() - 1);
    // The last block's end is where the open lines begin.
    const bool isOpen = m_blocks.isEmpty() || position >= m_blocks.at(block)->before + m_blocks.at(block)->length;
    int index = isOpen ? firstOpen() : int(block) * blockLines;
    qsizetype begin = lengthBefore(index, cache);
    for (; index < count() - 1; ++index) {
        begin += line(index, cache).text.size() + 1;
        if (begin > position) {
            break;
        }
    }
    return index;
}

QString AnsiLines::text() const
{
    Cache cache;
    QString text;
    text.reserve(lengthBefore(count(), cache));
    for (int i = 0; i < count(); ++i) {
        text.append(line(i, cache).text);
        if (i + 1 < count()) {
            text.append(u'\n');
        }
    }
    return text;
}

void AnsiLines::append()
{
    m_open.append(AnsiLine());
    if (m_open.size() > 2 * blockLines) {
        seal();
    }
}

void AnsiLines::seal()
{
    Block block;
    const QList<AnsiLine> lines = m_open.first(blockLines);
    block.packed = pack(lines);
    block.extents.reserve(blockLines);
    for (const AnsiLine &line : lines) {
        block.extents.push_back(extentOf(line.text));
        block.length += line.text.size() + 1;
    }
    block.before = m_blocks.isEmpty() ? 0 : m_blocks.constLast()->before + m_blocks.constLast()->length;
    m_blocks.append(std::make_shared<const Block>(std::move(block)));
    m_open.remove(0, blockLines);
}

quint16 AnsiLines::addLink(const QString &address)
{
    const qsizetype known = m_links.lastIndexOf(address);
    if (known < 0 && m_links.size() < mostLinks) {
        m_links.append(address);
        return quint16(m_links.size());
    }
    return quint16(known + 1);
}

} // namespace quire::render
