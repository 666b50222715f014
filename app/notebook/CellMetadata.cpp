// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/CellMetadata.h"

#include <algorithm>

namespace quire::notebook::CellMetadata {

namespace {

constexpr QStringView tagsKey(u"tags");
constexpr QStringView slideshow(u"slideshow");
constexpr QStringView slideTypeKey(u"slide_type");
constexpr QStringView rawMimeType(u"raw_mimetype");
constexpr QStringView format(u"format");

} // namespace

QStringList tags(const JsonValue &metadata)
{
    QStringList found;
    const QList<JsonValue> items = metadata.value(tagsKey).items();
    for (const JsonValue &item : items) {
        if (item.isString() && !found.contains(item.toString())) {
            found.append(item.toString());
        }
    }
    return found;
}

JsonValue withTags(const JsonValue &metadata, const QStringList &tags)
{
    if (tags.isEmpty()) {
        return metadata.without(tagsKey);
    }
    QList<JsonValue> items;
    std::ranges::transform(tags, std::back_inserter(items), &JsonValue::fromString);
    return metadata.with(tagsKey, JsonValue::fromItems(items));
}

QString slideType(const JsonValue &metadata)
{
    const QString type = metadata.at({slideshow, slideTypeKey}).toString();
    return type == u"-" ? QString() : type; // What older versions wrote for none.
}

JsonValue withSlideType(const JsonValue &metadata, const QString &type)
{
    const JsonValue before = metadata.value(slideshow);
    const JsonValue object = before.isObject() ? before : JsonValue::emptyObject();
    if (!type.isEmpty()) {
        return metadata.with(slideshow, object.with(slideTypeKey, JsonValue::fromString(type)));
    }
    const JsonValue rest = object.without(slideTypeKey);
    return rest.keys().isEmpty() ? metadata.without(slideshow) : metadata.with(slideshow, rest);
}

QString rawFormat(const JsonValue &metadata)
{
    const QString type = metadata.value(rawMimeType).toString();
    return type.isEmpty() ? metadata.value(format).toString() : type;
}

JsonValue withRawFormat(const JsonValue &metadata, const QString &mimeType)
{
    const JsonValue rest = metadata.without(format);
    return mimeType.isEmpty() ? rest.without(rawMimeType) : rest.with(rawMimeType, JsonValue::fromString(mimeType));
}

} // namespace quire::notebook::CellMetadata
