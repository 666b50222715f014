// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/Sections.h"

#include "notebook/Document.h"
#include "notebook/Folding.h"
#include "render/Markdown.h"

#include <algorithm>

namespace quire::ui {

using notebook::CellType;

void Sections::setDocument(const notebook::Document *document)
{
    m_document = document;
    m_hidden.clear();
    m_levels.clear();
    update();
}

bool Sections::update()
{
    QList<bool> hidden;
    const int count = m_document ? m_document->cellCount() : 0;
    int under = 0; // Level of the collapsed heading we are under.
    for (int row = 0; row < count; ++row) {
        const bool isCollapsed = notebook::Folding::isHeadingCollapsed(m_document->cell(row));
        if (under == 0 && !isCollapsed) {
            continue;
        }
        const int level = headingLevel(row);
        if (under > 0 && (level == 0 || level > under)) {
            hidden.resize(count);
            hidden[row] = true;
        } else {
            under = isCollapsed ? level : 0;
        }
    }
    const bool isOther = hidden != m_hidden;
    m_hidden = std::move(hidden);
    return isOther;
}

int Sections::hiddenBelow(int row) const
{
    int last = row + 1;
    while (isHidden(last)) {
        ++last;
    }
    return isHidden(row) ? 0 : last - row - 1;
}

int Sections::visibleFrom(int row, int step) const
{
    const int count = m_document ? m_document->cellCount() : 0;
    while (row >= 0 && row < count && isHidden(row)) {
        row += step;
    }
    return row >= 0 && row < count ? row : -1;
}

QList<int> Sections::hiders(int row) const
{
    QList<int> found;
    int level = headingLevel(row);
    for (int above = headingAbove(row, level == 0 ? 6 : level - 1); above >= 0;) {
        level = headingLevel(above);
        if (notebook::Folding::isHeadingCollapsed(m_document->cell(above))) {
            found.prepend(above);
        }
        above = level > 1 ? headingAbove(above, level - 1) : -1;
    }
    return found;
}

int Sections::headingLevel(int row) const
{
    const notebook::Cell &cell = m_document->cell(row);
    if (cell.type() != CellType::Markdown) {
        return 0;
    }
    Level &known = m_levels[cell.id()];
    if (known.source != cell.source()) {
        const QList<render::Heading> headings = render::Markdown::headings(cell.source());
        const auto highest = std::ranges::min_element(headings, {}, &render::Heading::level);
        known = {cell.source(), highest == headings.end() ? 0 : std::clamp(highest->level, 1, 6)};
    }
    return known.level;
}

int Sections::levelAt(int row) const
{
    const int own = headingLevel(row);
    const int above = own > 0 ? row : headingAbove(row);
    return above < 0 ? 0 : headingLevel(above);
}

int Sections::sectionEnd(int row) const
{
    const int end = headingBelow(row, std::max(1, headingLevel(row)));
    return end < 0 ? m_document->cellCount() : end;
}

int Sections::headingAbove(int row, int level) const
{
    for (int above = row - 1; above >= 0; --above) {
        const int found = headingLevel(above);
        if (found > 0 && found <= level) {
            return above;
        }
    }
    return -1;
}

int Sections::headingBelow(int row, int level) const
{
    for (int below = row + 1; below < m_document->cellCount(); ++below) {
        const int found = headingLevel(below);
        if (found > 0 && found <= level) {
            return below;
        }
    }
    return -1;
}

} // namespace quire::ui
