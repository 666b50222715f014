// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellWidget.h"

#include "ui/editor/CodeBlock.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellContent.h"
#include "ui/notebook/CellServices.h"
#include "ui/notebook/FoldBar.h"
#include "ui/notebook/InputRow.h"
#include "ui/output/OutputView.h"
#include "ui/output/RichText.h"

#include <QFontMetrics>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QPainter>
#include <QTextDocument>
#include <QToolTip>

namespace quire::ui {

using notebook::CellType;
using Role = Theme::Role;

namespace {

constexpr int outerMargin = Theme::grid / 2;
constexpr int firstMargin = Theme::grid;
constexpr int barLeft = 4;
constexpr int barWidth = 4;
constexpr int promptGap = Theme::grid;
constexpr int radius = 4;

} // namespace

CellWidget::CellWidget(CellServices *services, QWidget *parent) : QWidget(parent), m_services(services)
{
    setMouseTracking(true);
    connect(services->theme, &Theme::changed, this, [this] {
        Q_EMIT heightChanged();
        update();
    });
}

void CellWidget::bind(const notebook::Cell &cell, CellContent *content)
{
    if (m_content && m_content != content) {
        m_content->disconnect(this);
        m_content->outputs().disconnect(this);
    }
    const bool other = m_content != content;
    m_id = cell.id();
    m_type = cell.type();
    m_executionCount = cell.executionCount();
    m_content = content;
    if (other) {
        connect(content, &CellContent::sourceChanged, this, [this] {
            Q_EMIT heightChanged();
            update();
        });
        connect(&content->outputs(), &OutputStack::changed, this, [this] {
            showOutputs();
            Q_EMIT heightChanged();
        });
    }
    showOutputs();
    describe();
    update();
}

void CellWidget::setState(const CellState &state)
{
    if (m_content) {
        m_content->setMarks(state.marks);
        m_content->outputs().setSearch(state.outputSearch);
    }
    if (m_state == state) {
        return;
    }
    m_state = state;
    showInput();
    placeChildren();
    describe();
    update();
}

void CellWidget::showOutputs()
{
    const bool wanted = m_content && m_type == CellType::Code && m_content->outputs().itemCount() > 0;
    if (wanted && !m_outputs) {
        m_outputs = new OutputView(this);
        m_outputs->setInCell(true);
        connect(m_outputs, &OutputView::leaveRequested, this, &CellWidget::leaveRequested);
        connect(m_outputs, &OutputView::linkActivated, this, &CellWidget::linkActivated);
        connect(m_outputs, &OutputView::findRequested, this, &CellWidget::findRequested);
        connect(m_outputs, &OutputView::viewRequested, this, &CellWidget::viewRequested);
        connect(m_outputs, &OutputView::scrolledRequested, this, &CellWidget::scrolledRequested);
        connect(m_outputs, &OutputView::formChosen, this, &CellWidget::formChosen);
    }
    if (m_outputs) {
        m_outputs->setStack(wanted ? &m_content->outputs() : nullptr);
        m_outputs->setVisible(wanted && !m_state.outputsHidden);
    }
    placeChildren();
    describe();
}

void CellWidget::showInput()
{
    if (m_state.input && !m_input) {
        m_input = new InputRow(m_services->theme, this);
        connect(m_input, &InputRow::answered, this, &CellWidget::inputAnswered);
        connect(m_input, &InputRow::leaveRequested, this, &CellWidget::leaveRequested);
    }
    if (m_input) {
        m_input->setVisible(m_state.input.has_value());
        if (m_state.input) {
            m_input->setRequest(*m_state.input);
        }
    }
}

void CellWidget::focusInput()
{
    if (m_input) {
        m_input->takeFocus();
    }
}

void CellWidget::tick()
{
    if (m_state.run.state == CellRun::State::Running) {
        update(0, 0, gutter, height());
    }
}

bool CellWidget::showsBox() const
{
    return m_type != CellType::Markdown || m_state.editorHeight.has_value();
}

CellWidget::Places CellWidget::places(int width) const
{
    Places place;
    const int bottom = placeSource(place, width);
    place.height = placeBelow(place, bottom) + outerMargin;
    return place;
}

/// The source, or the bar in its place; gives where it ends.
int CellWidget::placeSource(Places &place, int width) const
{
    const int boxWidth = std::max(40, width - gutter - rightMargin);
    const int top = outerMargin + (m_state.row == 0 ? firstMargin : 0);
    const int textWidth = boxWidth - 2 * padding;
    const int inset = showsBox() ? padding : padding / 2;
    if (!showsSource()) {
        place.box = {gutter, top, boxWidth, FoldBar::height};
        place.text = {gutter + padding, top + padding / 2, textWidth, FoldBar::height - padding};
        place.sourceBar = place.box;
        return place.box.bottom() + 1;
    }
    int textHeight = m_state.editorHeight.value_or(0);
    if (!m_state.editorHeight && m_content) {
        textHeight = m_content->sourceHeight(textWidth);
    }
    place.box = {gutter, top, boxWidth, textHeight + 2 * inset};
    place.text = {gutter + padding, top + inset, textWidth, textHeight};
    if (m_state.isHeading) {
        place.triangle = {gutter - promptGap - FoldBar::triangleSize, place.text.top() + FoldBar::triangleSize / 4,
                          FoldBar::triangleSize, FoldBar::triangleSize};
    }
    return place.box.bottom() + 1;
}

int CellWidget::placeBelow(Places &place, int bottom) const
{
    const QRect bar(place.box.x(), 0, place.box.width(), FoldBar::height);
    if (m_outputs && m_outputs->stack() && m_type == CellType::Code) {
        if (m_state.outputsHidden) {
            place.outputsBar = bar.translated(0, bottom + Theme::grid / 2);
            bottom = place.outputsBar.bottom() + 1;
        } else {
            const int height = m_outputs->heightForWidth(place.box.width());
            place.outputs = {place.box.x(), bottom + Theme::grid, place.box.width(), height};
            bottom = place.outputs.bottom() + 1 + Theme::grid / 2;
        }
    }
    if (m_input && m_state.input) {
        place.input = {place.text.x(), bottom + Theme::grid, place.text.width(), m_input->sizeHint().height()};
        bottom = place.input.bottom() + 1 + Theme::grid / 2;
    }
    if (m_state.cellsHidden > 0) {
        place.sectionBar = bar.translated(0, bottom + Theme::grid / 2);
        bottom = place.sectionBar.bottom() + 1;
    }
    return bottom;
}

CellWidget::Fold CellWidget::foldAt(const QPoint &point) const
{
    const Places place = places(width());
    if (place.sourceBar.contains(point)) {
        return Fold::Source;
    }
    if (place.outputsBar.contains(point)) {
        return Fold::Outputs;
    }
    return place.sectionBar.contains(point) || place.triangle.contains(point) ? Fold::Section : Fold::None;
}

int CellWidget::heightForWidth(int width) const
{
    return places(width).height;
}

QRect CellWidget::editorRect() const
{
    return places(width()).text;
}

QRect CellWidget::sourceRect() const
{
    return places(width()).box;
}

QRect CellWidget::outputRect() const
{
    return places(width()).outputs;
}

void CellWidget::placeChildren()
{
    const Places place = places(width());
    if (m_outputs && m_outputs->stack()) {
        m_outputs->setGeometry(place.outputs);
        m_outputs->setVisible(!m_state.outputsHidden);
    }
    if (m_input && m_state.input) {
        m_input->setGeometry(place.input);
    }
}

void CellWidget::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    placeChildren();
}

