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

JsonValue without(const JsonValue &metadata, QStringView key)
{
    return metadata.contains(key) ? metadata.without(key) : metadata;
}

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
        return without(metadata, tagsKey);
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
    const JsonValue rest = without(object, slideTypeKey);
    return rest.keys().isEmpty() ? without(metadata, slideshow) : metadata.with(slideshow, rest);
}

QString rawFormat(const JsonValue &metadata)
{
    const QString type = metadata.value(rawMimeType).toString();
    return type.isEmpty() ? metadata.value(format).toString() : type;
}

JsonValue withRawFormat(const JsonValue &metadata, const QString &mimeType)
{
    const JsonValue rest = without(metadata, format);
    return mimeType.isEmpty() ? without(rest, rawMimeType) : rest.with(rawMimeType, JsonValue::fromString(mimeType));
}

} // namespace quire::notebook::CellMetadata
