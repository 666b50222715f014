// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"
#include "ui/notebook/CellRun.h"
#include "ui/notebook/NotebookCommand.h"

#include <QAbstractScrollArea>

#include <memory>

namespace quire::notebook {
class Document;
}

namespace quire::ui {

class ActiveOutputs;
class CellCompletion;
class CellInspection;
class Keymap;
class NotebookSearch;
struct RichContent;
class Syntax;
class Theme;

/// A notebook on the screen: a list of cells of which only those near the viewport have widgets.
///
/// It shows a notebook::Document, edits it, and says what the person wants as signals; it never sees a kernel. Whoever
/// owns the run tells it by setRun() and setInputRequest(). All doing goes through perform().
class NotebookView : public QAbstractScrollArea
{
    Q_OBJECT

public:
    enum class Mode { Command, Edit };
    Q_ENUM(Mode)

    /// `theme` and `syntax` outlive the view.
    NotebookView(const Theme *theme, Syntax *syntax, QWidget *parent = nullptr);
    ~NotebookView() override;

    /// Shows `document` (not owned, may be null) from its top. An empty editable document gets one code cell.
    void setDocument(notebook::Document *document);
    notebook::Document *document() const;

    /// Name of the kernel's language as kernelspecs and notebooks give it ("python", "R", "julia"), or a definition
    /// of KSyntaxHighlighting. Unknown ones are shown plain.
    void setLanguage(const QString &language);
    /// Who shows outputs that run code; outlives the view.
    void setActiveOutputs(ActiveOutputs *active);
    void setReadOnly(bool readOnly);
    bool isReadOnly() const;
    /// What texts may ask for; before setDocument().
    void setRichContent(const RichContent &content);

    /// What the cell's prompt shows; ids not in the document are remembered until they are.
    void setRun(const notebook::CellId &cell, const CellRun &run);
    /// Asks for a line under the cell; nullopt takes the question away. Answered by inputAnswered().
    void setInputRequest(const notebook::CellId &cell, const std::optional<InputRequest> &request);

    Mode mode() const;
    /// The cell with the focus; null id only in an empty document.
    notebook::CellId currentCell() const;
    /// The selected cells from top to bottom, the current one among them.
    QList<notebook::CellId> selectedCells() const;
    /// Makes `cell` the only selected one and scrolls it into sight.
    void setCurrentCell(const notebook::CellId &cell);

    bool canPerform(NotebookCommand command) const;
    /// Why not, in a few words for people; empty where canPerform() is true.
    QString objection(NotebookCommand command) const;
    /// Which keys mean what; JupyterLab's to begin with.
    void setKeymap(const Keymap &keymap);

    /// What is looked for in this notebook; a FindBar asks it. Finds are marked here and scrolled to.
    NotebookSearch *search() const;
    /// Asks what may follow at the cursor, and is to be told.
    CellCompletion *completion() const;
    /// Asks what stands at the cursor, and is to be told.
    CellInspection *inspection() const;

    /// How many cells have a widget now; bounded by the height of the viewport.
    int liveWidgetCount() const;

public Q_SLOTS:
    /// Does `command` to the selected cells; does nothing where canPerform() is false.
    void perform(quire::ui::NotebookCommand command);

Q_SIGNALS:
    /// Run these, top to bottom. Markdown cells are not among them: they are rendered at once.
    void runRequested(const QList<quire::notebook::CellId> &cells);
    void interruptRequested();
    /// The kernel shall start anew; then RestartAndRunAll, RestartAndClear or RestartAndRunUpTo go on, Restart does
    /// not.
    void restartRequested(quire::ui::NotebookCommand command);
    /// The person wants to say which cell to go to.
    void goToCellRequested();
    /// The person's answer to input(), without the line end. Never log it.
    void inputAnswered(const quire::notebook::CellId &cell, const QString &text);
    void linkActivated(const QUrl &url);
    /// The outputs of this cell are wanted in a tab of their own.
    void outputViewRequested(const quire::notebook::CellId &cell);
    /// A key of the keymap means a command that is not the notebook's: "file.save".
    void commandRequested(const QString &id);
    /// The person wants to find something, or also to replace it; `text` is what is selected.
    void findRequested(const QString &text, bool withReplace);
    void currentCellChanged(const quire::notebook::CellId &cell);
    void modeChanged(quire::ui::NotebookView::Mode mode);
    /// canPerform() may answer otherwise now.
    void commandsChanged();
    /// The first cells are on the screen; once per setDocument().
    void firstPainted();

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace quire::ui
