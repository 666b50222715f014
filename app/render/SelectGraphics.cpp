// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/SelectGraphics.h"

#include <algorithm>

namespace quire::render {

namespace {

AnsiColor palette(int index)
{
    return {AnsiColor::Kind::Palette, QRgb(index)};
}

/// The colour that follows 38, 48 or 58 at `at`; moves `at` to its last number.
AnsiColor extendedColor(const QList<int> &parameters, qsizetype &at)
{
    const auto number = [&](qsizetype offset) { return parameters.value(at + offset); };
    if (number(1) == 5) {
        const AnsiColor color = indexedColor(number(2));
        at += 2;
        return color;
    }
    if (number(1) == 2) {
        const auto part = [&](qsizetype offset) { return std::clamp(number(offset), 0, 255); };
        const AnsiColor color{AnsiColor::Kind::Rgb, qRgb(part(2), part(3), part(4))};
        at += 4;
        return color;
    }
    at += 1;
    return {};
}

bool selectAttribute(AnsiStyle &style, int code)
{
    switch (code) {
    case 0:
        style = {};
        return true;
    case 1:
        return style.bold = true;
    case 2:
        return style.faint = true;
    case 3:
        return style.italic = true;
    case 4:
    case 21:
        return style.underline = true;
    case 7:
        return style.inverse = true;
    case 8:
        return style.hidden = true;
    case 9:
        return style.strikeOut = true;
    default:
        return false;
    }
}

void endAttribute(AnsiStyle &style, int code)
{
    switch (code) {
    case 22:
        style.bold = style.faint = false;
        break;
    case 23:
        style.italic = false;
        break;
    case 24:
        style.underline = false;
        break;
    case 27:
        style.inverse = false;
        break;
    case 28:
        style.hidden = false;
        break;
    case 29:
        style.strikeOut = false;
        break;
    case 39:
        style.foreground = {};
        break;
    case 49:
        style.background = {};
        break;
    default:
        break;
    }
}

} // namespace

AnsiColor indexedColor(int index)
{
    if (index < 0 || index > 255) {
        return {};
    }
    if (index < 16) {
        return palette(index);
    }
    if (index >= 232) {
        const int grey = 8 + 10 * (index - 232);
        return {AnsiColor::Kind::Rgb, qRgb(grey, grey, grey)};
    }
    const auto level = [](int step) { return step == 0 ? 0 : 55 + 40 * step; };
    const int cube = index - 16;
    return {AnsiColor::Kind::Rgb, qRgb(level(cube / 36), level(cube / 6 % 6), level(cube % 6))};
}

void selectGraphics(AnsiStyle &style, const QList<int> &parameters)
{
    if (parameters.isEmpty()) {
        style = {};
    }
    for (qsizetype i = 0; i < parameters.size(); ++i) {
        const int code = parameters.at(i);
        if (code >= 30 && code <= 37) {
            style.foreground = palette(code - 30);
        } else if (code >= 40 && code <= 47) {
            style.background = palette(code - 40);
        } else if (code >= 90 && code <= 97) {
            style.foreground = palette(code - 90 + 8);
        } else if (code >= 100 && code <= 107) {
            style.background = palette(code - 100 + 8);
        } else if (code == 38) {
            style.foreground = extendedColor(parameters, i);
        } else if (code == 48) {
            style.background = extendedColor(parameters, i);
        } else if (code == 58) {
            extendedColor(parameters, i); // colour of the underline: not shown
        } else if (!selectAttribute(style, code)) {
            endAttribute(style, code);
        }
    }
}

} // namespace quire::render
