// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/FindBar.h"

#include "ui/kit/FindRows.h"
#include "ui/kit/FlatButton.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/NotebookSearch.h"
#include "ui/notebook/NotebookView.h"
#include "ui/output/OutputStack.h"
#include "ui/output/OutputView.h"

#include <QAccessible>
#include <QApplication>
#include <QBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QToolButton>

namespace quire::ui {

using notebook::SearchResult;
using Role = Theme::Role;

namespace {

/// The tip of a button that has a key.
void tellKey(QToolButton *button, const QString &key)
{
    button->setToolTip(QStringLiteral("%1 (%2)").arg(button->accessibleName(), key));
}

} // namespace

FindBar::FindBar(NotebookView *view, const Theme *theme, const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_view(view),
      m_theme(theme),
      m_rows(new FindRows(icons, this)),
      m_expand(flatButton(icons.icon(QStringLiteral("chevron-right")), QStringLiteral("findExpand"), tr("Also replace"),
                          m_rows)),
      m_message(new QLabel(this))
{
    setObjectName(QStringLiteral("findBar"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::grid, Theme::grid / 2, Theme::grid, Theme::grid / 2 + 1);
    layout->setSpacing(Theme::grid / 2);
    buildRows(icons);
    layout->addWidget(m_rows);
    m_message->setObjectName(QStringLiteral("findMessage"));
    m_message->setWordWrap(true);
    m_message->setIndent(m_expand->sizeHint().width() + Theme::grid / 2);
    layout->addWidget(m_message);
    m_rows->text()->installEventFilter(this);
    m_rows->with()->installEventFilter(this);
    setReplaceShown(false);
    hide();
    applyTheme();
    connect(theme, &Theme::changed, this, &FindBar::applyTheme);
    connect(view, &NotebookView::findRequested, this, &FindBar::open);
    connect(view, &NotebookView::commandsChanged, this, &FindBar::showStatus);
    connect(view->search(), &NotebookSearch::changed, this, &FindBar::showStatus);
    connect(view->search(), &NotebookSearch::replacedAll, this, [this](int hits, int cells) {
        m_done = tr("%1 replaced, cells changed: %2").arg(QLocale().toString(hits), QLocale().toString(cells));
        showStatus();
    });
}

void FindBar::buildRows(const Icons &icons)
{
    m_expand->setCheckable(true);
    connect(m_expand, &QToolButton::toggled, this, [this, icons](bool on) {
        m_expand->setIcon(icons.icon(on ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
        m_rows->setReplaceShown(on);
    });
    m_rows->addInFront(m_expand);
    m_outputs = m_rows->addOption(tr("Outputs"), tr("Also look in outputs"));
    m_selection = m_rows->addOption(tr("Selected cells"), tr("Only in the selected cells"));
    connect(m_selection, &QToolButton::clicked, this, &FindBar::setInSelection);
    tellKey(m_expand, tr("Ctrl+H"));
    tellKey(m_rows->matchCase(), tr("Alt+C"));
    tellKey(m_rows->wholeWord(), tr("Alt+W"));
    tellKey(m_rows->regex(), tr("Alt+R"));
    tellKey(m_rows->previous(), tr("Ctrl+Shift+G"));
    tellKey(m_rows->next(), tr("Ctrl+G"));
    tellKey(m_selection, tr("Alt+L"));
    tellKey(m_rows->closing(), tr("Esc"));
    connect(m_rows, &FindRows::asked, this, &FindBar::ask);
    connect(m_rows, &FindRows::stepped, m_view->search(), &NotebookSearch::step);
    connect(m_rows, &FindRows::closed, this, &FindBar::close);
    connect(m_rows, &FindRows::replaceWanted, this, &FindBar::replace);
    connect(m_rows, &FindRows::replaceAllWanted, this, &FindBar::replaceAll);
}

void FindBar::applyTheme()
{
    QPalette colors = m_theme->palette();
    colors.setColor(QPalette::WindowText, m_theme->color(Role::MutedText));
    m_rows->count()->setPalette(colors);
    showStatus();
}

void FindBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->palette().color(QPalette::Window));
    painter.fillRect(QRect(0, height() - 1, width(), 1), m_theme->color(Role::Border));
}

void FindBar::open(const QString &text, bool withReplace)
{
    // Asked for in an output: what is in it is wanted.
    const auto *output = qobject_cast<OutputView *>(QApplication::focusWidget());
    const bool isInOutput = output && m_view->isAncestorOf(output);
    if (isInOutput) {
        m_outputs->setChecked(true);
    }
    if (!isVisible() || isInOutput) {
        m_wasEditing = m_view->mode() == NotebookView::Mode::Edit;
        setInSelection(isInOutput || m_view->selectedCells().size() > 1);
    }
    if (withReplace || !isVisible()) {
        setReplaceShown(withReplace);
    }
    show();
    if (!text.isEmpty()) {
        m_rows->text()->setText(text);
    }
    m_rows->text()->setFocus(Qt::ShortcutFocusReason);
    m_rows->text()->selectAll();
    ask();
}

void FindBar::close()
{
    const bool isElsewhere = m_wasEditing && m_view->mode() != NotebookView::Mode::Edit;
    hide();
    m_view->setFocus(Qt::OtherFocusReason);
    if (isElsewhere) {
        // Stepping left the cell that was edited: go on where it led to.
        m_view->perform(NotebookCommand::EnterEditMode);
        m_view->search()->showCurrent();
    }
    m_view->search()->setQuery({});
}

void FindBar::offerNoReplacing()
{
    m_mayReplace = false;
    m_expand->hide();
}

void FindBar::setReplaceShown(bool shown)
{
    m_expand->setChecked(shown && m_mayReplace);
    m_rows->setReplaceShown(shown && m_mayReplace);
}

void FindBar::setInSelection(bool on)
{
    m_cells = on ? m_view->selectedCells() : QList<notebook::CellId>();
    m_selection->setChecked(on);
    ask();
}

void FindBar::ask()
{
    if (isVisible()) {
        m_done.clear();
        m_view->search()->setQuery({m_rows->text()->text(), m_rows->matchCase()->isChecked(),
                                    m_rows->wholeWord()->isChecked(), m_rows->regex()->isChecked(),
                                    m_outputs->isChecked(), m_cells});
        showStatus();
    }
}

void FindBar::showStatus()
{
    const NotebookSearch::Status status = m_view->search()->status();
    const bool asks = !m_rows->text()->text().isEmpty() && status.error.isEmpty();
    QString count;
    if (asks) {
        count = status.isSearching && status.total == 0 ? tr("Searching…")
                                                        : FindRows::countText(status.current, status.total);
    }
    if (status.end == SearchResult::End::TooMany) {
        count += u'+';
    }
    m_rows->setCount(count);
    const std::optional<notebook::SearchHit> hit = m_view->search()->current();
    const bool mayChange = !m_view->isReadOnly();
    m_rows->setState(status.total, hit && hit->inSource() && mayChange, status.total > 0 && mayChange);
    if (status.end == SearchResult::End::TooSlow) {
        sayMessage(tr("This expression takes too long on some texts; they were left out."), true);
    } else {
        sayMessage(status.error.isEmpty() ? m_done : status.error, !status.error.isEmpty());
    }
}

void FindBar::sayMessage(const QString &text, bool isError)
{
    QPalette colors = m_theme->palette();
    colors.setColor(QPalette::WindowText, m_theme->color(isError ? Role::Error : Role::MutedText));
    m_message->setPalette(colors);
    m_message->setVisible(!text.isEmpty());
    if (m_message->text() != text) {
        m_message->setText(text);
        if (!text.isEmpty()) {
            QAccessibleEvent event(m_message, QAccessible::Alert);
            QAccessible::updateAccessibility(&event);
        }
    }
}

void FindBar::replace()
{
    if (!m_view->isReadOnly()) {
        m_view->search()->replaceCurrent(m_rows->with()->text());
    }
}

void FindBar::replaceAll()
{
    if (!m_view->isReadOnly()) {
        m_view->search()->replaceAll(m_rows->with()->text());
    }
}

bool FindBar::isOurs(const QKeyEvent &event) const
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    switch (event.key()) {
    case Qt::Key_Escape:
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return true;
    case Qt::Key_F3:
    case Qt::Key_G:
        return event.key() == Qt::Key_F3 || (modifiers & ~Qt::ShiftModifier) == Qt::ControlModifier;
    case Qt::Key_F:
    case Qt::Key_H:
        return modifiers == Qt::ControlModifier;
    case Qt::Key_L:
    case Qt::Key_C:
    case Qt::Key_W:
    case Qt::Key_R:
        return modifiers == Qt::AltModifier;
    default:
        return false;
    }
}

bool FindBar::enterPressed(const QKeyEvent &event)
{
    const bool isForward = !(event.modifiers() & Qt::ShiftModifier);
    if (!m_rows->text()->hasFocus() && !m_rows->with()->hasFocus()) {
        return false;
    }
    if (!m_rows->with()->hasFocus()) {
        m_view->search()->step(isForward);
    } else if (event.modifiers() & Qt::ControlModifier) {
        replaceAll();
    } else {
        replace();
    }
    return true;
}

bool FindBar::handleKey(const QKeyEvent &event)
{
    if (!isOurs(event)) {
        return false;
    }
    switch (event.key()) {
    case Qt::Key_Escape:
        close();
        return true;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return enterPressed(event);
    case Qt::Key_G:
    case Qt::Key_F3:
        m_view->search()->step(!(event.modifiers() & Qt::ShiftModifier));
        return true;
    case Qt::Key_F:
    case Qt::Key_H:
        open({}, event.key() == Qt::Key_H);
        return true;
    case Qt::Key_L:
        setInSelection(!m_selection->isChecked());
        return true;
    default:
        (event.key() == Qt::Key_C   ? m_rows->matchCase()
         : event.key() == Qt::Key_W ? m_rows->wholeWord()
                                    : m_rows->regex())
            ->toggle();
        return true;
    }
}

bool FindBar::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isOurs(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

/// Before the fields take keys for themselves.
bool FindBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && handleKey(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (!handleKey(*event)) {
        QWidget::keyPressEvent(event);
    }
}

} // namespace quire::ui
