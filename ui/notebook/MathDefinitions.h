// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"

#include <QList>
#include <QStringList>

namespace quire::notebook {
class Document;
}

namespace quire::ui {

/// Which formulas of a notebook define macros or labels: later cells know them, as on Jupyter's page. Looks at the
/// whole notebook once, and at a cell again when it changed.
class MathDefinitions
{
public:
    void setDocument(const notebook::Document *document);
    /// Cells came, went or moved.
    void reset() { m_isKnown = false; }
    /// The source or type of a cell is another. True when what it defines is another too.
    bool update(const notebook::CellId &cell);
    /// What the cells above `row` define, in order.
    QStringList before(int row);

private:
    struct Defining
    {
        notebook::CellId cell;
        QStringList definitions;
    };

    void learn();
    QStringList definitionsOf(int row) const;

    const notebook::Document *m_document = nullptr;
    QList<Defining> m_defining;
    bool m_isKnown = false;
};

} // namespace quire::ui
