// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/Palettes.h"

namespace quire::ui {

namespace {

/// The few colours the rest follows from.
struct Inks
{
    QColor window;
    QColor base;
    QColor button;
    QColor text;
    QColor faint;
    QColor accent;
    QColor link;
};

QPalette made(const Inks &inks)
{
    QPalette palette(inks.button, inks.window);
    palette.setColor(QPalette::Base, inks.base);
    palette.setColor(QPalette::AlternateBase, inks.window);
    palette.setColor(QPalette::ToolTipBase, inks.base);
    for (const QPalette::ColorRole role :
         {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::ToolTipText}) {
        palette.setColor(role, inks.text);
        palette.setColor(QPalette::Disabled, role, inks.faint);
    }
    palette.setColor(QPalette::PlaceholderText, inks.faint);
    palette.setColor(QPalette::BrightText, inks.text);
    palette.setColor(QPalette::Highlight, inks.accent);
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Accent, inks.accent);
    palette.setColor(QPalette::Link, inks.link);
    palette.setColor(QPalette::LinkVisited, inks.link);
    return palette;
}

} // namespace

QPalette Palettes::light()
{
    return made({QColor(0xf3, 0xf4, 0xf6), QColor(0xff, 0xff, 0xff), QColor(0xec, 0xee, 0xf1), QColor(0x1f, 0x23, 0x28),
                 QColor(0x76, 0x7d, 0x86), QColor(0x2f, 0x6f, 0xde), QColor(0x1d, 0x5c, 0xc4)});
}

QPalette Palettes::dark()
{
    return made({QColor(0x24, 0x27, 0x2c), QColor(0x1b, 0x1d, 0x21), QColor(0x31, 0x35, 0x3c), QColor(0xe4, 0xe7, 0xeb),
                 QColor(0x8d, 0x95, 0x9f), QColor(0x2f, 0x6f, 0xde), QColor(0x7a, 0xb0, 0xff)});
}

} // namespace quire::ui
