// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DelimitedText.h"

#include "render/TableOrder.h"

#include <QStringDecoder>

#include <array>

namespace quire::models {

namespace {

constexpr qsizetype guessLines = 50;

/// Goes through one line's fields: where each begins and ends, and whether it is quoted.
class FieldReader
{
public:
    FieldReader(QByteArrayView line, char delimiter) : m_line(line), m_delimiter(delimiter) {}

    bool next()
    {
        if (m_done) {
            return false;
        }
        m_isQuoted = m_at < m_line.size() && m_line.at(m_at) == '"';
        m_isQuoted ? readQuoted() : readPlain();
        m_done = m_at >= m_line.size();
        ++m_at;
        return true;
    }
    /// Without the quotes around it; quotes in it are still doubled.
    QByteArrayView text() const { return m_text; }
    bool isQuoted() const { return m_isQuoted; }

private:
    void readPlain()
    {
        const qsizetype found = m_line.indexOf(m_delimiter, m_at);
        const qsizetype end = found < 0 ? m_line.size() : found;
        m_text = m_line.sliced(m_at, end - m_at);
        m_at = end;
    }

    void readQuoted()
    {
        const qsizetype begin = ++m_at;
        qsizetype end = m_line.size();
        for (; m_at < m_line.size(); ++m_at) {
            if (m_line.at(m_at) != '"') {
                continue;
            }
            if (m_at + 1 < m_line.size() && m_line.at(m_at + 1) == '"') {
                ++m_at;
                continue;
            }
            end = m_at;
            const qsizetype found = m_line.indexOf(m_delimiter, m_at);
            m_at = found < 0 ? m_line.size() : found;
            break;
        }
        m_text = m_line.sliced(begin, end - begin);
    }

