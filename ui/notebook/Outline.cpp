// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/Outline.h"

#include "notebook/Notebook.h"
#include "render/Markdown.h"

#include <algorithm>
#include <array>

namespace quire::ui {

namespace {

void number(QList<OutlineEntry> &entries)
{
    const auto highest = std::ranges::min_element(entries, {}, &OutlineEntry::level);
    const int first = highest == entries.end() ? 1 : highest->level;
    std::array<int, 7> counts{};
    for (OutlineEntry &entry : entries) {
        ++counts.at(std::size_t(entry.level));
        std::fill(counts.begin() + entry.level + 1, counts.end(), 0);
        QStringList parts;
        for (int level = first; level <= entry.level; ++level) {
            int &count = counts.at(std::size_t(level));
            count = std::max(count, 1);
            parts.append(QString::number(count));
        }
        entry.number = parts.join(u'.');
    }
}

} // namespace

QList<OutlineEntry> outlineOf(const notebook::Notebook &notebook)
{
    QList<OutlineEntry> entries;
    for (const notebook::Cell &cell : notebook.cells) {
        if (cell.type() != notebook::CellType::Markdown) {
            continue;
        }
        for (const render::Heading &heading : render::Markdown::headings(cell.source())) {
            entries.append({cell.id(), std::clamp(heading.level, 1, 6), heading.text, {}});
        }
    }
    number(entries);
    return entries;
}

qsizetype entryAt(const QList<int> &rows, int row)
{
    return std::ranges::upper_bound(rows, row) - rows.begin() - 1;
}

} // namespace quire::ui
