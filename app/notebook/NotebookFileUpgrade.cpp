// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonCursor.h"
#include "notebook/JsonText.h"
#include "notebook/NotebookFile.h"

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

// nbformat 3 → 4, after nbformat's own v4/convert.py.
namespace quire::notebook::NotebookFile {

namespace {

JsonValue moved(const JsonValue &object, QStringView from, QStringView to, const JsonValue &fallback)
{
    const JsonValue value = object.contains(from) ? object.value(from) : fallback;
    return object.without(from).with(to, value);
}

JsonValue withMimeTypes(JsonValue bundle)
{
    static constexpr std::pair<QStringView, QStringView> names[] = {
        {u"text", u"text/plain"},       {u"html", u"text/html"},
        {u"svg", u"image/svg+xml"},     {u"png", u"image/png"},
        {u"jpeg", u"image/jpeg"},       {u"latex", u"text/latex"},
        {u"json", u"application/json"}, {u"javascript", u"application/javascript"},
    };
    for (const auto &[alias, mimeType] : names) {
        if (bundle.contains(alias)) {
            bundle = moved(bundle, alias, mimeType, {});
        }
    }
    return bundle;
}

JsonValue upgradedDisplay(const JsonValue &output, bool isResult)
{
    JsonValue data = JsonValue::emptyObject();
    const QList<JsonMember> members = jsonMembers(output);
    for (const JsonMember &member : members) {
        const bool isKept =
            member.key == u"output_type" || member.key == u"metadata" || (isResult && member.key == u"prompt_number");
        if (!isKept) {
            data = data.with(member.key, member.value);
        }
    }
    data = withMimeTypes(data);
    if (const JsonValue json = data.value(u"application/json"); json.isString() || json.isArray()) {
        if (const auto parsed = JsonValue::parse(json.toText().toUtf8())) {
            data = data.with(u"application/json", *parsed);
        }
    }
    const JsonValue metadata = output.value(u"metadata");
    JsonValue upgraded =
        JsonValue::emptyObject()
            .with(u"data", data)
            .with(u"metadata", withMimeTypes(metadata.isObject() ? metadata : JsonValue::emptyObject()))
            .with(u"output_type", JsonValue::fromString(isResult ? u"execute_result"_s : u"display_data"_s));
    return isResult ? upgraded.with(u"execution_count", output.value(u"prompt_number")) : upgraded;
}

JsonValue upgradedOutput(const JsonValue &output)
{
    const QString type = output.value(u"output_type").toString();
    if (type == u"pyout" || type == u"display_data") {
        return upgradedDisplay(output, type == u"pyout");
    }
    if (type == u"pyerr") {
        return output.with(u"output_type", JsonValue::fromString(u"error"_s));
    }
    return type == u"stream" ? moved(output, u"stream", u"name", JsonValue::fromString(u"stdout"_s)) : output;
}

JsonValue upgradedCode(JsonValue cell)
{
    cell = cell.without(u"language");
    if (cell.contains(u"collapsed")) {
        cell = cell.with(u"metadata", cell.value(u"metadata").with(u"collapsed", cell.value(u"collapsed")))
                   .without(u"collapsed");
    }
    QList<JsonValue> outputs;
    const QList<JsonValue> old = cell.value(u"outputs").items();
    for (const JsonValue &output : old) {
        outputs.append(upgradedOutput(output));
    }
    cell = moved(cell, u"input", u"source", JsonValue::fromString({}));
    return moved(cell, u"prompt_number", u"execution_count", {}).with(u"outputs", JsonValue::fromItems(outputs));
}

/// Python's " ".join(text.splitlines()).
QString onOneLine(const QString &text)
{
    QStringList lines;
    const QList<QStringView> pieces = splitLines(text);
    for (QStringView piece : pieces) {
        // A line's end is what makes one more piece when something follows.
        while (!piece.isEmpty() && splitLines(QString(piece.back()) + u'x').size() > 1) {
            piece.chop(1);
        }
        lines.append(piece.toString());
    }
    return lines.join(u' ');
}

JsonValue upgradedHeading(const JsonValue &cell)
{
    constexpr int deepest = 6;
    const int level = std::clamp(cell.value(u"level").toInt().value_or(1), 1, deepest);
    return cell.without(u"level")
        .with(u"cell_type", JsonValue::fromString(u"markdown"_s))
        .with(u"source",
              JsonValue::fromString(QString(level, u'#') + u' ' + onOneLine(cell.value(u"source").toText())));
}

JsonValue upgradedCell(JsonValue cell)
{
    if (!cell.value(u"metadata").isObject()) {
        cell = cell.with(u"metadata", JsonValue::emptyObject());
    }
    cell = cell.without(u"id");
    const QString type = cell.value(u"cell_type").toString();
    if (type == u"code") {
        return upgradedCode(cell);
    }
    if (type == u"heading") {
        return upgradedHeading(cell);
    }
    return type == u"html" ? cell.with(u"cell_type", JsonValue::fromString(u"markdown"_s)) : cell;
}

} // namespace

Result<Notebook> upgradeV3(const QByteArray &bytes)
{
    const Result<JsonValue> old = JsonValue::parse(bytes.startsWith("\xef\xbb\xbf") ? bytes.sliced(3) : bytes);
    if (!old) {
        return Failure(old.error());
    }
    QList<JsonValue> cells;
    const QList<JsonValue> worksheets = old->value(u"worksheets").items();
    for (const JsonValue &worksheet : worksheets) {
        const QList<JsonValue> sheetCells = worksheet.value(u"cells").items();
        for (const JsonValue &cell : sheetCells) {
            cells.append(upgradedCell(cell));
        }
    }
    const JsonValue metadata = old->value(u"metadata");
    const JsonValue top = JsonValue::emptyObject()
                              .with(u"cells", JsonValue::fromItems(cells))
                              .with(u"metadata", metadata.isObject() ? metadata.without(u"name").without(u"signature")
                                                                     : JsonValue::emptyObject())
                              .with(u"nbformat", JsonValue::fromInt(4))
                              .with(u"nbformat_minor", JsonValue::fromInt(5));
    return read(top.raw().toByteArray()).transform([](Reading reading) {
        reading.notebook.origin = {};
        reading.notebook.style = {};
        return reading.notebook;
    });
}

} // namespace quire::notebook::NotebookFile
