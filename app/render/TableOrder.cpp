// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/TableOrder.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace quire::render {

namespace {

/// What a row is sorted by.
struct Key
{
    enum class Kind : quint8 { Number, Text, Missing };

    Kind kind = Kind::Missing;
    double number = 0;
    int row = 0;
};

Key keyOf(const Table &table, int row, int column)
{
    const QStringView text = table.text(row, column);
    if (isMissing(text)) {
        return {Key::Kind::Missing, 0, row};
    }
    const std::optional<double> number = numberIn(text);
    return number ? Key{Key::Kind::Number, *number, row} : Key{Key::Kind::Text, 0, row};
}

qsizetype digitsAt(QStringView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && text.at(end) >= u'0' && text.at(end) <= u'9') {
        ++end;
    }
    return end - at;
}

/// "item 9" comes before "Item 10".
int compareWords(QStringView a, QStringView b)
{
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < a.size() && j < b.size()) {
        const qsizetype inA = digitsAt(a, i);
        const qsizetype inB = digitsAt(b, j);
        if (inA > 0 && inA == inB) {
            const int compared = a.sliced(i, inA).compare(b.sliced(j, inB));
            if (compared != 0) {
                return compared;
            }
            i += inA;
            j += inB;
        } else if (inA > 0 && inB > 0) {
            return inA < inB ? -1 : 1;
        } else {
            const char32_t left = QChar::toCaseFolded(a.at(i).unicode());
            const char32_t right = QChar::toCaseFolded(b.at(j).unicode());
            if (left != right) {
                return left < right ? -1 : 1;
            }
            ++i;
            ++j;
        }
    }
    return int(a.size() - i > 0) - int(b.size() - j > 0);
}

bool contains(const Table &table, int row, const QString &wanted)
{
    for (int column = 0; column < table.columnsIn(row); ++column) {
        if (table.text(row, column).contains(wanted, Qt::CaseInsensitive)) {
            return true;
        }
    }
    return false;
}

void sort(const Table &table, const TableOrder &order, std::vector<int> &rows)
{
    std::vector<Key> keys;
    keys.reserve(rows.size());
    for (const int row : rows) {
        keys.push_back(keyOf(table, row, order.column));
    }
    const bool up = order.direction == Qt::AscendingOrder;
    std::ranges::stable_sort(keys, [&](const Key &a, const Key &b) {
        if (a.kind != b.kind) {
            const bool lastStays = a.kind == Key::Kind::Missing || b.kind == Key::Kind::Missing;
            return lastStays || up ? a.kind < b.kind : b.kind < a.kind;
        }
        if (a.kind == Key::Kind::Number) {
            return up ? a.number < b.number : b.number < a.number;
        }
        const int compared = a.kind == Key::Kind::Text
                                 ? compareWords(table.text(a.row, order.column), table.text(b.row, order.column))
                                 : 0;
        return up ? compared < 0 : compared > 0;
    });
    std::ranges::transform(keys, rows.begin(), &Key::row);
}

/// The digits and signs of `text` as C writes them, in a buffer on the stack; empty when it cannot be a number.
QByteArrayView plainNumber(QStringView text, std::array<char, 64> &buffer)
{
    qsizetype length = 0;
    for (const QChar c : text) {
        const char16_t code = c.unicode() == 0x2212 ? u'-' : c.unicode();
        if (code == u',' || code == u'_' || code == 0xa0) {
            continue;
        }
        if (code > 0x7e || length >= qsizetype(buffer.size())) {
            return {};
        }
        buffer.at(std::size_t(length++)) = char(code);
    }
    return QByteArrayView(buffer.data(), length);
}

} // namespace

std::optional<double> numberIn(QStringView text)
{
    constexpr QStringView currencies = u"$\u20ac\u00a3\u00a5";
    text = text.trimmed();
    const bool isPercent = text.endsWith(u'%');
    if (isPercent) {
        text = text.chopped(1).trimmed();
    }
    const bool hasSign = text.startsWith(u'-') || text.startsWith(u'+') || text.startsWith(QChar(0x2212));
    const bool isMoney = text.size() > (hasSign ? 2 : 1) && currencies.contains(text.at(hasSign ? 1 : 0));
    if (isMoney) {
        const bool isDebt = hasSign && !text.startsWith(u'+');
        const std::optional<double> amount = numberIn(text.sliced(hasSign ? 2 : 1));
        return amount && isDebt ? -*amount : amount;
    }
    // A comma only stands between groups of digits.
    if (text.isEmpty() || text.startsWith(u',') || text.endsWith(u',') || text.contains(u",,")) {
        return {};
    }
    std::array<char, 64> buffer{};
    const QByteArrayView plain = plainNumber(text, buffer);
    bool isNumber = false;
    const double number = plain.isEmpty() ? 0 : plain.toDouble(&isNumber);
    if (!isNumber || std::isnan(number)) {
        return {};
    }
    return isPercent ? number / 100 : number;
}

bool isMissing(QStringView text)
{
    static constexpr QStringView missing[] = {u"",    u"NaN", u"nan",    u"None",   u"null", u"<NA>",
                                              u"NaT", u"...", u"\u2026", u"\u22ee", u"NA"};
    return std::ranges::find(missing, text.trimmed()) != std::end(missing);
}

std::vector<int> TableOrder::rows(const Table &table) const
{
    std::vector<int> rows;
    rows.reserve(std::size_t(table.rowCount()));
    for (int row = 0; row < table.rowCount(); ++row) {
        if (filter.isEmpty() || contains(table, row, filter)) {
            rows.push_back(row);
        }
    }
    if (column >= 0 && column < table.columnCount()) {
        sort(table, *this, rows);
    }
    return rows;
}

} // namespace quire::render
