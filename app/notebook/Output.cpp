// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Output.h"

#include "notebook/JsonCursor.h"
#include "notebook/StreamText.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace quire::notebook {

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(quire::notebook::Output)
};

Output::Type typeFromName(const QString &name)
{
    if (name == u"stream") {
        return Output::Type::Stream;
    }
    if (name == u"display_data" || name == u"update_display_data") {
        return Output::Type::DisplayData;
    }
    if (name == u"execute_result") {
        return Output::Type::ExecuteResult;
    }
    return name == u"error" ? Output::Type::Error : Output::Type::Unknown;
}

JsonValue objectOr(const JsonValue &value)
{
    return value.isObject() ? value : JsonValue::emptyObject();
}

JsonValue textOr(const JsonValue &value)
{
    return value.isString() ? value : JsonValue::fromString({});
}

JsonValue displayJson(const JsonValue &data, const JsonValue &metadata, const JsonValue *executionCount)
{
    JsonValue json = JsonValue::emptyObject().with(u"data", objectOr(data));
    if (executionCount) {
        json = json.with(u"execution_count", *executionCount);
    }
    return json.with(u"metadata", objectOr(metadata))
        .with(u"output_type", JsonValue::fromString(executionCount ? u"execute_result"_s : u"display_data"_s));
}

/// What nbformat stores of a message's content; null when the message is no output.
JsonValue jsonFromContent(Output::Type type, const JsonValue &content)
{
    const JsonValue count = content.value(u"execution_count");
    switch (type) {
    case Output::Type::DisplayData:
        return displayJson(content.value(u"data"), content.value(u"metadata"), nullptr);
    case Output::Type::ExecuteResult:
        return displayJson(content.value(u"data"), content.value(u"metadata"), &count);
    case Output::Type::Error: {
        const JsonValue traceback = content.value(u"traceback");
        return JsonValue::emptyObject()
            .with(u"ename", textOr(content.value(u"ename")))
            .with(u"evalue", textOr(content.value(u"evalue")))
            .with(u"output_type", JsonValue::fromString(u"error"_s))
            .with(u"traceback", traceback.isArray() ? traceback : JsonValue::fromItems({}));
    }
    default:
        return {};
    }
}

} // namespace

class OutputData : public QSharedData
{
public:
    Output::Type type = Output::Type::Stream;
    /// As nbformat writes it; null for a stream that grows here.
    JsonValue json;
    /// Slice of `json`: the data of a display, the text of a stream.
    JsonValue body;
    std::optional<int> executionCount;
    QString streamName;
    QString displayId;
    /// A stream as it was received: it may begin by rewriting text it does not have, and whoever appends it needs that.
    /// Null from the first extend() on.
    QString received;
    StreamText live;
};

Output::Output() : d(new OutputData)
{
    d->streamName = u"stdout"_s;
}
Output::Output(const Output &) = default;
Output::Output(Output &&) noexcept = default;
Output &Output::operator=(const Output &) = default;
Output &Output::operator=(Output &&) noexcept = default;
Output::~Output() = default;

namespace {

std::optional<Error> shapeProblem(Output::Type type, const JsonValue &body)
{
    const bool isDisplay = type == Output::Type::DisplayData || type == Output::Type::ExecuteResult;
    if (isDisplay && !body.isObject() && !body.isNull()) {
        return Error{ErrorKind::Format, Messages::tr("the data of an output is not an object"), {}};
    }
    if (type == Output::Type::Stream && !body.isString() && !body.isArray() && !body.isNull()) {
        return Error{ErrorKind::Format, Messages::tr("the text of an output is not text"), {}};
    }
    return std::nullopt;
}

} // namespace

Result<Output> Output::fromJson(const JsonValue &object)
{
    if (!object.isObject()) {
        return failure(ErrorKind::Format, Messages::tr("an output is not an object"));
    }
    Output output;
    OutputData &data = *output.d;
    data.json = object;
    JsonValue text;
    JsonValue bundle;
    data.type = Type::Unknown;
    JsonCursor cursor(object);
    while (cursor.next()) {
        if (cursor.keyIs(u"output_type")) {
            data.type = typeFromName(cursor.value().toString());
        } else if (cursor.keyIs(u"data")) {
            bundle = cursor.value();
        } else if (cursor.keyIs(u"text")) {
            text = cursor.value();
        } else if (cursor.keyIs(u"name")) {
            data.streamName = cursor.value().toString();
        } else if (cursor.keyIs(u"execution_count")) {
            data.executionCount = cursor.value().toInt();
        }
    }
    data.body = data.type == Type::Stream ? text : bundle;
    if (const auto problem = shapeProblem(data.type, data.body)) {
        return Failure(*problem);
    }
    return output;
}

