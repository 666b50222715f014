// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Cell.h"
#include "ui/notebook/CellContent.h"
#include "ui/notebook/CellRun.h"
#include "ui/output/OutputSearch.h"

#include <QPointer>
#include <QWidget>

namespace quire::ui {

class InputRow;
class OutputView;
struct CellServices;

/// What a cell's widget has to know beyond the cell.
struct CellState
{
    int row = 0;
    int rowCount = 1;
    bool current = false;
    bool selected = false;
    bool viewFocused = false;
    /// Height of the editor standing in for the source, or nothing while it is painted.
    std::optional<int> editorHeight = {};
    CellRun run = {};
    std::optional<InputRequest> input = {};
    /// What was found in the source.
    QList<TextMark> marks = {};
    /// What is looked for in the outputs.
    OutputSearch outputSearch = {};
    /// Put away, each standing as a slim bar.
    bool sourceHidden = false;
    bool outputsHidden = false;
    /// The cell heads something, and so can put it away.
    bool isHeading = false;
    /// How many cells this heading has put away.
    int cellsHidden = 0;
    /// One of those runs or waits.
    bool runsHidden = false;

    bool operator==(const CellState &) const = default;
};

/// Shows one cell after another as the page scrolls: paints prompt, source and marks; the outputs and the line for
/// input() are widgets inside. The editor is not its child: the view lays it over editorRect().
class CellWidget : public QWidget
{
    Q_OBJECT

public:
    static constexpr int gutter = 80;      ///< Left of the source: bar and prompt.
    static constexpr int padding = 8;      ///< Inside the source's box.
    static constexpr int rightMargin = 16; ///< Right of the box.

    /// What can be put away and brought back by a click.
    enum class Fold { None, Source, Outputs, Section };

    explicit CellWidget(CellServices *services, QWidget *parent = nullptr);

    /// Shows `cell`; `content` is not owned.
    void bind(const notebook::Cell &cell, CellContent *content);
    void setState(const CellState &state);
    const CellState &state() const { return m_state; }
    const notebook::CellId &cellId() const { return m_id; }
    CellContent *content() const { return m_content; }

    int heightForWidth(int width) const override;
    /// The place for the editor, in this widget.
    QRect editorRect() const;
    /// The box of the source.
    QRect sourceRect() const;
    /// The place of the outputs, empty where there are none.
    QRect outputRect() const;
    OutputView *outputView() const { return m_outputs; }
    /// What a click at `point` opens or closes.
    Fold foldAt(const QPoint &point) const;
    void focusInput();
    /// Time goes on: paints the running clock again.
    void tick();

    /// "0.4 s", "12.3 s", "3:07", "1:02:45".
    static QString durationText(std::chrono::milliseconds duration);

Q_SIGNALS:
    void pressed(QMouseEvent *event);
    void dragged(QMouseEvent *event);
    void released(QMouseEvent *event);
    void doubleClicked(QMouseEvent *event);
    void heightChanged();
    void inputAnswered(const QString &text);
    void leaveRequested();
    void linkActivated(const QString &address);
    /// In the outputs.
    void findRequested();
    void scrolledRequested(bool scrolled);
    void formChosen(int output, const quire::ui::OutputForm &form);
    /// The outputs are wanted in a view of their own.
    void viewRequested();

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override { Q_EMIT pressed(event); }
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override { Q_EMIT released(event); }
    void mouseDoubleClickEvent(QMouseEvent *event) override { Q_EMIT doubleClicked(event); }

private:
    struct Places
    {
        QRect box;
        QRect text;
        QRect outputs;
        QRect input;
        QRect triangle;  ///< Beside a heading.
        QRect sourceBar; ///< These three instead of what is hidden.
        QRect outputsBar;
        QRect sectionBar;
        int height = 0;
    };

    Places places(int width) const;
    int placeSource(Places &place, int width) const;
    int placeBelow(Places &place, int bottom) const;
    bool showsSource() const { return !m_state.sourceHidden || m_state.editorHeight.has_value(); }
    void paintFolds(QPainter &painter, const Places &place) const;
    void placeChildren();
    void showOutputs();
    void showInput();
    void describe();
    void paintMarks(QPainter &painter, const Places &place) const;
    void paintPrompt(QPainter &painter, const Places &place) const;
    QString promptText() const;
    QString sectionText() const;
    QString timeText() const;
    bool showsBox() const;

    CellServices *m_services;
    QPointer<CellContent> m_content;
    OutputView *m_outputs = nullptr;
    InputRow *m_input = nullptr;
    notebook::CellId m_id;
    notebook::CellType m_type = notebook::CellType::Code;
    std::optional<int> m_executionCount;
    CellState m_state;
};

} // namespace quire::ui
