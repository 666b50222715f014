// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"

#include <QHash>
#include <QList>
#include <QString>

namespace quire::notebook {
class Document;
}

namespace quire::ui {

/// The sections headings make of a notebook, and which rows are hidden under collapsed ones. A Markdown cell heads
/// everything down to the next one of its level or above; of several headings in a cell the highest counts.
class Sections
{
public:
    void setDocument(const notebook::Document *document);
    /// Looks again; true when other rows are hidden now. Costs nothing to speak of while no heading is collapsed.
    bool update();

    bool hidesAny() const { return !m_hidden.isEmpty(); }
    bool isHidden(int row) const { return row < m_hidden.size() && m_hidden.at(row); }
    /// How many cells the collapsed heading at `row` hides; 0 for anything else.
    int hiddenBelow(int row) const;
    /// The nearest row from `row` on in the direction of `step` (-1, +1) that is not hidden; -1 for none.
    int visibleFrom(int row, int step) const;
    /// The collapsed headings that hide `row`, the outermost first.
    QList<int> hiders(int row) const;

    /// 1 to 6; 0 for a cell that heads nothing.
    int headingLevel(int row) const;
    /// The level of the section `row` is in, its own if it is a heading; 0 above the first heading.
    int levelAt(int row) const;
    /// The row behind the section that the heading at `row` begins.
    int sectionEnd(int row) const;
    /// The nearest heading above `row` of at most this level; -1 for none.
    int headingAbove(int row, int level = 6) const;
    int headingBelow(int row, int level = 6) const;

private:
    struct Level
    {
        QString source;
        int level = 0;
    };

    const notebook::Document *m_document = nullptr;
    QList<bool> m_hidden; ///< Empty while nothing is hidden.
    mutable QHash<notebook::CellId, Level> m_levels;
};

} // namespace quire::ui
