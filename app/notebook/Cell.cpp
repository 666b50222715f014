// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Cell.h"

#include "notebook/JsonCursor.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace quire::notebook {

namespace {

struct Messages
{
    Q_DECLARE_TR_FUNCTIONS(quire::notebook::Cell)
};

Failure malformed(const QString &what)
{
    return failure(ErrorKind::Format, what);
}

} // namespace

class CellData : public QSharedData
{
public:
    /// Reads one member of a cell; returns what is wrong with it.
    QString take(const JsonCursor &member);
    QString takeOutputs(const JsonValue &list);

    CellId id;
    CellType type = CellType::Code;
    QString source;
    JsonValue metadata = JsonValue::emptyObject();
    JsonValue attachments = JsonValue::emptyObject();
    QList<Output> outputs;
    std::optional<int> executionCount;
    JsonValue origin;
    bool isTouched = false;
};

QString CellData::take(const JsonCursor &member)
{
    const JsonValue value = member.value();
    if (member.keyIs(u"source")) {
        source = value.toText();
        return value.isText() ? QString() : Messages::tr("its source is not text");
    }
    if (member.keyIs(u"metadata")) {
        metadata = value;
        return value.isObject() ? QString() : Messages::tr("its metadata is not an object");
    }
    if (member.keyIs(u"attachments")) {
        attachments = value;
        return value.isObject() ? QString() : Messages::tr("its attachments are not an object");
    }
    if (member.keyIs(u"outputs")) {
        return takeOutputs(value);
    }
    if (member.keyIs(u"execution_count")) {
        executionCount = value.toInt();
    } else if (member.keyIs(u"id")) {
        id = CellId::fromString(value.toString()).value_or(CellId());
    } else if (member.keyIs(u"cell_type")) {
        type = cellTypeFromName(value.toString());
    }
    return {};
}

QString CellData::takeOutputs(const JsonValue &list)
{
    if (!list.isArray()) {
        return Messages::tr("its outputs are not a list");
    }
    JsonCursor cursor(list);
    while (cursor.next()) {
        Result<Output> output = Output::fromJson(cursor.value());
        if (!output) {
            return output.error().message;
        }
        outputs.append(std::move(*output));
    }
    return {};
}

Cell::Cell(CellType type, const QString &source) : d(new CellData)
{
    d->id = CellId::generate();
    d->type = type;
    d->source = source;
    d->isTouched = true;
}

Cell::Cell(const Cell &) = default;
Cell::Cell(Cell &&) noexcept = default;
Cell &Cell::operator=(const Cell &) = default;
Cell &Cell::operator=(Cell &&) noexcept = default;
Cell::~Cell() = default;

Result<Cell> Cell::fromJson(const JsonValue &object, const QSet<CellId> &taken)
{
    if (!object.isObject()) {
        return malformed(Messages::tr("it is not an object"));
    }
    Cell cell(CellType::Raw);
    CellData &data = *cell.d;
    data.id = CellId();
    data.origin = object;
    data.isTouched = false;
    bool hasType = false;
    JsonCursor cursor(object);
    while (cursor.next()) {
        if (const QString problem = data.take(cursor); !problem.isEmpty()) {
            return malformed(problem);
        }
        hasType = hasType || (cursor.keyIs(u"cell_type") && cursor.value().isString());
    }
    if (!hasType) {
        return malformed(Messages::tr("it does not say its type"));
    }
    while (data.id.isNull() || taken.contains(data.id)) {
        data.id = CellId::generate();
    }
    return cell;
}

const CellId &Cell::id() const
{
    return d->id;
}

CellType Cell::type() const
{
    return d->type;
}

const QString &Cell::source() const
{
    return d->source;
}

const JsonValue &Cell::metadata() const
{
    return d->metadata;
}

const JsonValue &Cell::attachments() const
{
    return d->attachments;
}

MimeBundle Cell::attachment(QStringView name) const
{
    return MimeBundle(d->attachments.value(name));
}

const QList<Output> &Cell::outputs() const
{
    return d->outputs;
}

std::optional<int> Cell::executionCount() const
{
    return d->executionCount;
}

void Cell::setId(const CellId &id)
{
    d->id = id;
    d->isTouched = true;
}

void Cell::setType(CellType type)
{
    d->type = type;
    d->isTouched = true;
}

void Cell::setSource(const QString &source)
{
    d->source = source;
    d->isTouched = true;
}

void Cell::setMetadata(const JsonValue &metadata)
{
    d->metadata = metadata;
    d->isTouched = true;
}

void Cell::setAttachments(const JsonValue &attachments)
{
    d->attachments = attachments;
    d->isTouched = true;
}

void Cell::setOutputs(const QList<Output> &outputs)
{
    d->outputs = outputs;
    d->isTouched = true;
}

QList<Output> &Cell::editOutputs()
{
    d->isTouched = true;
    return d->outputs;
}

void Cell::setExecutionCount(std::optional<int> count)
{
    d->executionCount = count;
    d->isTouched = true;
}

const JsonValue &Cell::origin() const
{
    return d->origin;
}

bool Cell::isTouched() const
{
    return d->isTouched;
}

QString cellTypeName(CellType type)
{
    switch (type) {
    case CellType::Code:
        return u"code"_s;
    case CellType::Markdown:
        return u"markdown"_s;
    case CellType::Raw:
        break;
    }
    return u"raw"_s;
}

CellType cellTypeFromName(const QString &name)
{
    return name == u"code" ? CellType::Code : name == u"markdown" ? CellType::Markdown : CellType::Raw;
}

} // namespace quire::notebook
