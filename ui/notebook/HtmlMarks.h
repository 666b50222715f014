// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace quire::notebook {
class Search;
}

namespace quire::ui {

/// Names of the colours under what was found, and under the one that is looked at.
struct HtmlMarkColors
{
    QString found;
    QString current;
};

/// `html`, as render::Markdown makes it, with a ground under everything `search` finds among its words, also across
/// tags within a line. `current` is the number of the find that is looked at, -1 for none.
QString markedHtml(const QString &html, const notebook::Search &search, int current, const HtmlMarkColors &colors);

} // namespace quire::ui
