// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/NotebookFile.h"

#include "notebook/JsonCheck.h"
#include "notebook/JsonCursor.h"
#include "notebook/JsonText.h"

#include <QCoreApplication>

#include <algorithm>

namespace quire::notebook::NotebookFile {

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(quire::notebook::NotebookFile)
};

constexpr int knownMinor = 5;

Failure malformed(const QString &message)
{
    return failure(ErrorKind::Format, message);
}

/// The file as JSON, byte order mark and space around it left out.
Result<JsonValue> parseFile(const QByteArray &bytes)
{
    if (bytes.trimmed().isEmpty()) {
        return malformed(Messages::tr("The file is empty, so it is not a notebook."));
    }
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff")) {
        return malformed(Messages::tr(
            "The file is saved in UTF-16. Notebooks must be in UTF-8: save it so in a text editor first."));
    }
    const qsizetype mark = bytes.startsWith("\xef\xbb\xbf") ? 3 : 0;
    const QByteArray owned = bytes.capacity() > 0 ? bytes : QByteArray(bytes.constData(), bytes.size());
    if (auto checked = checkJson(owned, mark); !checked) {
        Error error = checked.error();
        error.message = Messages::tr("This notebook is damaged and cannot be opened. %1").arg(error.message);
        return Failure(error);
    }
    const auto isSpace = [](char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; };
    qsizetype begin = mark;
    qsizetype end = owned.size();
    while (isSpace(owned.at(begin))) {
        ++begin;
    }
    while (isSpace(owned.at(end - 1))) {
        --end;
    }
    return JsonValue::slice(owned, begin, end);
}

/// The members of the top object, found in one pass: each may be as long as the file.
struct Members
{
    explicit Members(const JsonValue &top);

    bool isObject;
    JsonValue major;
    JsonValue minor;
    JsonValue metadata;
    JsonValue cells;
};

Members::Members(const JsonValue &top) : isObject(top.isObject())
{
    JsonCursor cursor(top);
    while (isObject && cursor.next()) {
        if (cursor.keyIs(u"nbformat")) {
            major = cursor.value();
        } else if (cursor.keyIs(u"nbformat_minor")) {
            minor = cursor.value();
        } else if (cursor.keyIs(u"metadata")) {
            metadata = cursor.value();
        } else if (cursor.keyIs(u"cells")) {
            cells = cursor.value();
        }
    }
}

/// The format's major version.
Result<int> majorVersion(const Members &top)
{
    if (!top.isObject) {
        return malformed(Messages::tr("The file is valid JSON but not a notebook."));
    }
    const std::optional<int> major = top.major.toInt();
    if (!major) {
        return malformed(
            Messages::tr("The file is valid JSON but not a notebook: it does not say its “nbformat” version."));
    }
    if (*major < 3) {
        return failure(ErrorKind::Unsupported,
                       Messages::tr("This notebook is in format %1, from before 2013, which Quire cannot read. "
                                    "“jupyter nbconvert --to notebook” can bring it up to date.")
                           .arg(*major));
    }
    if (*major > 4) {
        return failure(
            ErrorKind::Unsupported,
            Messages::tr("This notebook is in format %1. Quire knows formats up to 4: a newer Quire may read it.")
                .arg(*major));
    }
    return *major;
}

Result<QList<Cell>> readCells(const JsonValue &list)
{
    QList<Cell> cells;
    QSet<CellId> ids;
    JsonCursor cursor(list);
    while (cursor.next()) {
        Result<Cell> cell = Cell::fromJson(cursor.value(), ids);
        if (!cell) {
            const auto [line, column] = textPosition(list.buffer(), cursor.value().begin());
            return malformed(Messages::tr("Cell %1 of this notebook, at line %2, column %3, is malformed: %4.")
                                 .arg(cells.size() + 1)
                                 .arg(line)
                                 .arg(column)
                                 .arg(cell.error().message));
        }
        ids.insert(cell->id());
        cells.append(std::move(*cell));
    }
    return cells;
}

Result<Reading> readV4(const JsonValue &top, const Members &members)
{
    Reading reading;
    Notebook &notebook = reading.notebook;
    const JsonValue &metadata = members.metadata;
    const JsonValue &cells = members.cells;
    if (!cells.isArray()) {
        return malformed(Messages::tr("The file is not a whole notebook: it has no list of cells."));
    }
    if (!metadata.isObject() && !metadata.isNull()) {
        return malformed(Messages::tr("The notebook is malformed: its metadata is not an object."));
    }
    Result<QList<Cell>> read = readCells(cells);
    if (!read) {
        return Failure(read.error());
    }
    notebook.cells = std::move(*read);
    notebook.metadata = metadata.isNull() ? JsonValue::emptyObject() : metadata;
    notebook.formatMinor = members.minor.toInt().value_or(0);
    notebook.origin = top;
    notebook.style = JsonStyle::detect(top);
    if (notebook.formatMinor > knownMinor) {
        reading.warnings.append(
            Messages::tr("This notebook is in format 4.%1, newer than Quire knows (4.%2). What Quire does not "
                         "know is kept as it is.")
                .arg(notebook.formatMinor)
                .arg(knownMinor));
    }
    return reading;
}

std::optional<Difference> firstDifference(const QByteArray &before, const QByteArray &after)
{
    constexpr qsizetype shown = 40;
    const auto [one, other] = std::ranges::mismatch(before, after);
    if (one == before.end() && other == after.end()) {
        return std::nullopt;
    }
    const qsizetype offset = one - before.begin();
    const auto [line, column] = textPosition(before, offset);
    return Difference{offset, line, column, before.mid(offset, shown), after.mid(offset, shown)};
}

} // namespace

Result<Reading> read(const QByteArray &bytes)
{
    const Result<JsonValue> top = parseFile(bytes);
    if (!top) {
        return Failure(top.error());
    }
    const Members members(*top);
    const Result<int> major = majorVersion(members);
    if (!major) {
        return Failure(major.error());
    }
    if (*major == 3) {
        Reading old;
        old.needsUpgrade = true;
        return old;
    }
    return readV4(*top, members);
}

Result<std::optional<Difference>> roundTripDifference(const QByteArray &bytes)
{
    return read(bytes).transform([&](const Reading &reading) -> std::optional<Difference> {
        return reading.needsUpgrade ? std::nullopt : firstDifference(bytes, write(reading.notebook));
    });
}

Result<std::optional<Difference>> jupyterDifference(const QByteArray &bytes)
{
    const Result<Reading> reading = read(bytes);
    if (!reading) {
        return Failure(reading.error());
    }
    if (!reading->needsUpgrade) {
        return firstDifference(bytes, jupyterNormalised(reading->notebook));
    }
    return upgradeV3(bytes).transform(
        [&](const Notebook &notebook) { return firstDifference(bytes, jupyterNormalised(notebook)); });
}

} // namespace quire::notebook::NotebookFile
