// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/FindBar.h"

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
#include <QPushButton>
#include <QToolButton>

namespace quire::ui {

using notebook::SearchResult;
using Role = Theme::Role;

namespace {

constexpr int textWidth = 320;
constexpr int countWidth = 88;
constexpr int iconSize = 16;

QHBoxLayout *makeRow()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(Theme::grid / 2);
    return row;
}

QString withKey(const QString &name, const QString &key)
{
    return key.isEmpty() ? name : QStringLiteral("%1 (%2)").arg(name, key);
}

} // namespace

FindBar::FindBar(NotebookView *view, const Theme *theme, const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_view(view),
      m_theme(theme),
      m_text(new QLineEdit(this)),
      m_count(new QLabel(this)),
      m_replaceRow(new QWidget(this)),
      m_with(new QLineEdit(m_replaceRow)),
      m_replace(new QPushButton(tr("Replace"), m_replaceRow)),
      m_replaceAll(new QPushButton(tr("Replace All"), m_replaceRow)),
      m_message(new QLabel(this))
{
    setObjectName(QStringLiteral("findBar"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::grid, Theme::grid / 2, Theme::grid, Theme::grid / 2 + 1);
    layout->setSpacing(Theme::grid / 2);
    auto *findRow = makeRow();
    buildFindRow(findRow, icons);
    layout->addLayout(findRow);
    auto *replaceRow = makeRow();
    m_replaceRow->setLayout(replaceRow);
    buildReplaceRow(replaceRow);
    layout->addWidget(m_replaceRow);
    m_message->setObjectName(QStringLiteral("findMessage"));
    m_message->setWordWrap(true);
    m_message->setIndent(m_expand->sizeHint().width() + Theme::grid / 2);
    layout->addWidget(m_message);
    m_text->installEventFilter(this);
    m_with->installEventFilter(this);
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

QToolButton *FindBar::addButton(QHBoxLayout *row, const QIcon &icon, const QString &name, const QString &key)
{
    auto *button = new QToolButton(this);
    button->setIcon(icon);
    button->setIconSize(QSize(iconSize, iconSize));
    button->setAutoRaise(true);
    button->setAccessibleName(name);
    button->setToolTip(withKey(name, key));
    button->setFocusPolicy(Qt::TabFocus);
    row->addWidget(button);
    return button;
}

QToolButton *FindBar::addOption(QHBoxLayout *row, const QString &text, const QString &name, const QString &key)
{
    QToolButton *button = addButton(row, {}, name, key);
    button->setText(text);
    button->setCheckable(true);
    connect(button, &QToolButton::toggled, this, &FindBar::ask);
    return button;
}

void FindBar::buildFindRow(QHBoxLayout *row, const Icons &icons)
{
    m_expand = addButton(row, icons.icon(QStringLiteral("chevron-right")), tr("Also replace"), tr("Ctrl+H"));
    m_expand->setObjectName(QStringLiteral("findExpand"));
    m_expand->setCheckable(true);
    connect(m_expand, &QToolButton::toggled, this, [this, icons](bool on) {
        m_expand->setIcon(icons.icon(on ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right")));
        m_replaceRow->setVisible(on);
    });
    m_text->setObjectName(QStringLiteral("findText"));
    m_text->setPlaceholderText(tr("Find"));
    m_text->setAccessibleName(tr("Find"));
    m_text->setFixedWidth(textWidth);
    m_text->addAction(icons.icon(QStringLiteral("search"), Icons::Tint::Muted), QLineEdit::LeadingPosition);
    connect(m_text, &QLineEdit::textChanged, this, &FindBar::ask);
    row->addWidget(m_text);
    m_case = addOption(row, QStringLiteral("Aa"), tr("Match case"), tr("Alt+C"));
    m_word = addOption(row, QStringLiteral("[ab]"), tr("Whole words"), tr("Alt+W"));
    m_regex = addOption(row, QStringLiteral(".*"), tr("Regular expression"), tr("Alt+R"));
    m_count->setObjectName(QStringLiteral("findCount"));
    m_count->setAlignment(Qt::AlignCenter);
    m_count->setMinimumWidth(countWidth);
    row->addWidget(m_count);
    m_previous = addButton(row, icons.icon(QStringLiteral("up")), tr("Find previous"), tr("Ctrl+Shift+G"));
    m_next = addButton(row, icons.icon(QStringLiteral("down")), tr("Find next"), tr("Ctrl+G"));
    connect(m_previous, &QToolButton::clicked, m_view->search(), [this] { m_view->search()->step(false); });
    connect(m_next, &QToolButton::clicked, m_view->search(), [this] { m_view->search()->step(true); });
    row->addSpacing(Theme::grid);
    m_outputs = addOption(row, tr("Outputs"), tr("Also look in outputs"), {});
    m_selection = addOption(row, tr("Selected cells"), tr("Only in the selected cells"), tr("Alt+L"));
    connect(m_selection, &QToolButton::clicked, this, &FindBar::setInSelection);
    row->addStretch();
    QToolButton *close = addButton(row, icons.icon(QStringLiteral("close")), tr("Close"), tr("Esc"));
    connect(close, &QToolButton::clicked, this, &FindBar::close);
}

void FindBar::buildReplaceRow(QHBoxLayout *row)
{
    row->addSpacing(m_expand->sizeHint().width() + Theme::grid / 2);
    m_with->setObjectName(QStringLiteral("replaceText"));
    m_with->setPlaceholderText(tr("Replace with"));
    m_with->setAccessibleName(tr("Replace with"));
    m_with->setFixedWidth(textWidth);
    row->addWidget(m_with);
    for (QPushButton *button : {m_replace, m_replaceAll}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(false);
        row->addWidget(button);
    }
    m_replace->setObjectName(QStringLiteral("replaceOne"));
    m_replaceAll->setObjectName(QStringLiteral("replaceAll"));
    connect(m_replace, &QPushButton::clicked, this, &FindBar::replace);
    connect(m_replaceAll, &QPushButton::clicked, this, &FindBar::replaceAll);
    row->addStretch();
}

void FindBar::applyTheme()
{
    QPalette colors = m_theme->palette();
    colors.setColor(QPalette::WindowText, m_theme->color(Role::MutedText));
    m_count->setPalette(colors);
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
        m_text->setText(text);
    }
    m_text->setFocus(Qt::ShortcutFocusReason);
    m_text->selectAll();
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
    m_replaceRow->setVisible(shown && m_mayReplace);
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
        m_view->search()->setQuery({m_text->text(), m_case->isChecked(), m_word->isChecked(), m_regex->isChecked(),
                                    m_outputs->isChecked(), m_cells});
        showStatus();
    }
}

void FindBar::showStatus()
{
    const NotebookSearch::Status status = m_view->search()->status();
    const bool asks = !m_text->text().isEmpty() && status.error.isEmpty();
    const QLocale locale;
    QString count;
    if (asks && status.total == 0) {
        count = status.isSearching ? tr("Searching…") : tr("Nothing found");
    } else if (asks && status.current < 0) {
        count = tr("%1 found").arg(locale.toString(status.total));
    } else if (asks) {
        count = tr("%1 of %2").arg(locale.toString(status.current + 1), locale.toString(status.total));
    }
    if (status.end == SearchResult::End::TooMany) {
        count += u'+';
    }
    m_count->setText(count);
    const std::optional<notebook::SearchHit> hit = m_view->search()->current();
    m_previous->setEnabled(status.total > 0);
    m_next->setEnabled(status.total > 0);
    m_replace->setEnabled(hit && hit->inSource() && !m_view->isReadOnly());
    m_replaceAll->setEnabled(status.total > 0 && !m_view->isReadOnly());
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
        m_view->search()->replaceCurrent(m_with->text());
    }
}

void FindBar::replaceAll()
{
    if (!m_view->isReadOnly()) {
        m_view->search()->replaceAll(m_with->text());
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
    if (!m_text->hasFocus() && !m_with->hasFocus()) {
        return false;
    }
    if (!m_with->hasFocus()) {
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
        (event.key() == Qt::Key_C ? m_case : event.key() == Qt::Key_W ? m_word : m_regex)->toggle();
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
