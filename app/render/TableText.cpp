// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/TableText.h"

#include <algorithm>

namespace quire::render {

namespace {

void append(QString &out, QStringView text, TableText::Format format)
{
    if (format == TableText::Format::Tsv) {
        for (const QChar c : text) {
            out += c == u'\t' || c == u'\n' || c == u'\r' ? QChar(u' ') : c;
        }
        return;
    }
    const bool isPlain = std::ranges::none_of(text, [](QChar c) { return QStringView(u",\"\n\r").contains(c); });
    if (isPlain) {
        out += text;
    } else {
        out += u'"' + text.toString().replace(u'"', QStringLiteral("\"\"")) + u'"';
    }
}

} // namespace

QString TableText::toString(const Table &table, Format format) const
{
    QString out;
    const auto line = [&](auto textAt) {
        for (int column = firstColumn; column <= lastColumn; ++column) {
            if (column > firstColumn) {
                out += format == Format::Tsv ? u'\t' : u',';
            }
            append(out, textAt(column), format);
        }
        out += u'\n';
    };
    for (int row = 0; withHeader && row < table.headerRowCount(); ++row) {
        line([&](int column) { return table.header(row, column); });
    }
    for (const int row : rows) {
        line([&](int column) { return table.text(row, column); });
    }
    // One cell is a text, not a line.
    out.chop(format == Format::Tsv && out.endsWith(u'\n') ? 1 : 0);
    return out;
}

} // namespace quire::render
