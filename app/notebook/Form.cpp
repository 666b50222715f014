// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Form.h"

#include <QHash>
#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::notebook {

namespace {

constexpr int linesLookedAt = 2000;
constexpr qsizetype longestLine = 10'000;
constexpr qsizetype mostOptions = 500;

using Kind = FormField::Kind;

/// A stretch of Python or of the loose JSON behind "#@param": position and what is there.
struct Literal
{
    QString text;  ///< As written.
    QString value; ///< Without quotes where it is a string.
    bool isString = false;
    qsizetype end = 0;
};

qsizetype skipSpace(QStringView text, qsizetype at)
{
    while (at < text.size() && text.at(at).isSpace()) {
        ++at;
    }
    return at;
}

/// Behind the string that begins at `at` with its quote; -1 where it does not end.
qsizetype stringEnd(QStringView text, qsizetype at)
{
    const QChar quote = text.at(at);
    const QString three(3, quote);
    const bool isLong = text.sliced(at).startsWith(three);
    for (qsizetype i = at + (isLong ? 3 : 1); i < text.size(); ++i) {
        if (text.at(i) == u'\\') {
            ++i;
        } else if (isLong ? text.sliced(i).startsWith(three) : text.at(i) == quote) {
            return i + (isLong ? 3 : 1);
        }
    }
    return -1;
}

QString unescaped(QStringView inside)
{
    QString value;
    for (qsizetype i = 0; i < inside.size(); ++i) {
        if (inside.at(i) != u'\\' || i + 1 == inside.size()) {
            value += inside.at(i);
            continue;
        }
        const QChar next = inside.at(++i);
        const QChar meant = next == u'n' ? u'\n' : next == u't' ? u'\t' : next;
        const bool isKnown = u"nt\\'\""_s.contains(next);
        value += isKnown ? QString(meant) : u'\\' + QString(next);
    }
    return value;
}

/// The value of a Python string literal; nothing for anything else, and for f-strings and bytes.
std::optional<QString> stringValue(QStringView literal)
{
    static const QRegularExpression prefix(u"^[rRuU]?(?=[\"'])"_s);
    const auto match = prefix.matchView(literal);
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const qsizetype open = match.capturedLength();
    if (stringEnd(literal, open) != literal.size()) {
        return std::nullopt;
    }
    const qsizetype quotes =
        literal.sliced(open).startsWith(QString(3, literal.at(open))) && literal.size() > open + 5 ? 3 : 1;
    const QStringView inside = literal.sliced(open + quotes, literal.size() - open - 2 * quotes);
    return literal.startsWith(u'r') || literal.startsWith(u'R') ? inside.toString() : unescaped(inside);
}

/// A string, number or word of loose JSON from `at` on.
std::optional<Literal> readLiteral(QStringView text, qsizetype at)
{
    at = skipSpace(text, at);
    if (at >= text.size()) {
        return std::nullopt;
    }
    if (text.at(at) == u'"' || text.at(at) == u'\'') {
        const qsizetype end = stringEnd(text, at);
        if (end < 0) {
            return std::nullopt;
        }
        const QString literal = text.sliced(at, end - at).toString();
        return Literal{literal, stringValue(literal).value_or(QString()), true, end};
    }
    qsizetype end = at;
    while (end < text.size() && !u",]}:"_s.contains(text.at(end))) {
        ++end;
    }
    const QString literal = text.sliced(at, end - at).trimmed().toString();
    return literal.isEmpty() ? std::nullopt : std::optional(Literal{literal, literal, false, end});
}

/// ["a", 1]; `at` is behind it afterwards.
QList<Literal> readList(QStringView text, qsizetype &at)
{
    QList<Literal> items;
    ++at;
    while (at < text.size() && items.size() < mostOptions) {
        at = skipSpace(text, at);
        if (at < text.size() && text.at(at) == u']') {
            break;
        }
        const auto item = readLiteral(text, at);
        if (!item) {
            break;
        }
        items.append(*item);
        at = skipSpace(text, item->end);
        if (at < text.size() && text.at(at) == u',') {
            ++at;
        }
    }
    at = std::min(at + 1, text.size());
    return items;
}

/// {type: "slider", min: 0}; keys with or without quotes.
QHash<QString, QString> readObject(QStringView text, qsizetype at)
{
    QHash<QString, QString> values;
    ++at;
    while (at < text.size() && values.size() < 50) {
        const auto key = readLiteral(text, at);
        const qsizetype colon = key ? skipSpace(text, key->end) : text.size();
        if (colon >= text.size() || text.at(colon) != u':') {
            break;
        }
        const auto value = readLiteral(text, colon + 1);
        if (!value) {
            break;
        }
        values.insert(key->value, value->value);
        at = skipSpace(text, value->end);
        if (at >= text.size() || text.at(at) != u',') {
            break;
        }
        ++at;
    }
    return values;
}

/// Where the comment of a line begins, outside of strings; -1 for none.
qsizetype commentStart(QStringView line)
{
    for (qsizetype i = 0; i < line.size(); ++i) {
        if (line.at(i) == u'#') {
            return i;
        }
        if (line.at(i) == u'"' || line.at(i) == u'\'') {
            const qsizetype end = stringEnd(line, i);
            if (end < 0) {
                return -1;
            }
            i = end - 1;
        }
    }
    return -1;
}

Kind kindOf(const QString &type)
{
    static const QHash<QString, Kind> kinds{{u"string"_s, Kind::Text},     {u"raw"_s, Kind::Raw},
                                            {u"integer"_s, Kind::Integer}, {u"number"_s, Kind::Number},
                                            {u"slider"_s, Kind::Slider},   {u"boolean"_s, Kind::Boolean},
                                            {u"date"_s, Kind::Date}};
    return kinds.value(type, Kind::Raw);
}

bool isTrue(const QString &word)
{
    return word.compare(u"true"_s, Qt::CaseInsensitive) == 0;
}

/// Reads what stands behind "#@param".
void readArguments(QStringView arguments, FormField &field)
{
    qsizetype at = skipSpace(arguments, 0);
    const bool isChoice = at < arguments.size() && arguments.at(at) == u'[';
    if (isChoice) {
        field.kind = Kind::Choice;
        const QList<Literal> items = readList(arguments, at);
        for (const Literal &item : items) {
            field.options.append(item.value);
            field.literals.append(item.text);
        }
        at = skipSpace(arguments, at);
    }
    if (at >= arguments.size() || arguments.at(at) != u'{') {
        return;
    }
    const QHash<QString, QString> values = readObject(arguments, at);
    if (!isChoice && values.contains(u"type"_s)) {
        field.kind = kindOf(values.value(u"type"_s));
    }
    if (isChoice && values.value(u"type"_s) == u"raw") {
        field.literals = field.options; // Written without the quotes they are listed in.
    }
    field.allowsInput = isTrue(values.value(u"allow-input"_s));
    field.placeholder = values.value(u"placeholder"_s);
    field.minimum = values.value(u"min"_s, u"0"_s).toDouble();
    field.maximum = std::max(field.minimum, values.value(u"max"_s, u"100"_s).toDouble());
    const double step = values.value(u"step"_s, u"1"_s).toDouble();
    field.step = step > 0 ? step : 1;
}

/// "name = value  #@param …"
std::optional<FormField> readField(const QString &line)
{
    static const QRegularExpression assignment(u"^\\s*([^\\W\\d]\\w*)\\s*(?::[^=#]+)?=(?!=)\\s*"_s,
                                               QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression marker(u"^#\\s*@param\\b"_s);
    const auto target = assignment.match(line);
    const qsizetype comment = target.hasMatch() ? commentStart(line) : -1;
    if (comment < 0 || comment < target.capturedEnd()) {
        return std::nullopt;
    }
    const auto found = marker.match(line.sliced(comment));
    if (!found.hasMatch()) {
        return std::nullopt;
    }
    FormField field;
    field.name = target.captured(1);
    field.start = target.capturedEnd();
    const QString written = line.sliced(field.start, comment - field.start).trimmed();
    field.length = written.size();
    const auto text = stringValue(written);
    field.value = text.value_or(written);
    field.kind = text || written.isEmpty() ? Kind::Text : Kind::Raw;
    readArguments(QStringView(line).sliced(comment + found.capturedLength()), field);
    return field;
}

void readTitle(const QString &text, Form &form)
{
    const qsizetype brace = text.lastIndexOf(u'{');
    const bool hasOptions = brace >= 0 && text.trimmed().endsWith(u'}');
    form.title = (hasOptions ? text.left(brace) : text).trimmed();
    if (hasOptions) {
        const QHash<QString, QString> values = readObject(text, brace);
        form.runsAtOnce = values.value(u"run"_s) == u"auto";
        form.hidesCode = values.value(u"display-mode"_s) == u"form";
    }
}

QString quoted(const QString &value, QStringView before)
{
    const bool isRaw = before.startsWith(u'r') || before.startsWith(u'R');
    const qsizetype quoteAt = isRaw ? 1 : 0;
    const bool hadQuote = before.size() > quoteAt && (before.at(quoteAt) == u'"' || before.at(quoteAt) == u'\'');
    const QChar quote = hadQuote ? before.at(quoteAt) : u'"';
    if (isRaw && !value.contains(quote) && !value.contains(u'\n') && !value.endsWith(u'\\')) {
        return before.first(1).toString() + quote + value + quote;
    }
    QString inside = value;
    inside.replace(u'\\', u"\\\\"_s).replace(quote, u'\\' + QString(quote));
    inside.replace(u'\n', u"\\n"_s).replace(u'\t', u"\\t"_s);
    return quote + inside + quote;
}

} // namespace

std::optional<Form> formOf(const QString &source)
{
    if (!source.contains(u'@')) {
        return std::nullopt;
    }
    static const QRegularExpression mark(u"^\\s*#\\s*@(title|markdown)\\b\\s?"_s);
    Form form;
    bool isForm = false;
    qsizetype start = 0;
    for (int number = 0; number < linesLookedAt && start <= source.size(); ++number) {
        const qsizetype end = source.indexOf(u'\n', start);
        const QString line = source.sliced(start, (end < 0 ? source.size() : end) - start);
        const auto found = line.size() <= longestLine ? mark.match(line) : QRegularExpressionMatch();
        if (found.hasMatch() && found.captured(1) == u"title") {
            readTitle(line.sliced(found.capturedEnd()), form);
            isForm = true;
        } else if (found.hasMatch()) {
            FormField words;
            words.kind = Kind::Markdown;
            words.name = line.sliced(found.capturedEnd());
            words.line = number;
            form.fields.append(words);
        } else if (auto field = line.size() <= longestLine ? readField(line) : std::nullopt) {
            field->line = number;
            field->start += start;
            form.fields.append(*field);
        }
        start = end < 0 ? source.size() + 1 : end + 1;
    }
    return isForm || !form.fields.isEmpty() ? std::optional(form) : std::nullopt;
}

QString literalFor(const QString &source, const FormField &field, const QString &value)
{
    const QStringView before = QStringView(source).sliced(field.start, field.length);
    bool isNumber = false;
    switch (field.kind) {
    case Kind::Raw:
        return value.contains(u'\n') || value.trimmed().isEmpty() ? before.toString() : value.trimmed();
    case Kind::Integer:
        value.trimmed().toLongLong(&isNumber);
        return isNumber ? value.trimmed() : before.toString();
    case Kind::Number:
    case Kind::Slider:
        value.trimmed().toDouble(&isNumber);
        return isNumber ? value.trimmed() : before.toString();
    case Kind::Boolean:
        return isTrue(value) ? u"True"_s : u"False"_s;
    case Kind::Choice:
        if (const qsizetype index = field.options.indexOf(value); index >= 0) {
            return field.literals.at(index);
        }
        return quoted(value, before);
    case Kind::Text:
    case Kind::Date:
        return quoted(value, before);
    case Kind::Markdown:
        break;
    }
    return before.toString();
}

} // namespace quire::notebook
