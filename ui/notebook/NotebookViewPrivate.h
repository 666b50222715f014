// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notebook/AttachmentInput.h"
#include "ui/notebook/CellCompletion.h"
#include "ui/notebook/CellEditing.h"
#include "ui/notebook/CellInspection.h"
#include "ui/notebook/CellList.h"
#include "ui/notebook/CellOperations.h"
#include "ui/notebook/CellSelection.h"
#include "ui/notebook/CellServices.h"
#include "ui/notebook/CellStore.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/DropLine.h"
#include "ui/notebook/NotebookKeys.h"
#include "ui/notebook/NotebookSearch.h"
#include "ui/notebook/NotebookView.h"
#include "ui/notebook/Sections.h"
#include "ui/notebook/SmoothScroll.h"

#include <QBasicTimer>
#include <QTimer>

#include <functional>

namespace quire::ui {

/// The parts of a NotebookView and what ties them together. In one file for each concern: NotebookView.cpp for what the
/// widget is asked and told, and NotebookView…cpp: Document for what the document says and where things are, Commands
/// for what is done, Availability for what can be done, Drag for what is dragged, Folding for what is put away, Forms
/// for what is set in them, Links for where they lead, Outputs for what is done with outputs, Search for what is found,
/// Text for rendered Markdown and what is pasted into it, Widgets for what cells and the editor say.
class NotebookView::Private : public QObject
{
public:
    Private(NotebookView *view, const Theme *theme, Syntax *syntax);

    // The document speaks.
    void setDocument(notebook::Document *document);
    void connectDocument();
    void documentReset();
    void cellsRemoved(int first, int count);
    void sourceChanged(const notebook::CellId &id);
    void cellChanged(const notebook::CellId &id);
    void structureChanged();

    // Where things are.
    void arrange();
    void arrangeSoon();
    void syncScrollBar();
    void placeEditor();
    void scrollBy(int pixels);
    void revealRow(int row);
    void revealCaret();
    CellState stateOf(int row) const;
    void announceEnd(const notebook::CellId &cell, const CellRun &run);
    void tick();

    // Modes and selection.
    void select(int row);
    void extendTo(int row);
    void selectionMoved();
    /// Caret at `caret` UTF-16 units; -1 leaves it where load() put it.
    void beginEdit(int row, int caret = -1);
    void endEdit();
    void setMode(Mode mode);
    void giveFocus();
    bool isWritable() const { return document && !readOnly; }

    // Doing.
    /// Why not, in words for people; empty when it can be done.
    QString objection(NotebookCommand command) const;
    QString objectionToStructure(NotebookCommand command) const;
    void perform(NotebookCommand command);
    /// Of a keymap; nothing for an empty id.
    void performById(const QString &id);
    bool performRun(NotebookCommand command);
    bool performStructure(NotebookCommand command);
    bool performClipboard(NotebookCommand command);
    bool performKind(NotebookCommand command);
    bool performSelection(NotebookCommand command);
    bool performGoing(NotebookCommand command);
    bool performOutput(NotebookCommand command);
    void enterOutput(int row);
    int nextFailedRow() const; ///< Going down and round; -1 for none.
    void setOutputScrolled(const notebook::CellId &id, bool scrolled);
    bool performEditing(NotebookCommand command);
    void run(const CellSelection::Range &range);
    void runAndSelectNext();
    void timeTravel(bool forward);
    void toggleLineNumbers();
    void setEditorOptions(const EditorOptions &options);
    void convert(notebook::CellType type);
    void split();
    void move(int step);
    void merge(const CellSelection::Range &range);
    void put(int at, const QList<notebook::Cell> &cells);
    int neighbour(int row, int step) const;
    /// The row that runs now, or waits next; -1 for none.
    int runningRow() const;

