// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Folding.h"

using namespace Qt::StringLiterals;

namespace quire::notebook::Folding {

namespace {

constexpr QStringView jupyter(u"jupyter");
constexpr QStringView sourceHidden(u"source_hidden");
constexpr QStringView outputsHidden(u"outputs_hidden");
constexpr QStringView collapsed(u"collapsed");
constexpr QStringView headingCollapsed(u"jp-MarkdownHeadingCollapsed");

/// Sets or removes a member of `jupyter`, which goes with its last one.
JsonValue withJupyter(const JsonValue &metadata, QStringView key, bool on)
{
    const JsonValue before = metadata.value(jupyter);
    const JsonValue object = before.isObject() ? before : JsonValue::emptyObject();
    if (!on && !object.contains(key)) {
        return metadata;
    }
    const JsonValue after = on ? object.with(key, JsonValue::fromBool(true)) : object.without(key);
    if (after.keys().isEmpty()) {
        return metadata.without(jupyter);
    }
    return metadata.with(jupyter, after);
}

JsonValue withFlag(const JsonValue &metadata, QStringView key, bool on)
{
    if (on) {
        return metadata.with(key, JsonValue::fromBool(true));
    }
    return metadata.contains(key) ? metadata.without(key) : metadata;
}

} // namespace

bool isSourceHidden(const Cell &cell)
{
    return cell.metadata().at({jupyter, sourceHidden}).toBool();
}

bool areOutputsHidden(const Cell &cell)
{
    return cell.type() == CellType::Code &&
           (cell.metadata().at({jupyter, outputsHidden}).toBool() || cell.metadata().value(collapsed).toBool());
}

bool isHeadingCollapsed(const Cell &cell)
{
    return cell.type() == CellType::Markdown && cell.metadata().value(headingCollapsed).toBool();
}

JsonValue withSourceHidden(const JsonValue &metadata, bool hidden)
{
    return withJupyter(metadata, sourceHidden, hidden);
}

JsonValue withOutputsHidden(const JsonValue &metadata, bool hidden)
{
    return withJupyter(withFlag(metadata, collapsed, hidden), outputsHidden, hidden);
}

JsonValue withHeadingCollapsed(const JsonValue &metadata, bool isCollapsed)
{
    return withFlag(metadata, headingCollapsed, isCollapsed);
}

} // namespace quire::notebook::Folding
