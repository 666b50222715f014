// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/FormChoice.h"

namespace quire::ui {

using namespace Qt::StringLiterals;
using notebook::JsonValue;

namespace {

/// `object` with `key` set to `value`, or without it where that is empty.
JsonValue withOrWithout(const JsonValue &object, QStringView key, const JsonValue &value)
{
    return value.keys().isEmpty() ? object.without(key) : object.with(key, value);
}

/// In one order: Jupyter sorts what it saves.
QStringList typesOf(const notebook::MimeBundle &data)
{
    QStringList types = data.mimeTypes();
    types.sort();
    return types;
}

QStringList typesIn(const JsonValue &list)
{
    QStringList types;
    for (const JsonValue &type : list.items()) {
        types.append(type.toString());
    }
    types.sort();
    return types;
}

} // namespace

OutputForm FormChoice::read(const JsonValue &metadata, int output, const notebook::MimeBundle &data)
{
    const JsonValue choice = metadata.at({u"quire", u"outputs", QString::number(output)});
    if (choice.contains(u"of") && typesIn(choice.value(u"of")) != typesOf(data)) {
        return {};
    }
    return {choice.value(u"type").toString(), choice.value(u"look").toString()};
}

JsonValue FormChoice::written(const JsonValue &metadata, int output, const notebook::MimeBundle &data,
                              const OutputForm &form)
{
    const bool hadNone = metadata.at({u"quire", u"outputs", QString::number(output)}).isNull();
    if (form.mimeType.isEmpty() ? hadNone : read(metadata, output, data) == form) {
        return metadata;
    }
    JsonValue choice = JsonValue::emptyObject();
    if (!form.mimeType.isEmpty()) {
        QList<JsonValue> types;
        for (const QString &type : typesOf(data)) {
            types.append(JsonValue::fromString(type));
        }
        choice = choice.with(u"of", JsonValue::fromItems(types));
        choice = choice.with(u"type", JsonValue::fromString(form.mimeType));
    }
    if (!form.mimeType.isEmpty() && !form.look.isEmpty()) {
        choice = choice.with(u"look", JsonValue::fromString(form.look));
    }
    const JsonValue own = metadata.value(u"quire");
    const JsonValue outputs = withOrWithout(own.value(u"outputs"), QString::number(output), choice);
    return withOrWithout(metadata, u"quire", withOrWithout(own, u"outputs", outputs));
}

} // namespace quire::ui
