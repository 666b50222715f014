// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/TableCss.h"

#include <algorithm>
#include <array>

namespace quire::render {

namespace {

constexpr qsizetype mostStyles = 500'000;

/// "#ff0000", "red", "rgb(255, 0, 0)", "rgba(…)"; invalid for all else.
QColor colourIn(QStringView value)
{
    value = value.trimmed();
    if (value.size() > 64) {
        return {};
    }
    if (!value.startsWith(u"rgb", Qt::CaseInsensitive)) {
        return QColor::fromString(value);
    }
    const qsizetype open = value.indexOf(u'(');
    const qsizetype close = value.indexOf(u')');
    if (open < 0 || close < open) {
        return {};
    }
    std::array<double, 4> parts{0, 0, 0, 1};
    std::size_t count = 0;
    for (const QStringView part : value.sliced(open + 1, close - open - 1).split(u',')) {
        bool isNumber = false;
        const double number = part.trimmed().toDouble(&isNumber);
        if (!isNumber || count == parts.size()) {
            return {};
        }
        parts.at(count++) = number;
    }
    const auto channel = [&](std::size_t at) { return int(std::clamp(parts.at(at), 0.0, 255.0)); };
    return count >= 3 ? QColor(channel(0), channel(1), channel(2), int(std::clamp(parts.at(3), 0.0, 1.0) * 255))
                      : QColor();
}

} // namespace

void TableCss::apply(QStringView declarations, TableStyle &style)
{
    for (const QStringView declaration : declarations.split(u';', Qt::SkipEmptyParts)) {
        const qsizetype colon = declaration.indexOf(u':');
        if (colon < 0) {
            continue;
        }
        const QStringView name = declaration.first(colon).trimmed();
        const QStringView value = declaration.sliced(colon + 1).trimmed();
        if (name == u"background-color" || name == u"background") {
            style.background = colourIn(value);
        } else if (name == u"color") {
            style.foreground = colourIn(value);
        } else if (name == u"font-weight") {
            style.bold = value == u"bold" || value.toInt() >= 600;
        }
    }
}

void TableCss::readRule(QStringView selectors, QStringView declarations)
{
    for (QStringView selector : selectors.split(u',', Qt::SkipEmptyParts)) {
        selector = selector.trimmed();
        const bool isId = selector.startsWith(u'#') && std::ranges::none_of(selector.sliced(1), [](QChar c) {
                              return c.isSpace() || QStringView(u".:#>[*+~").contains(c);
                          });
        if (isId && m_styles.size() < mostStyles) {
            apply(declarations, m_styles[selector.sliced(1).toString()]);
        }
    }
}

void TableCss::read(QStringView sheet)
{
    while (!sheet.isEmpty()) {
        const qsizetype open = sheet.indexOf(u'{');
        const qsizetype close = open < 0 ? -1 : sheet.indexOf(u'}', open);
        if (close < 0) {
            return;
        }
        readRule(sheet.first(open), sheet.sliced(open + 1, close - open - 1));
        sheet = sheet.sliced(close + 1);
    }
}

} // namespace quire::render
