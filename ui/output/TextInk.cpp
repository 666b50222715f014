// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TextInk.h"

#include "ui/kit/Theme.h"

#include <utility>

namespace quire::ui {

namespace {

QColor towards(const QColor &from, const QColor &to, float share)
{
    return QColor::fromRgbF(from.redF() + (to.redF() - from.redF()) * share,
                            from.greenF() + (to.greenF() - from.greenF()) * share,
                            from.blueF() + (to.blueF() - from.blueF()) * share);
}

} // namespace

QTextCharFormat TextInk::formatFor(const render::AnsiStyle &style, const QColor &page) const
{
    using Kind = render::AnsiColor::Kind;
    QTextCharFormat format;
    const Theme::Role ink = style.link == 0 ? Theme::Role::Text : Theme::Role::Link;
    QColor foreground = colorFor(style.foreground, m_theme->color(ink));
    QColor background = colorFor(style.background, page);
    if (style.inverse) {
        std::swap(foreground, background);
    } else if (style.background.kind == Kind::Palette) {
        // The palette's colours are made to be read; as a ground they are only a tint.
        background = towards(background, page, 0.7F);
        foreground = readable(foreground, background);
    } else if (style.foreground.kind == Kind::Rgb || style.background.kind == Kind::Rgb) {
        foreground = readable(foreground, background);
    }
    if (style.faint) {
        foreground = towards(foreground, background, 0.35F);
    }
    format.setForeground(style.hidden ? background : foreground);
    if (style.background.kind != Kind::Default || style.inverse) {
        format.setBackground(background);
    }
    format.setFontWeight(style.bold ? QFont::Bold : QFont::Normal);
    format.setFontItalic(style.italic);
    format.setFontUnderline(style.underline || style.link != 0);
    format.setFontStrikeOut(style.strikeOut);
    return format;
}

QColor TextInk::colorFor(const render::AnsiColor &color, const QColor &fallback) const
{
    switch (color.kind) {
    case render::AnsiColor::Kind::Palette:
        return m_theme->terminalColor(int(color.value));
    case render::AnsiColor::Kind::Rgb:
        return QColor::fromRgb(color.value);
    case render::AnsiColor::Kind::Default:
        break;
    }
    return fallback;
}

/// A colour that was chosen for a page of the other kind, moved until it can be read on this ground.
QColor TextInk::readable(const QColor &color, const QColor &ground) const
{
    const quint64 key = quint64(color.rgb()) << 32 | ground.rgb();
    auto known = m_readable.find(key);
    if (known == m_readable.end()) {
        const bool light = Theme::contrast(Qt::black, ground) > Theme::contrast(Qt::white, ground);
        QColor result = color;
        for (int step = 0; step < 12 && Theme::contrast(result, ground) < 4; ++step) {
            result = towards(result, light ? Qt::black : Qt::white, 0.15F);
        }
        known = m_readable.insert(key, result);
    }
    return *known;
}

} // namespace quire::ui