    // Putting away and bringing back.
    void updateSections();
    void applySections();
    void unhide(int row);
    void showSource(int row);
    void showOutputs(int row);
    CellSelection::Range wholeRange() const;
    void changeMetadata(const CellSelection::Range &range,
                        const std::function<notebook::JsonValue(const notebook::Cell &)> &change);
    bool performFolding(NotebookCommand command);
    bool performHeading(NotebookCommand command);
    void hideSources(const CellSelection::Range &range, bool hidden);
    void hideOutputs(const CellSelection::Range &range, bool hidden);
    void collapseHeadings(const CellSelection::Range &range, bool collapsed);
    void toggleFold(int row, CellWidget::Fold fold);
    void insertHeading(int at, int level);

    // Dragging and dropping.
    void armDrag(const CellWidget *cell, const QMouseEvent &event);
    void dragCells(const QMouseEvent &event);
    void giveAway(const QList<notebook::CellId> &ids);
    QPixmap dragPicture(const CellSelection::Range &range) const;
    int dropRow(int y) const;
    bool dragEvent(QEvent *event);
    void showDrop();
    void endDrop();
    void dropCells(const QDropEvent &event);
    void timerEvent(QTimerEvent *event) override;

    // Finding.
    bool performFind(NotebookCommand command);
    void openFind(bool withReplace);
    const CellWidget *cellOfOutput(const QWidget *focus) const;
    SearchPlace placeOfCaret() const;
    void showMarks();
    void showHit(const notebook::SearchHit &hit);
    void revealHit(const notebook::SearchHit &hit);
    QRect hitRect(const CellWidget &cell, const notebook::SearchHit &hit) const;

    // Links.
    void openLink(const QString &address);
    void goToLine(int row, int line);

    // Widgets speak.
    void wireCell(CellWidget *cell);
    void wireEditor(CodeEditor *newEditor);
    void cellPressed(CellWidget *cell, QMouseEvent *event);
    void cellReleased(CellWidget *cell, const QMouseEvent *event);
    void textClicked(const CellWidget *cell, const QPoint &point);
    void followLink(int row, const QString &link);
    bool showAnchor(int row, const QString &anchor);
    bool isText(const notebook::CellId &cell) const;
    AttachmentInput::Place dropPlace(const notebook::CellId &cell, int caret) const;
    void insertDropped(const notebook::CellId &cell, const QString &text, const QPoint &globalPoint);
    void wireAttachments();
    bool popupTakes(const QKeyEvent &key, bool isPress); ///< The completions, or the explanation.
    bool canPasteAttachment(const notebook::CellId &cell) const;
    void pasteAttachment(const notebook::CellId &cell, int position);
    bool eventFilter(QObject *watched, QEvent *event) override;
    int rowOf(const CellWidget *cell) const;
    void wireForm(CellWidget *cell);
    void setFormValue(int row, int field, const QString &value);
    void inputAnswered(const CellWidget *cell, const QString &text);
    void chooseForm(const CellWidget *cell, int output, const OutputForm &form);

    NotebookView *view;
    CellServices services;
    CellStore store;
    CellList list;
    CellSelection selection;
    Sections sections;
    CellEditing editing;
    CellCompletion completion;
    CellInspection inspection;
    NotebookSearch search;
    NotebookKeys keys;
    AttachmentInput attachments;
    SmoothScroll wheel;
    DropLine dropLine;
    QBasicTimer dropScroll;
    int dropAt = 0;
    /// Where the mouse went down, in the prompt area.
    std::optional<QPoint> dragFrom;
    bool selectsOnRelease = false;
    bool droppedHere = false;
    QTimer clock;
    notebook::Document *document = nullptr;
    QHash<notebook::CellId, CellRun> runs;
    QHash<notebook::CellId, InputRequest> inputs;
    Mode mode = Mode::Command;
    bool readOnly = false;
    bool forwarding = false;
    bool syncing = false;
    bool arranging = false;
    bool arrangePending = false;
    bool announcedFirstPaint = false;
};

} // namespace quire::ui