void CellWidget::mouseMoveEvent(QMouseEvent *event)
{
    const QPoint point = event->position().toPoint();
    const Places place = places(width());
    if (event->buttons() != Qt::NoButton) {
        Q_EMIT dragged(event);
    } else if (foldAt(point) != Fold::None) {
        setCursor(Qt::PointingHandCursor);
    } else if (showsBox()) {
        setCursor(place.box.contains(point) ? Qt::IBeamCursor : Qt::ArrowCursor);
    } else {
        const RichText *text = m_content ? m_content->markdown() : nullptr;
        const QPoint inText = point - place.text.topLeft();
        const bool isActive =
            text && (!text->linkAt(inText).isEmpty() || text->taskAt(inText) || text->isActiveAt(inText));
        setCursor(isActive ? Qt::PointingHandCursor : Qt::ArrowCursor);
    }
}

bool CellWidget::event(QEvent *event)
{
    const RichText *text = m_content && !showsBox() ? m_content->markdown() : nullptr;
    if (event->type() == QEvent::ToolTip && text) {
        const auto *help = static_cast<QHelpEvent *>(event);
        const QString words = text->toolTipAt(help->pos() - editorRect().topLeft());
        // Never taken for markup.
        QToolTip::showText(help->globalPos(), words.isEmpty() ? QString() : Qt::convertFromPlainText(words), this);
        return true;
    }
    return QWidget::event(event);
}

