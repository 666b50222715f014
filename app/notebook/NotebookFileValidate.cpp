// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonCursor.h"
#include "notebook/NotebookFile.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

// After nbformat's schemas 4.0 to 4.5. They differ in this only: 4.5 has cell ids, 4.2 a title and authors,
// 4.4 metadata.execution.
namespace quire::notebook::NotebookFile {

namespace {

using Type = JsonValue::Type;

class SchemaCheck
{
    Q_DECLARE_TR_FUNCTIONS(quire::notebook::SchemaCheck)

public:
    QList<Problem> problems;

    void checkNotebook(const JsonValue &top);

private:
    void report(const QString &place, const QString &message) { problems.append({place, message}); }
    bool expect(const JsonValue &value, Type type, const QString &place);
    void expectOptional(const JsonValue &object, QStringView key, Type type, const QString &place);
    void expectMembers(const JsonValue &object, const QStringList &required, const QStringList &allowed,
                       const QString &place);
    void checkMetadata(const JsonValue &metadata);
    void checkLanguage(const JsonValue &info, const QString &place);
    void checkCell(const JsonValue &cell, const QString &place);
    void checkResults(const JsonValue &cell, const QString &place);
    void checkId(const JsonValue &id, const QString &place);
    void checkCellMetadata(const JsonValue &metadata, bool isCode, bool isRaw, const QString &place);
    void checkTags(const JsonValue &tags, const QString &place);
    void checkCount(const JsonValue &count, const QString &place);
    void checkOutput(const JsonValue &output, const QString &place);
    void checkBundle(const JsonValue &bundle, const QString &place);
    void checkText(const JsonValue &text, const QString &place);
    void checkAttachments(const JsonValue &attachments, const QString &place);

