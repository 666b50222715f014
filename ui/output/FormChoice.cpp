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

} // namespace

OutputForm FormChoice::read(const JsonValue &metadata, int output)
{
    const JsonValue choice = metadata.at({u"quire", u"outputs", QString::number(output)});
    return {choice.value(u"type").toString(), choice.value(u"look").toString()};
}

JsonValue FormChoice::written(const JsonValue &metadata, int output, const OutputForm &form)
{
    if (read(metadata, output) == form) {
        return metadata;
    }
    JsonValue choice = JsonValue::emptyObject();
    if (!form.mimeType.isEmpty()) {
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