void CellWidget::paintEvent(QPaintEvent *event)
{
    if (!m_content) {
        return;
    }
    QPainter painter(this);
    const Places place = places(width());
    paintMarks(painter, place);
    paintFolds(painter, place);
    if (event->rect().left() < gutter) {
        paintPrompt(painter, place);
    }
    if (!m_state.editorHeight && showsSource()) {
        const QRect clip = event->rect().intersected(place.text.adjusted(0, 0, padding, 0));
        if (!clip.isEmpty()) {
            painter.setClipRect(clip);
            painter.translate(place.text.topLeft());
            m_content->paintSource(painter, clip.translated(-place.text.topLeft()));
        }
    }
}

void CellWidget::paintMarks(QPainter &painter, const Places &place) const
{
    const Theme &theme = *m_services->theme;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const int top = place.box.top();
    if (m_state.selected && !m_state.current) {
        painter.setBrush(theme.color(Role::SelectedCell));
        painter.drawRoundedRect(
            QRect(barLeft, top, width() - barLeft - rightMargin / 2, place.height - top - outerMargin), radius, radius);
    }
    if (m_state.current || m_state.selected) {
        painter.setBrush(theme.color(m_state.viewFocused ? Role::Accent : Role::Border));
        painter.drawRoundedRect(QRect(barLeft, top, barWidth, place.height - top - outerMargin), barWidth / 2.0,
                                barWidth / 2.0);
    }
    if (showsBox() && showsSource()) {
        const bool focused = m_state.editorHeight && m_state.viewFocused;
        painter.setBrush(theme.color(Role::Surface));
        painter.setPen(QPen(theme.color(focused ? Role::Accent : Role::Border), 1));
        painter.drawRoundedRect(QRectF(place.box).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void CellWidget::paintFolds(QPainter &painter, const Places &place) const
{
    const Theme &theme = *m_services->theme;
    painter.setFont(font());
    if (!place.triangle.isEmpty()) {
        FoldBar::paintTriangle(painter, theme, place.triangle, m_state.cellsHidden == 0);
    }
    if (!place.sourceBar.isEmpty()) {
        const QString firstLine = m_content->source().section(u'\n', 0, 0).left(200);
        FoldBar::paint(painter, theme, place.sourceBar,
                       m_type == CellType::Code ? tr("Code hidden") : tr("Text hidden"), firstLine);
    }
    if (!place.outputsBar.isEmpty()) {
        FoldBar::paint(painter, theme, place.outputsBar, tr("Output hidden"));
    }
    if (!place.sectionBar.isEmpty()) {
        FoldBar::paint(painter, theme, place.sectionBar, sectionText(), {}, m_state.runsHidden);
    }
}

QString CellWidget::sectionText() const
{
    const QString hidden =
        m_state.cellsHidden == 1 ? tr("1 cell hidden") : tr("%1 cells hidden").arg(m_state.cellsHidden);
    return m_state.runsHidden ? tr("%1, running").arg(hidden) : hidden;
}

QString CellWidget::promptText() const
{
    if (m_type == CellType::Raw) {
        return tr("raw");
    }
    if (m_type == CellType::Markdown) {
        return {};
    }
    if (m_state.run.state != CellRun::State::Idle) {
        return QStringLiteral("[*]");
    }
    return m_executionCount ? QStringLiteral("[%1]").arg(*m_executionCount) : QStringLiteral("[ ]");
}

QString CellWidget::timeText() const
{
    using namespace std::chrono_literals;
    const CellRun &run = m_state.run;
    if (run.state == CellRun::State::Running && run.startedAt.isValid()) {
        const std::chrono::milliseconds since(run.startedAt.msecsTo(QDateTime::currentDateTimeUtc()));
        return since < 1s ? QString() : durationText(std::chrono::floor<std::chrono::seconds>(since));
    }
    if (run.state == CellRun::State::Queued) {
        return tr("waits");
    }
    return run.took && *run.took >= 100ms ? durationText(*run.took) : QString();
}

QString CellWidget::durationText(std::chrono::milliseconds duration)
{
    using namespace std::chrono;
    const auto whole = floor<seconds>(duration);
    if (whole < 1min) {
        const bool exact = duration % 1s == 0ms;
        return tr("%1 s").arg(double(duration.count()) / 1000, 0, 'f', exact ? 0 : 1);
    }
    const hh_mm_ss time(whole);
    const auto two = [](auto part) { return QStringLiteral("%1").arg(qint64(part.count()), 2, 10, QLatin1Char('0')); };
    if (time.hours() > 0h) {
        return QStringLiteral("%1:%2:%3")
            .arg(QString::number(time.hours().count()), two(time.minutes()), two(time.seconds()));
    }
    return QStringLiteral("%1:%2").arg(QString::number(time.minutes().count()), two(time.seconds()));
}

void CellWidget::paintPrompt(QPainter &painter, const Places &place) const
{
    const Theme &theme = *m_services->theme;
    Role role = m_state.run.state == CellRun::State::Running ? Role::Accent : Role::MutedText;
    if (m_state.run.state == CellRun::State::Idle && m_state.run.failed) {
        role = Role::Error;
    }
    const CodeMetrics metrics(theme.codeFont());
    const QFontMetrics small(theme.smallCodeFont());
    const int right = gutter - promptGap;
    painter.setFont(theme.smallCodeFont());
    painter.setPen(theme.color(role));
    const QString prompt = promptText();
    const int baseline = place.text.top() + metrics.ascent;
    painter.drawText(right - small.horizontalAdvance(prompt), baseline, prompt);
    const QString time = timeText();
    painter.setPen(theme.color(m_state.run.state == CellRun::State::Running ? Role::Accent : Role::MutedText));
    painter.drawText(right - small.horizontalAdvance(time), baseline + metrics.lineHeight - 1, time);
}

void CellWidget::describe()
{
    QString kind = m_type == CellType::Code ? tr("Code cell") : tr("Text cell");
    if (m_type == CellType::Raw) {
        kind = tr("Raw cell");
    }
    QString state;
    if (m_state.run.state == CellRun::State::Running) {
        state = tr("running");
    } else if (m_state.run.state == CellRun::State::Queued) {
        state = tr("waiting to run");
    } else if (m_state.run.failed) {
        state = tr("failed");
    } else if (m_executionCount) {
        state = tr("run %1").arg(*m_executionCount);
    }
    QStringList parts{tr("%1, %2 of %3").arg(kind).arg(m_state.row + 1).arg(m_state.rowCount)};
    if (!state.isEmpty()) {
        parts.append(state);
    }
    if (m_state.sourceHidden) {
        parts.append(m_type == CellType::Code ? tr("Code hidden") : tr("Text hidden"));
    }
    if (m_state.outputsHidden) {
        parts.append(tr("Output hidden"));
    }
    if (m_state.cellsHidden > 0) {
        parts.append(sectionText());
    }
    setAccessibleName(parts.join(QStringLiteral(", ")));
    if (m_outputs && m_outputs->stack()) {
        m_outputs->setAccessibleName(tr("Output of cell %1").arg(m_state.row + 1));
    }
}

} // namespace quire::ui