Result<Output> Output::fromContent(const QByteArray &messageType, const QByteArray &content)
{
    const Result<JsonValue> parsed = JsonValue::parse(content);
    const Type type = typeFromName(QString::fromLatin1(messageType));
    if (!parsed || !parsed->isObject() || type == Type::Unknown) {
        return failure(ErrorKind::Protocol, Messages::tr("The kernel sent an output that makes no sense."),
                       QString::fromLatin1(messageType) + u": "_s + (parsed ? QString() : parsed.error().message));
    }
    if (type == Type::Stream) {
        return stream(parsed->value(u"name").toString(), parsed->value(u"text").toText());
    }
    Result<Output> output = fromJson(jsonFromContent(type, *parsed));
    if (output) {
        output->d->displayId = parsed->at({u"transient", u"display_id"}).toString();
    }
    return output;
}

Output Output::stream(const QString &name, const QString &text)
{
    Output output;
    output.d->streamName = name.isEmpty() ? u"stdout"_s : name;
    output.d->received = text.isNull() ? u""_s : text;
    return output;
}

Output::Type Output::type() const
{
    return d->type;
}

QString Output::streamName() const
{
    return d->streamName;
}

QString Output::text() const
{
    if (!d->received.isNull()) {
        return d->received;
    }
    return d->json.isNull() ? d->live.toString() : d->type == Type::Stream ? d->body.toText() : QString();
}

void Output::readText(const std::function<bool(QStringView)> &take) const
{
    if (d->received.isNull() && d->json.isNull()) {
        d->live.read(take);
    } else if (d->received.isNull() && d->type == Type::Stream && d->body.isArray()) {
        JsonCursor cursor(d->body);
        while (cursor.next() && take(cursor.value().toString())) {
        }
    } else {
        take(text());
    }
}

qsizetype Output::textLength() const
{
    if (d->json.isNull()) {
        return d->live.size() + d->received.size();
    }
    return d->type == Type::Stream ? d->body.raw().size() : 0;
}

MimeBundle Output::data() const
{
    return MimeBundle(d->type == Type::Stream ? JsonValue() : d->body);
}

JsonValue Output::metadata() const
{
    return objectOr(d->json.value(u"metadata"));
}

std::optional<int> Output::executionCount() const
{
    return d->executionCount;
}

QString Output::errorName() const
{
    return d->json.value(u"ename").toString();
}

QString Output::errorValue() const
{
    return d->json.value(u"evalue").toString();
}

QStringList Output::traceback() const
{
    QStringList lines;
    const QList<JsonValue> items = d->json.value(u"traceback").items();
    for (const JsonValue &item : items) {
        lines.append(item.toString());
    }
    return lines;
}

QString Output::displayId() const
{
    return d->displayId;
}

void Output::extend(QStringView text)
{
    if (d->type != Type::Stream) {
        return;
    }
    if (!std::as_const(*d).json.isNull()) {
        const QString before = this->text();
        d->json = d->body = {};
        d->live.append(before);
    }
    if (const QString first = std::exchange(d->received, {}); !first.isEmpty()) {
        d->live.append(first);
    }
    d->live.append(text);
}

void Output::replaceData(const MimeBundle &data, const JsonValue &metadata)
{
    const bool isResult = d->type == Type::ExecuteResult;
    if (!isResult && d->type != Type::DisplayData) {
        return;
    }
    const JsonValue count = d->json.value(u"execution_count");
    d->json = displayJson(data.toJson(), metadata, isResult ? &count : nullptr);
    d->body = d->json.value(u"data");
}

JsonValue Output::toJson() const
{
    if (!d->json.isNull()) {
        return d->json;
    }
    StreamText shown = d->live;
    shown.append(d->received);
    return JsonValue::emptyObject()
        .with(u"name", JsonValue::fromString(d->streamName))
        .with(u"output_type", JsonValue::fromString(u"stream"_s))
        .with(u"text", JsonValue::fromString(shown.toString()));
}

} // namespace quire::notebook
