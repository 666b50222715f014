// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonStyle.h"

#include "notebook/JsonCursor.h"

#include <algorithm>

namespace quire::notebook {

namespace {

constexpr int sampledCells = 20;

QByteArrayView between(const JsonValue &container, qsizetype begin, qsizetype end)
{
    return QByteArrayView(container.buffer()).sliced(begin, end - begin);
}

bool isBlank(QByteArrayView text)
{
    return std::ranges::all_of(text, [](char c) { return c == ' ' || c == '\t'; });
}

/// Line break and indentation from the space before the first key.
void detectLines(JsonStyle &style, QByteArrayView gap)
{
    const qsizetype feed = gap.lastIndexOf('\n');
    if (feed < 0) {
        style.newline.clear();
        style.indent.clear();
        return;
    }
    style.newline = feed > 0 && gap.at(feed - 1) == '\r' ? "\r\n" : "\n";
    style.indent = isBlank(gap.sliced(feed + 1)) ? gap.sliced(feed + 1).toByteArray() : QByteArray(" ");
}

void detectSeparators(JsonStyle &style, const JsonValue &object)
{
    JsonCursor cursor(object);
    if (!cursor.next()) {
        return;
    }
    detectLines(style, between(object, object.begin() + 1, cursor.keyBegin()));
    const JsonValue first = cursor.value();
    if (const QByteArrayView colon = between(object, cursor.keyEnd(), first.begin()); !colon.contains('\n')) {
        style.colon = colon.toByteArray();
    }
    if (cursor.next()) {
        const QByteArrayView comma = between(object, first.end(), cursor.keyBegin());
        const qsizetype lineEnd = style.newline.isEmpty() ? comma.size() : comma.indexOf(style.newline);
        style.comma = lineEnd > 0 ? comma.first(lineEnd).toByteArray() : QByteArray(",");
    }
}

bool keysAreSorted(const JsonValue &object)
{
    return std::ranges::is_sorted(object.keys(),
                                  [](const QString &a, const QString &b) { return a.toUtf8() < b.toUtf8(); });
}

bool escapesAllButAscii(const QByteArray &text)
{
    if (std::ranges::any_of(text, [](char c) { return static_cast<signed char>(c) < 0; })) {
        return false;
    }
    for (qsizetype at = text.indexOf("\\u"); at >= 0; at = text.indexOf("\\u", at + 2)) {
        const bool isEscape = at == 0 || text.at(at - 1) != '\\';
        if (isEscape && text.mid(at + 2, 4).toInt(nullptr, 16) > 0x7e) {
            return true;
        }
    }
    return false;
}

} // namespace

JsonStyle JsonStyle::detect(const JsonValue &notebook)
{
    JsonStyle style;
    detectSeparators(style, notebook);
    style.asciiOnly = escapesAllButAscii(notebook.buffer());
    style.sortedKeys = keysAreSorted(notebook);
    const JsonValue cells = notebook.value(u"cells");
    JsonCursor cursor(cells);
    bool sawText = false;
    for (int i = 0; i < sampledCells && cursor.next(); ++i) {
        const JsonValue cell = cursor.value();
        const JsonValue source = cell.value(u"source");
        style.sortedKeys = style.sortedKeys && keysAreSorted(cell);
        if (!sawText && !source.isNull()) {
            style.linesAsList = source.isArray();
            sawText = true;
        }
    }
    return style;
}

} // namespace quire::notebook