    QByteArrayView m_line;
    char m_delimiter;
    qsizetype m_at = 0;
    QByteArrayView m_text;
    bool m_isQuoted = false;
    bool m_done = false;
};

int countFields(QByteArrayView line, char delimiter)
{
    FieldReader reader(line, delimiter);
    int count = 0;
    while (reader.next()) {
        ++count;
    }
    return count;
}

/// How evenly a delimiter divides these lines: the share of lines with the most common number of fields, more for more
/// fields; 0 when it divides none.
double evenness(const QByteArrayList &lines, char delimiter)
{
    QHash<int, int> counts;
    for (const QByteArray &line : lines) {
        ++counts[countFields(line, delimiter)];
    }
    int best = 1;
    for (auto it = counts.cbegin(); it != counts.cend(); ++it) {
        if (it.key() > 1 && (best == 1 || it.value() > counts.value(best))) {
            best = it.key();
        }
    }
    return best == 1 ? 0 : double(counts.value(best)) / double(lines.size()) + std::min(best, 50) * 0.001;
}

QByteArrayList firstLines(const QByteArray &head)
{
    QByteArrayList lines = head.split('\n').first(std::min(guessLines + 1, head.count('\n') + 1));
    if (lines.size() > 1) {
        lines.removeLast(); // It may be cut, or nothing.
    }
    for (QByteArray &line : lines) {
        line = line.endsWith('\r') ? line.chopped(1) : line;
    }
    return lines;
}

/// Names are words; where all is numbers, nothing is named.
bool looksLikeHeader(const QByteArrayList &lines, char delimiter)
{
    FieldReader reader(lines.value(0), delimiter);
    while (reader.next()) {
        if (render::numberIn(QString::fromLatin1(reader.text())).has_value()) {
            return false;
        }
    }
    return true;
}

} // namespace

DelimitedFormat DelimitedFormat::guess(const QByteArray &head, const QByteArray &localEncoding)
{
    DelimitedFormat format;
    // The last characters may be cut.
    const QByteArray whole = head.first(std::max<qsizetype>(0, head.lastIndexOf('\n') + 1));
    QStringDecoder utf8(QStringDecoder::Utf8);
    const QString decoded = utf8(whole.isEmpty() ? head : whole);
    Q_UNUSED(decoded);
    format.encoding = utf8.hasError() ? localEncoding : QByteArray("UTF-8");
    const QByteArrayList lines = firstLines(head);
    double best = 0;
    for (const char delimiter : {',', '\t', ';', '|'}) {
        const double even = evenness(lines, delimiter);
        if (even > best) {
            best = even;
            format.delimiter = delimiter;
        }
    }
    format.hasHeader = looksLikeHeader(lines, format.delimiter);
    return format;
}

DelimitedText::DelimitedText(QByteArray bytes, DelimitedFormat format)
    : m_bytes(std::move(bytes)), m_format(std::move(format))
{
}

QByteArray DelimitedText::toAsciiBased(QByteArray bytes)
{
    const auto encoding = QStringConverter::encodingForData(bytes);
    if (encoding == QStringConverter::Utf8) {
        return bytes.sliced(3);
    }
    if (!encoding) {
        return bytes;
    }
    QStringDecoder decoder(*encoding);
    return QString(decoder(bytes)).toUtf8();
}

DelimitedText::Piece DelimitedText::index(qsizetype length) const
{
    Piece piece;
    const qsizetype wanted = std::min(m_bytes.size(), m_indexed + length);
    qsizetype at = m_indexed;
    while (at < wanted) { // Each turn is one row, to its end, quotes in mind.
        piece.starts.push_back(quint32(at));
        int columns = 1;
        bool isQuoted = m_bytes.at(at) == '"';
        for (qsizetype next = isQuoted ? at + 1 : at;; ++next) {
            if (next >= m_bytes.size()) {
                at = m_bytes.size();
                break;
            }
            const char c = m_bytes.at(next);
            if (isQuoted) {
                isQuoted = c != '"'; // A doubled one ends and begins again at once.
                if (!isQuoted && next + 1 < m_bytes.size() && m_bytes.at(next + 1) == '"') {
                    isQuoted = true;
                    ++next;
                }
            } else if (c == '\n') {
                at = next + 1;
                break;
            } else if (c == m_format.delimiter) {
                ++columns;
                if (next + 1 < m_bytes.size() && m_bytes.at(next + 1) == '"') {
                    isQuoted = true;
                    ++next;
                }
            }
        }
        piece.columns = std::max(piece.columns, columns);
    }
    piece.end = at;
    return piece;
}

void DelimitedText::append(const Piece &piece)
{
    m_starts.insert(m_starts.end(), piece.starts.begin(), piece.starts.end());
    m_indexed = piece.end;
    m_columns = std::min(columnLimit, std::max(m_columns, piece.columns));
}

qsizetype DelimitedText::rowCount() const
{
    return std::max<qsizetype>(0, qsizetype(m_starts.size()) - (m_format.hasHeader ? 1 : 0));
}

QByteArrayView DelimitedText::line(qsizetype line) const
{
    const qsizetype begin = m_starts.at(std::size_t(line));
    qsizetype end = std::size_t(line) + 1 < m_starts.size() ? m_starts.at(std::size_t(line) + 1) : m_indexed;
    if (end > begin && m_bytes.at(end - 1) == '\n') {
        --end;
    }
    if (end > begin && m_bytes.at(end - 1) == '\r') {
        --end;
    }
    return QByteArrayView(m_bytes).sliced(begin, end - begin);
}

QStringList DelimitedText::fields(QByteArrayView line) const
{
    QStringList all;
    QStringDecoder decoder(m_format.encoding.constData());
    FieldReader reader(line, m_format.delimiter);
    while (all.size() < columnLimit && reader.next()) {
        QString text = decoder.isValid() ? QString(decoder(reader.text())) : QString::fromUtf8(reader.text());
        if (reader.isQuoted()) {
            text.replace(QStringLiteral("\"\""), QStringLiteral("\""));
        }
        all.append(text);
    }
    return all;
}

QStringList DelimitedText::header() const
{
    return m_format.hasHeader && !m_starts.empty() ? fields(line(0)) : QStringList();
}

QStringList DelimitedText::row(qsizetype row) const
{
    return fields(line(row + (m_format.hasHeader ? 1 : 0)));
}

QString DelimitedText::field(qsizetype row, int column) const
{
    FieldReader reader(line(row + (m_format.hasHeader ? 1 : 0)), m_format.delimiter);
    for (int at = 0; reader.next(); ++at) {
        if (at == column) {
            QStringDecoder decoder(m_format.encoding.constData());
            QString text = decoder.isValid() ? QString(decoder(reader.text())) : QString::fromUtf8(reader.text());
            return reader.isQuoted() ? text.replace(QStringLiteral("\"\""), QStringLiteral("\"")) : text;
        }
    }
    return {};
}

} // namespace quire::models
