// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/CellWriter.h"

#include "notebook/JsonCursor.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::notebook {

namespace {

/// Which text nbformat splits into lines.
bool isSplit(const QString &mimeType)
{
    return mimeType.startsWith(u"text/") || mimeType == u"application/javascript" || mimeType == u"image/svg+xml";
}

bool isSameSlice(const JsonValue &a, const JsonValue &b)
{
    return a.buffer().constData() == b.buffer().constData() && a.begin() == b.begin() && a.end() == b.end();
}

bool areSameOutputs(const QList<Output> &outputs, const JsonValue &before)
{
    const QList<JsonValue> items = before.items();
    return before.isArray() && std::ranges::equal(outputs, items, [](const Output &output, const JsonValue &item) {
               return isSameSlice(output.toJson(), item);
           });
}

/// Puts `name` where it sorts when the names are sorted; else at the end, but an id right behind the type.
void addName(QStringList &names, const QString &name, bool sorted)
{
    if (names.contains(name)) {
        return;
    }
    if (sorted) {
        names.insert(std::ranges::lower_bound(names, name) - names.begin(), name);
    } else {
        names.insert(name == u"id" ? names.indexOf(u"cell_type"_s) + 1 : names.size(), name);
    }
}

} // namespace

void CellWriter::write(const Cell &cell)
{
    const bool canCopy = m_mode == Mode::Preserve && m_writer.isVerbatim(cell.origin());
    if (canCopy && !cell.isTouched()) {
        m_writer.raw(cell.origin().raw());
        return;
    }
    const QStringList names = memberNames(cell);
    if (canCopy && isBack(cell, names)) {
        m_writer.raw(cell.origin().raw());
        return;
    }
    m_writer.beginObject();
    for (const QString &name : names) {
        m_writer.key(name);
        writeMember(cell, name, cell.origin().value(name));
    }
    m_writer.endObject();
}

QStringList CellWriter::memberNames(const Cell &cell) const
{
    QStringList names;
    const bool sorted = m_writer.style().sortedKeys || cell.origin().isNull();
    const QList<JsonMember> members = m_writer.ordered(cell.origin());
    std::ranges::transform(members, std::back_inserter(names), &JsonMember::key);
    const bool isCode = cell.type() == CellType::Code;
    const bool typeChanged =
        !cell.origin().isNull() && cellTypeFromName(cell.origin().value(u"cell_type").toString()) != cell.type();
    if (typeChanged) {
        names.removeIf([&](const QString &name) {
            return isCode ? name == u"attachments" : name == u"outputs" || name == u"execution_count";
        });
    }
    addName(names, u"cell_type"_s, sorted);
    addName(names, u"metadata"_s, sorted);
    addName(names, u"source"_s, sorted);
    if (isCode) {
        addName(names, u"execution_count"_s, sorted);
        addName(names, u"outputs"_s, sorted);
    } else if (!cell.attachments().keys().isEmpty()) {
        addName(names, u"attachments"_s, sorted);
    }
    if (m_writesIds) {
        addName(names, u"id"_s, sorted);
    } else if (m_mode == Mode::Preserve && !m_writer.isVerbatim(cell.origin())) {
        names.removeAll(u"id"_s); // pasted from a newer format
    }
    return names;
}

bool CellWriter::isBack(const Cell &cell, const QStringList &names) const
{
    return names.size() == cell.origin().keys().size() && std::ranges::all_of(names, [&](const QString &name) {
               return isUnchanged(cell, name, cell.origin().value(name));
           });
}

bool CellWriter::isUnchanged(const Cell &cell, const QString &name, const JsonValue &before) const
{
    if (m_mode == Mode::Jupyter || !m_writer.isVerbatim(before)) {
        return false;
    }
    if (name == u"cell_type") {
        return cellTypeFromName(before.toString()) == cell.type();
    }
    if (name == u"source") {
        return before.toText() == cell.source();
    }
    if (name == u"metadata") {
        return before == cell.metadata();
    }
    if (name == u"attachments") {
        return before == cell.attachments();
    }
    if (name == u"outputs") {
        return areSameOutputs(cell.outputs(), before);
    }
    if (name == u"execution_count") {
        return before.toInt() == cell.executionCount();
    }
    return name != u"id" || before.toString() == cell.id().toString();
}

void CellWriter::writeMember(const Cell &cell, const QString &name, const JsonValue &before)
{
    if (isUnchanged(cell, name, before)) {
        m_writer.raw(before.raw());
    } else if (name == u"cell_type") {
        const bool isUnknown =
            cell.type() == CellType::Raw && before.isString() && cellTypeFromName(before.toString()) == CellType::Raw;
        m_writer.string(isUnknown ? before.toString() : cellTypeName(cell.type()));
    } else if (name == u"source") {
        m_writer.text(cell.source());
    } else if (name == u"metadata") {
        m_writer.value(m_mode == Mode::Jupyter ? cell.metadata().without(u"trusted") : cell.metadata());
    } else if (name == u"attachments") {
        writeAttachments(cell.attachments());
    } else if (name == u"outputs") {
        writeOutputs(cell.outputs());
    } else if (name == u"execution_count") {
        const std::optional<int> count = cell.executionCount();
        const JsonValue now = count ? JsonValue::fromInt(*count) : JsonValue();
        m_writer.value(before.toInt() == count ? before : now); // "before" may be a number nobody understands
    } else if (name == u"id") {
        m_writer.string(cell.id().toString());
    } else {
        m_writer.value(before);
    }
}

void CellWriter::writeOutputs(const QList<Output> &outputs)
{
    m_writer.beginArray();
    for (const Output &output : outputs) {
        writeOutput(output);
    }
    m_writer.endArray();
}

void CellWriter::writeOutput(const Output &output)
{
    const JsonValue json = output.toJson();
    if (m_writer.isVerbatim(json)) {
        m_writer.raw(json.raw());
        return;
    }
    const bool isDisplay = output.type() == Output::Type::DisplayData || output.type() == Output::Type::ExecuteResult;
    const bool isStream = output.type() == Output::Type::Stream;
    m_writer.beginObject();
    const QList<JsonMember> members = m_writer.ordered(json);
    for (const JsonMember &member : members) {
        m_writer.key(member.key);
        if (isDisplay && member.key == u"data" && member.value.isObject()) {
            writeBundle(member.value);
        } else if (isStream && member.key == u"text") {
            m_writer.text(output.text());
        } else if (!isDisplay && member.key == u"text" && member.value.isArray()) {
            m_writer.string(member.value.toText());
        } else {
            m_writer.value(member.value);
        }
    }
    m_writer.endObject();
}

void CellWriter::writeAttachments(const JsonValue &attachments)
{
    m_writer.beginObject();
    const QList<JsonMember> files = m_writer.ordered(attachments);
    for (const JsonMember &file : files) {
        m_writer.key(file.key);
        if (file.value.isObject()) {
            writeBundle(file.value);
        } else {
            m_writer.value(file.value);
        }
    }
    m_writer.endObject();
}

void CellWriter::writeBundle(const JsonValue &bundle)
{
    m_writer.beginObject();
    const QList<JsonMember> members = m_writer.ordered(bundle);
    for (const JsonMember &member : members) {
        m_writer.key(member.key);
        const bool isLines = !MimeBundle::isJson(member.key) && member.value.isArray() && member.value.isText();
        if (isSplit(member.key) && (isLines || member.value.isString())) {
            m_writer.text(member.value.toText());
        } else if (isLines) {
            m_writer.string(member.value.toText());
        } else {
            m_writer.value(member.value);
        }
    }
    m_writer.endObject();
}

} // namespace quire::notebook
