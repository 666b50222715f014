// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/IndentStyle.h"

#include <QSet>
#include <QString>

#include <algorithm>
#include <array>

namespace quire::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int linesLookedAt = 1000;

struct Seen
{
    int tabs = 0;
    std::array<int, 9> steps{}; ///< How often a line is this much further in than the one above.
};

Seen look(QStringView text)
{
    Seen seen;
    qsizetype above = 0;
    qsizetype start = 0;
    for (int line = 0; line < linesLookedAt && start < text.size(); ++line) {
        const qsizetype end = text.indexOf(u'\n', start);
        const QStringView content = text.sliced(start, (end < 0 ? text.size() : end) - start);
        start = end < 0 ? text.size() : end + 1;
        if (content.trimmed().isEmpty()) {
            continue;
        }
        const auto first = std::ranges::find_if(content, [](QChar c) { return c != u' '; });
        const qsizetype spaces = first - content.begin();
        seen.tabs += content.startsWith(u'\t') ? 1 : 0;
        const qsizetype step = spaces - above;
        if (step > 1 && step < qsizetype(seen.steps.size())) {
            ++seen.steps.at(std::size_t(step));
        }
        above = spaces;
    }
    return seen;
}

} // namespace

IndentStyle IndentStyle::ofLanguage(const QString &language)
{
    static const QSet<QString> withTabs{u"Go"_s, u"Makefile"_s};
    static const QSet<QString> narrow{u"JavaScript"_s, u"TypeScript"_s, u"JSON"_s,     u"YAML"_s, u"HTML"_s,
                                      u"CSS"_s,        u"SCSS"_s,       u"XML"_s,      u"Ruby"_s, u"R Script"_s,
                                      u"Lua"_s,        u"Dart"_s,       u"Markdown"_s, u"LaTeX"_s};
    return {withTabs.contains(language), narrow.contains(language) ? 2 : 4};
}

IndentStyle IndentStyle::ofText(QStringView text, const IndentStyle &usual)
{
    const Seen seen = look(text);
    const auto most = std::ranges::max_element(seen.steps);
    if (seen.tabs > *most) {
        return {true, usual.width};
    }
    return *most == 0 ? usual : IndentStyle{false, int(most - seen.steps.begin())};
}

} // namespace quire::ui
