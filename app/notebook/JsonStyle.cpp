// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonStyle.h"

#include "notebook/JsonCursor.h"

#include <algorithm>

namespace quire::notebook {

namespace {

constexpr int sampledCells = 20;
constexpr qsizetype sampledBytes = 1024 * 1024;

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

/// What the first two members show.
void detectSeparators(JsonStyle &style, const JsonValue &object, const JsonCursor &member, const JsonValue &before)
{
    if (before.buffer().isEmpty()) {
        detectLines(style, between(object, object.begin() + 1, member.keyBegin()));
        const QByteArrayView colon = between(object, member.keyEnd(), member.value().begin());
        style.colon = colon.contains('\n') ? style.colon : colon.toByteArray();
    } else {
        const QByteArrayView comma = between(object, before.end(), member.keyBegin());
        const qsizetype lineEnd = style.newline.isEmpty() ? comma.size() : comma.indexOf(style.newline);
        style.comma = lineEnd > 0 ? comma.first(lineEnd).toByteArray() : QByteArray(",");
    }
}

bool areSorted(const QStringList &keys)
{
    return std::ranges::is_sorted(
        keys, [](const QString &one, const QString &other) { return one.toUtf8() < other.toUtf8(); });
}

bool escapesAllButAscii(const QByteArray &file)
{
    const QByteArrayView text = QByteArrayView(file).first(std::min(file.size(), sampledBytes));
    if (std::ranges::any_of(text, [](char c) { return static_cast<signed char>(c) < 0; })) {
        return false;
    }
    for (qsizetype at = text.indexOf("\\u"); at >= 0; at = text.indexOf("\\u", at + 2)) {
        const bool isEscape = at == 0 || text.at(at - 1) != '\\';
        if (isEscape &&
            text.sliced(at + 2).first(std::min<qsizetype>(4, text.size() - at - 2)).toInt(nullptr, 16) > 0x7e) {
            return true;
        }
    }
    return false;
}

} // namespace

JsonStyle JsonStyle::detect(const JsonValue &notebook)
{
    JsonStyle style;
    QStringList keys;
    JsonValue before;
    JsonValue cells;
    JsonCursor top(notebook);
    while (top.next()) {
        if (keys.size() < 2) {
            detectSeparators(style, notebook, top, before);
        }
        before = top.value();
        cells = top.keyIs(u"cells") ? before : cells;
        keys.append(top.key());
    }
    style.asciiOnly = escapesAllButAscii(notebook.buffer());
    style.sortedKeys = areSorted(keys);
    style.sampleCells(cells);
    return style;
}

void JsonStyle::sampleCells(const JsonValue &cells)
{
    JsonCursor cursor(cells);
    bool sawText = false;
    for (int i = 0; i < sampledCells && cursor.next(); ++i) {
        const JsonValue cell = cursor.value();
        const JsonValue source = cell.value(u"source");
        sortedKeys = sortedKeys && areSorted(cell.keys());
        if (!sawText && !source.isNull()) {
            linesAsList = source.isArray();
            sawText = true;
        }
    }
}

} // namespace quire::notebook
