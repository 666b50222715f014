// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/History.h"
#include "notebook/Notebook.h"

#include <QHash>
#include <QObject>

namespace quire::notebook {

/// Names a state of a Document: what was typed, and what kernels put out.
struct Revision
{
    quint64 content = 0;
    quint64 outputs = 0;

    bool operator==(const Revision &) const = default;
};

/// An open notebook. Belongs to one thread; notebook() is the value to hand to others (serialise it on a worker).
///
/// Text, structure and metadata share one undo timeline. Outputs are never in it, but a cell that comes back brings its
/// outputs, also those that arrived while it was gone. Indices must be valid; ids may be gone, then nothing happens.
class Document : public QObject
{
    Q_OBJECT

public:
    explicit Document(Notebook notebook = {}, QObject *parent = nullptr);

    const Notebook &notebook() const { return m_notebook; }
    /// Another state from disk: forgets the timeline, counts as saved. Emits documentReset.
    void reset(const Notebook &notebook);

    int cellCount() const { return int(m_notebook.cells.size()); }
    const Cell &cell(int index) const { return m_notebook.cells.at(index); }
    /// -1 when it is not here (any more).
    int indexOf(const CellId &id) const;

    bool isModified() const { return m_modified; }
    /// Take it together with notebook() before saving, and give it to markSaved() when that save succeeded.
    Revision revision() const { return {m_history.state(), m_outputRevision}; }
    void markSaved(const Revision &revision);

    /// Ids already taken here are replaced; returns the ids in place.
    QList<CellId> insertCells(int at, QList<Cell> cells);
    void removeCells(int first, int count);
    /// Moves [first, first+count) so that it begins at `to`, counted after taking it out.
    void moveCells(int first, int count, int to);
    /// Cheap: call it on each keystroke. Typing joins into one step of undo.
    void setSource(const CellId &id, const QString &source);
    /// Several texts as one step of undo: what replacing all does.
    friend void setSources(Document &document, const QList<std::pair<CellId, QString>> &sources);
    /// The same for metadata: what putting all outputs away does.
    friend void setCellMetadata(Document &document, const QList<std::pair<CellId, JsonValue>> &metadata);
    /// Removes these rows, wherever they are, as one step of undo.
    friend void removeCells(Document &document, QList<int> rows);
    /// Silent: what a kernel says of itself (language_info), and what is opened because somebody has to see it, is no
    /// step to undo.
    enum class Timeline { Undoable, Silent };
    void setType(const CellId &id, CellType type);
    void setCellMetadata(const CellId &id, const JsonValue &metadata, Timeline timeline = Timeline::Undoable);
    void setAttachments(const CellId &id, const JsonValue &attachments);
    void setMetadata(const JsonValue &metadata, Timeline timeline = Timeline::Undoable);
    /// The text before `position` becomes a new cell above, whose id is returned. This one keeps the rest and its
    /// outputs.
    CellId splitCell(const CellId &id, qsizetype position);
    /// Joins the texts, an empty line between them, in the first cell, which keeps its id, type and outputs.
    void mergeCells(int first, int count);

    /// What was deleted and is not back, the last first; without what undo took out again.
    friend QList<CellId> deletedCells(const Document &document);
    /// One of those, with the outputs that reached it since. Null when it is none.
    friend const Cell *deletedCell(const Document &document, const CellId &id);
    /// Puts it back below the cell it stood below, else at the top; one step of undo. Returns its row, -1 for none.
    friend int restoreCell(Document &document, const CellId &id);

    const History &history() const { return m_history; }
    /// Takes one step back. Returns the cell it happened in, for showing it; null when there was nothing.
    CellId undo();
    CellId redo();

    /// Adds an output; a stream's text joins the last output when that is the same stream.
    void appendOutput(const CellId &id, const Output &output);
    /// New content for every output with this display id, in any cell.
    void updateDisplay(const QString &displayId, const MimeBundle &data, const JsonValue &metadata);
    void clearOutputs(const CellId &id);
    void setExecutionCount(const CellId &id, std::optional<int> count);

Q_SIGNALS:
    void cellsInserted(int first, int count);
    void cellsRemoved(int first, int count);
    /// They now begin at `to`.
    void cellsMoved(int first, int count, int to);
    /// Also for undo and redo; whoever set the text compares before applying it.
    void sourceChanged(const quire::notebook::CellId &id);
    /// Type, metadata, attachments or execution count.
    void cellChanged(const quire::notebook::CellId &id);
    /// `removed` outputs from `first` on were replaced by `added` others. The cell is in the document.
    void outputsChanged(const quire::notebook::CellId &id, int first, int removed, int added);
    /// The stream at `index` grew by `text`, given as the kernel sent it. Not followed by outputsChanged.
    void streamExtended(const quire::notebook::CellId &id, int index, const QString &text);
    /// Of the notebook.
    void metadataChanged();
    void modifiedChanged(bool modified);
    /// deletedCells() is another.
    void deletedCellsChanged();
    /// The timeline is different: canUndo, canRedo.
    void historyChanged();
    /// Everything may be different.
    void documentReset();

private:
    friend struct AttachmentEdits;

    void perform(const QList<Change> &changes);
    /// As one step that typing before and after it does not join.
    void performAlone(const QList<Change> &changes);
    CellId applyStep(Step &step, bool forward);
    CellId apply(TextChange &change, bool forward);
    CellId apply(TypeChange &change, bool forward);
    CellId apply(CellMetadataChange &change, bool forward);
    CellId apply(AttachmentsChange &change, bool forward);
    CellId apply(CellsInserted &change, bool forward);
    CellId apply(CellsRemoved &change, bool forward);
    CellId apply(CellsMoved &change, bool forward);
    CellId apply(NotebookMetadataChange &change, bool forward);
    void noteDeleted(int first, const QList<CellId> &ids);
    void noteBack(const QList<CellId> &ids);
    CellId putIn(int first, const QList<CellId> &ids);
    CellId takeOut(int first, int count);
    void forget(const QList<Step> &steps);
    QList<CellId> idsAt(int first, int count) const;
    Cell *find(const CellId &id);
    Cell *findAnywhere(const CellId &id);
    void replaceDisplays(const CellId &id, const QString &displayId, const MimeBundle &data, const JsonValue &metadata);
    void outputsTouched();
    void updateModified();

    Notebook m_notebook;
    /// Cells that undo or redo may bring back; outputs still reach them.
    QHash<CellId, Cell> m_removed;
    QList<CellId> m_deleted;
    /// Deleted cell → the one it stood below; null for the top.
    QHash<CellId, CellId> m_stoodBelow;
    mutable QHash<CellId, int> m_indices;
    /// Where outputs with a display id may be.
    QHash<QString, QSet<CellId>> m_displays;
    History m_history;
    quint64 m_outputRevision = 0;
    Revision m_saved;
    bool m_modified = false;
};

} // namespace quire::notebook
