// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Cell.h"

#include <QElapsedTimer>

#include <variant>

namespace quire::notebook {

/// Changes a Document can make and take back. Each says enough for both ways.
struct TextChange
{
    CellId id;
    qsizetype at = 0;
    QString removed;
    QString inserted;

    /// The one place where two texts differ.
    static TextChange between(const CellId &id, QStringView before, QStringView after);
};
struct TypeChange
{
    CellId id;
    CellType before = CellType::Code;
    CellType after = CellType::Code;
    /// A code cell's outputs while it is no code cell.
    QList<Output> outputs;
    std::optional<int> executionCount;
};
struct CellMetadataChange
{
    CellId id;
    JsonValue before;
    JsonValue after;
};
struct AttachmentsChange
{
    CellId id;
    JsonValue before;
    JsonValue after;
};
/// The cells themselves live in the document or, while they are out of it, with the document's removed cells.
struct CellsInserted
{
    int first = 0;
    QList<CellId> ids;
};
struct CellsRemoved
{
    int first = 0;
    QList<CellId> ids;
};
struct CellsMoved
{
    int first = 0;
    int count = 0;
    int to = 0;
};
struct NotebookMetadataChange
{
    JsonValue before;
    JsonValue after;
};
using Change = std::variant<TextChange, TypeChange, CellMetadataChange, AttachmentsChange, CellsInserted, CellsRemoved,
                            CellsMoved, NotebookMetadataChange>;

/// What one undo takes back.
struct Step
{
    QList<Change> changes;
    /// Names the state after this step; never used twice.
    quint64 state = 0;
};

/// One timeline of steps. Typing in one cell joins into one step until a pause, a line break or a jump.
class History
{
public:
    bool canUndo() const { return m_position > 0; }
    bool canRedo() const { return m_position < m_steps.size(); }
    /// Names the state the document is in. Comes back with undo and redo.
    quint64 state() const { return canUndo() ? m_steps.at(m_position - 1).state : m_firstState; }

    /// Adds a step, or joins it with the last one; returns the steps that can never be redone now.
    QList<Step> push(const Step &step);
    /// Makes `change` part of the last step, when that is of text in `cell` and nothing was taken back since.
    bool amend(const CellId &cell, const Change &change);
    /// The next change of text begins a step of its own.
    void endBurst() { m_burst.invalidate(); }
    /// The step to take back; canUndo() must be true. Fill in what redo will need through the reference.
    Step &stepBack();
    Step &stepForward();
    void clear();
    /// Does a step that can be undone, or redone, remove this cell?
    bool removes(const CellId &id) const;

private:
    bool joins(const Step &step) const;

    QList<Step> m_steps;
    qsizetype m_position = 0;
    quint64 m_firstState = 0;
    quint64 m_lastState = 0;
    QElapsedTimer m_burst;
};

} // namespace quire::notebook
