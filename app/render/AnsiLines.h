// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QRgb>
#include <QString>

#include <memory>
#include <vector>

namespace quire::render {

/// A colour as a terminal means it.
struct AnsiColor
{
    enum class Kind : quint8 {
        Default, ///< Whatever the page uses.
        Palette, ///< `value` is 0–15: the theme decides. 8–15 are the bright ones.
        Rgb,     ///< `value` is 0xffRRGGBB.
    };
    Kind kind = Kind::Default;
    QRgb value = 0;

    bool operator==(const AnsiColor &) const = default;
};

struct AnsiStyle
{
    AnsiColor foreground;
    AnsiColor background;
    bool bold = false;
    bool faint = false;
    bool italic = false;
    bool underline = false;
    bool inverse = false;
    bool hidden = false;
    bool strikeOut = false;
    /// See AnsiLines::link(); 0 for none.
    quint16 link = 0;

    bool operator==(const AnsiStyle &) const = default;
};

/// `length` characters from `start` on in one style.
struct AnsiSpan
{
    qsizetype start = 0;
    qsizetype length = 0;
    AnsiStyle style;

    bool operator==(const AnsiSpan &) const = default;
};

struct AnsiLine
{
    QString text;
    /// Only what is not plain, in order, not overlapping.
    QList<AnsiSpan> spans;

    bool operator==(const AnsiLine &) const = default;
};

/// Styled lines, of which there may be millions: all but the last thousand or so are sealed, which means packed in
/// blocks that never change again. A value; copies share the blocks, so that another thread can read one while this one
/// grows.
class AnsiLines
{
public:
    /// Lines in a block. That many at least stay open.
    static constexpr int blockLines = 512;

    /// Blocks unpacked lately, for who reads lines near each other. One for each thread.
    class Cache
    {
        friend class AnsiLines;
        struct Entry
        {
            std::shared_ptr<const void> block;
            std::shared_ptr<const QList<AnsiLine>> lines;
        };
        std::vector<Entry> m_entries;
        AnsiLine m_none;
    };

    AnsiLines() : m_open(1) {}

    int count() const { return firstOpen() + int(m_open.size()); }
    /// Those before can no longer be changed.
    int firstOpen() const { return int(m_blocks.size()) * blockLines; }
    /// Valid until the next call with this cache, or a change here.
    const AnsiLine &line(int index, Cache &cache) const;
    /// See extentOf(). Costs nothing, also where the line is sealed.
    int extent(int index) const;
    /// How long the text before `index` is, with a line break after each line: UTF-16 units.
    qsizetype lengthBefore(int index, Cache &cache) const;
    /// The line in which the character `position` of the text is; the last one for what is behind the end.
    int lineAt(qsizetype position, Cache &cache) const;
    /// Address an AnsiStyle::link stands for, empty for none.
    QString link(quint16 number) const { return m_links.value(number - 1); }
    /// The lines joined by '\n'.
    QString text() const;

    /// From firstOpen() on.
    AnsiLine &edit(int index) { return m_open[index - firstOpen()]; }
    void append();
    /// Drops what follows; `count` is above firstOpen().
    void truncate(int count) { m_open.resize(count - firstOpen()); }
    /// The number for an address; 0 when there are too many.
    quint16 addLink(const QString &address);

private:
    struct Block
    {
        QByteArray packed;
        std::vector<int> extents;
        qsizetype length = 0; ///< UTF-16 units, with line breaks.
        qsizetype before = 0; ///< The same of all blocks before.
    };

    void seal();
    std::shared_ptr<const QList<AnsiLine>> unpacked(int block, Cache &cache) const;

    QList<std::shared_ptr<const Block>> m_blocks;
    QList<AnsiLine> m_open;
    QStringList m_links;
};

} // namespace quire::render
