// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/RichTextStyle.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace quire::render {

QString RichTextStyle::sheet() const
{
    QString sheet = uR"(
        h1, h2, h3, h4, h5, h6 { margin-top: 8px; margin-bottom: 8px; font-weight: 600; }
        p { margin-top: 0px; margin-bottom: 8px; line-height: 125%; }
        li { line-height: 125%; }
        ul, ol { margin-top: 0px; margin-bottom: 8px; }
        a { color: %1; text-decoration: none; }
        p[align="center"] { line-height: 100%; margin-top: 4px; margin-bottom: 12px; }
        del, s, strike { text-decoration: line-through; }
        code, pre, tt, kbd, samp { font-family: "%2"; font-size: %3; background-color: %4; }
        mark { background-color: %7; }
        .summary { color: %8; font-weight: 600; }
        pre { margin-top: 0px; margin-bottom: 8px; }
        blockquote { color: %5; margin-left: 16px; margin-right: 0px; margin-top: 0px; margin-bottom: 8px; }
        table { border-collapse: collapse; border: 1px solid %6; margin-top: 4px; margin-bottom: 8px; }
        th { background-color: %4; font-weight: 600; border: 1px solid %6; padding: 4px 8px; }
        td { border: 1px solid %6; padding: 4px 8px; }
        table.alert { border: 0px; margin-top: 6px; }
        td.alert-note, td.alert-tip, td.alert-important, td.alert-warning, td.alert-caution {
            border: 0px; border-left-style: solid; border-left-width: 3px; padding: 0px 0px 0px 12px; }
        hr { background-color: %6; }
        img { max-width: 100%; }
    )"_s.arg(link.name(), codeFamily, codeSize, surface.name(), mutedText.name(), border.name(), mark.name(),
             text.name());
    // As GitHub colours them.
    for (const auto &[kind, color] :
         {std::pair("note"_L1, note), std::pair("tip"_L1, tip), std::pair("important"_L1, important),
          std::pair("warning"_L1, warning), std::pair("caution"_L1, caution)}) {
        sheet += u"td.alert-%1 { border-left-color: %2; } p.alert-%1 { color: %2; font-weight: 600; }\n"_s.arg(
            kind, color.name());
    }
    return sheet;
}

} // namespace quire::render