    bool m_hasIds = false;
    int m_minor = 0;
    QSet<QString> m_ids;
};

QString typeName(Type type)
{
    switch (type) {
    case Type::Null:
        return u"null"_s;
    case Type::Bool:
        return u"boolean"_s;
    case Type::Number:
        return u"number"_s;
    case Type::String:
        return u"string"_s;
    case Type::Array:
        return u"array"_s;
    case Type::Object:
        break;
    }
    return u"object"_s;
}

QString inside(const QString &place, const QString &key)
{
    return place.isEmpty() ? key : place + u'.' + key;
}

bool SchemaCheck::expect(const JsonValue &value, Type type, const QString &place)
{
    if (value.type() == type) {
        return true;
    }
    report(place, tr("is of type %1 instead of %2").arg(typeName(value.type()), typeName(type)));
    return false;
}

void SchemaCheck::expectOptional(const JsonValue &object, QStringView key, Type type, const QString &place)
{
    if (object.contains(key)) {
        expect(object.value(key), type, inside(place, key.toString()));
    }
}

void SchemaCheck::expectMembers(const JsonValue &object, const QStringList &required, const QStringList &allowed,
                                const QString &place)
{
    const QStringList present = object.keys();
    for (const QString &key : required) {
        if (!present.contains(key)) {
            report(inside(place, key), tr("is missing"));
        }
    }
    for (const QString &key : present) {
        if (!required.contains(key) && !allowed.contains(key)) {
            report(inside(place, key), tr("is not allowed here"));
        }
    }
}

void SchemaCheck::checkNotebook(const JsonValue &top)
{
    expectMembers(top, {u"metadata"_s, u"nbformat"_s, u"nbformat_minor"_s, u"cells"_s}, {}, {});
    const std::optional<int> minor = top.value(u"nbformat_minor").toInt();
    if (top.contains(u"nbformat_minor") && minor.value_or(-1) < 0) {
        report(u"nbformat_minor"_s, tr("is not a whole number from 0 on"));
    }
    m_minor = minor.value_or(0);
    m_hasIds = m_minor >= 5;
    if (top.contains(u"metadata") && expect(top.value(u"metadata"), Type::Object, u"metadata"_s)) {
        checkMetadata(top.value(u"metadata"));
    }
    if (!top.contains(u"cells") || !expect(top.value(u"cells"), Type::Array, u"cells"_s)) {
        return;
    }
    const QList<JsonValue> cells = top.value(u"cells").items();
    for (qsizetype i = 0; i < cells.size(); ++i) {
        checkCell(cells.at(i), u"cells[%1]"_s.arg(i));
    }
}

void SchemaCheck::checkMetadata(const JsonValue &metadata)
{
    const QString place = u"metadata"_s;
    if (metadata.contains(u"kernelspec") &&
        expect(metadata.value(u"kernelspec"), Type::Object, u"metadata.kernelspec"_s)) {
        for (const QString &key : {u"name"_s, u"display_name"_s}) {
            const QString where = u"metadata.kernelspec."_s + key;
            if (!metadata.value(u"kernelspec").contains(key)) {
                report(where, tr("is missing"));
            } else {
                expect(metadata.value(u"kernelspec").value(key), Type::String, where);
            }
        }
    }
    if (metadata.contains(u"language_info")) {
        checkLanguage(metadata.value(u"language_info"), u"metadata.language_info"_s);
    }
    if (metadata.contains(u"orig_nbformat") && metadata.value(u"orig_nbformat").toInt().value_or(0) < 1) {
        report(u"metadata.orig_nbformat"_s, tr("is not a whole number from 1 on"));
    }
    if (m_minor >= 2) {
        expectOptional(metadata, u"title", Type::String, place);
        expectOptional(metadata, u"authors", Type::Array, place);
    }
}

void SchemaCheck::checkLanguage(const JsonValue &info, const QString &place)
{
    if (!expect(info, Type::Object, place)) {
        return;
    }
    if (!info.contains(u"name")) {
        report(inside(place, u"name"_s), tr("is missing"));
    }
    for (const QStringView key : {u"name", u"file_extension", u"mimetype", u"pygments_lexer"}) {
        expectOptional(info, key, Type::String, place);
    }
    const JsonValue mode = info.value(u"codemirror_mode");
    if (info.contains(u"codemirror_mode") && !mode.isString()) {
        expect(mode, Type::Object, inside(place, u"codemirror_mode"_s));
    }
}

void SchemaCheck::checkCell(const JsonValue &cell, const QString &place)
{
    if (!expect(cell, Type::Object, place)) {
        return;
    }
    const QString type = cell.value(u"cell_type").toString();
    const bool isCode = type == u"code";
    const bool isKnown = isCode || type == u"markdown" || type == u"raw";
    if (!isKnown) {
        report(inside(place, u"cell_type"_s), tr("is neither code, markdown nor raw"));
        return;
    }
    QStringList required{u"cell_type"_s, u"metadata"_s, u"source"_s};
    required += isCode ? QStringList{u"outputs"_s, u"execution_count"_s} : QStringList();
    required += m_hasIds ? QStringList{u"id"_s} : QStringList();
    expectMembers(cell, required, isCode ? QStringList() : QStringList{u"attachments"_s}, place);
    if (m_hasIds && cell.contains(u"id")) {
        checkId(cell.value(u"id"), inside(place, u"id"_s));
    }
    if (cell.contains(u"metadata")) {
        checkCellMetadata(cell.value(u"metadata"), isCode, type == u"raw", inside(place, u"metadata"_s));
    }
    if (cell.contains(u"source")) {
        checkText(cell.value(u"source"), inside(place, u"source"_s));
    }
    if (cell.contains(u"attachments") && !isCode) {
        checkAttachments(cell.value(u"attachments"), inside(place, u"attachments"_s));
    }
    if (isCode) {
        checkResults(cell, place);
    }
}

void SchemaCheck::checkResults(const JsonValue &cell, const QString &place)
{
    checkCount(cell.value(u"execution_count"), inside(place, u"execution_count"_s));
    if (cell.contains(u"outputs") && expect(cell.value(u"outputs"), Type::Array, inside(place, u"outputs"_s))) {
        const QList<JsonValue> outputs = cell.value(u"outputs").items();
        for (qsizetype i = 0; i < outputs.size(); ++i) {
            checkOutput(outputs.at(i), u"%1.outputs[%2]"_s.arg(place).arg(i));
        }
    }
}

void SchemaCheck::checkId(const JsonValue &id, const QString &place)
{
    if (!expect(id, Type::String, place)) {
        return;
    }
    const QString text = id.toString();
    if (!CellId::isValid(text)) {
        report(place, tr("is not 1 to 64 letters, digits, “-” or “_”"));
    } else if (m_ids.contains(text)) {
        report(place, tr("names another cell too"));
    }
    m_ids.insert(text);
}

void SchemaCheck::checkCellMetadata(const JsonValue &metadata, bool isCode, bool isRaw, const QString &place)
{
    if (!expect(metadata, Type::Object, place)) {
        return;
    }
    expectOptional(metadata, u"name", Type::String, place);
    if (metadata.value(u"name").raw() == "\"\"") {
        report(inside(place, u"name"_s), tr("is empty"));
    }
    if (metadata.contains(u"tags")) {
        checkTags(metadata.value(u"tags"), inside(place, u"tags"_s));
    }
    if (m_minor >= 3) {
        expectOptional(metadata, u"jupyter", Type::Object, place);
    }
    if (isRaw) {
        expectOptional(metadata, u"format", Type::String, place);
    }
    if (!isCode) {
        return;
    }
    expectOptional(metadata, u"collapsed", Type::Bool, place);
    const JsonValue scrolled = metadata.value(u"scrolled");
    if (metadata.contains(u"scrolled") && scrolled.type() != Type::Bool && scrolled.toString() != u"auto") {
        report(inside(place, u"scrolled"_s), tr("is neither true, false nor “auto”"));
    }
    if (m_minor >= 4 && metadata.contains(u"execution")) {
        const QString where = inside(place, u"execution"_s);
        expect(metadata.value(u"execution"), Type::Object, where);
        const QList<JsonMember> times = jsonMembers(metadata.value(u"execution"));
        std::ranges::for_each(
            times, [&](const JsonMember &time) { expect(time.value, Type::String, inside(where, time.key)); });
    }
}

void SchemaCheck::checkTags(const JsonValue &tags, const QString &place)
{
    if (!expect(tags, Type::Array, place)) {
        return;
    }
    QStringList seen;
    const QList<JsonValue> items = tags.items();
    for (const JsonValue &item : items) {
        const QString tag = item.toString();
        if (!item.isString() || tag.isEmpty() || tag.contains(u',')) {
            report(place, tr("has a tag that is empty, has a comma or is not text"));
        } else if (seen.contains(tag)) {
            report(place, tr("has the tag “%1” twice").arg(tag));
        }
        seen.append(tag);
    }
}

void SchemaCheck::checkCount(const JsonValue &count, const QString &place)
{
    if (!count.isNull() && count.toInt().value_or(-1) < 0) {
        report(place, tr("is neither null nor a whole number from 0 on"));
    }
}

void SchemaCheck::checkOutput(const JsonValue &output, const QString &place)
{
    if (!expect(output, Type::Object, place)) {
        return;
    }
    const QString type = output.value(u"output_type").toString();
    const QString always = u"output_type"_s;
    if (type == u"stream") {
        expectMembers(output, {always, u"name"_s, u"text"_s}, {}, place);
        expectOptional(output, u"name", Type::String, place);
        if (output.contains(u"text")) {
            checkText(output.value(u"text"), inside(place, u"text"_s));
        }
    } else if (type == u"error") {
        expectMembers(output, {always, u"ename"_s, u"evalue"_s, u"traceback"_s}, {}, place);
        expectOptional(output, u"ename", Type::String, place);
        expectOptional(output, u"evalue", Type::String, place);
        if (output.contains(u"traceback") &&
            expect(output.value(u"traceback"), Type::Array, inside(place, u"traceback"_s))) {
            checkText(output.value(u"traceback"), inside(place, u"traceback"_s));
        }
    } else if (type == u"display_data" || type == u"execute_result") {
        const QStringList count = type == u"execute_result" ? QStringList{u"execution_count"_s} : QStringList();
        expectMembers(output, QStringList{always, u"data"_s, u"metadata"_s} + count, {}, place);
        checkCount(output.value(u"execution_count"), inside(place, u"execution_count"_s));
        expectOptional(output, u"metadata", Type::Object, place);
        if (output.contains(u"data")) {
            checkBundle(output.value(u"data"), inside(place, u"data"_s));
        }
    } else {
        report(inside(place, always), tr("is no type of output"));
    }
}

void SchemaCheck::checkBundle(const JsonValue &bundle, const QString &place)
{
    if (!expect(bundle, Type::Object, place)) {
        return;
    }
    const QList<JsonMember> members = jsonMembers(bundle);
    for (const JsonMember &member : members) {
        if (!MimeBundle::isJson(member.key)) {
            checkText(member.value, u"%1[\"%2\"]"_s.arg(place, member.key));
        }
    }
}

void SchemaCheck::checkText(const JsonValue &text, const QString &place)
{
    if (!text.isText()) {
        report(place, tr("is neither text nor a list of lines"));
    }
}

void SchemaCheck::checkAttachments(const JsonValue &attachments, const QString &place)
{
    if (!expect(attachments, Type::Object, place)) {
        return;
    }
    const QList<JsonMember> files = jsonMembers(attachments);
    for (const JsonMember &file : files) {
        checkBundle(file.value, u"%1[\"%2\"]"_s.arg(place, file.key));
    }
}

} // namespace

QList<Problem> validate(const QByteArray &bytes)
{
    const Result<Reading> reading = read(bytes);
    const Result<JsonValue> top = JsonValue::parse(bytes.startsWith("\xef\xbb\xbf") ? bytes.sliced(3) : bytes);
    if (!top || !top->isObject() || (reading && reading->needsUpgrade)) {
        const QString message = reading ? QCoreApplication::translate("quire::notebook::NotebookFile",
                                                                      "This notebook is in the old format 3.")
                                        : reading.error().message;
        return {{QString(), message}};
    }
    if (!reading && top->value(u"nbformat").toInt() != 4) {
        return {{u"nbformat"_s, reading.error().message}};
    }
    SchemaCheck check;
    check.checkNotebook(*top);
    return check.problems;
}

} // namespace quire::notebook::NotebookFile
