// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace quire::models {

/// How a text is divided into rows and fields. Fields may stand in double quotes, a quote in them doubled (RFC 4180).
struct DelimitedFormat
{
    char delimiter = ',';
    /// As QStringDecoder knows it.
    QByteArray encoding = "UTF-8";
    /// The first row names the columns.
    bool hasHeader = true;

    bool operator==(const DelimitedFormat &) const = default;

    /// From the beginning of a file. `localEncoding` is tried where it is no UTF-8.
    static DelimitedFormat guess(const QByteArray &head, const QByteArray &localEncoding);
};

/// CSV and its like as it lies in memory, with a note where each row begins. Rows are taken apart when asked for, so
/// that a million of them cost four bytes each. Reading is safe from several threads while nobody indexes.
class DelimitedText
{
public:
    /// Texts may be this long.
    static constexpr qsizetype limit = 1'000'000'000;
    static constexpr int columnLimit = 10'000;

    DelimitedText() = default;
    /// `bytes` in an encoding with ASCII in it; see toAsciiBased().
    DelimitedText(QByteArray bytes, DelimitedFormat format);

    /// UTF-16 and UTF-32 become UTF-8, a mark at the start goes; anything else stays.
    static QByteArray toAsciiBased(QByteArray bytes);

    /// Where more rows begin, for about the next `length` bytes, to be given to append(). Touches nothing.
    struct Piece
    {
        std::vector<quint32> starts;
        qsizetype end = 0;
        int columns = 0;
    };
    Piece index(qsizetype length) const;
    void append(const Piece &piece);
    bool isIndexed() const { return m_indexed >= m_bytes.size(); }

    const DelimitedFormat &format() const { return m_format; }
    const QByteArray &bytes() const { return m_bytes; }
    /// Without the header.
    qsizetype rowCount() const;
    int columnCount() const { return m_columns; }
    QStringList header() const;
    /// A row of the body; shorter than columnCount() where the text is.
    QStringList row(qsizetype row) const;
    /// One field, empty beyond the row's end.
    QString field(qsizetype row, int column) const;

private:
    QByteArrayView line(qsizetype line) const;
    QStringList fields(QByteArrayView line) const;

    QByteArray m_bytes;
    DelimitedFormat m_format;
    std::vector<quint32> m_starts;
    qsizetype m_indexed = 0;
    int m_columns = 0;
};

} // namespace quire::models
