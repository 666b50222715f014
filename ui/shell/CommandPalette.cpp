// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CommandPalette.h"

#include "ui/shell/ActionRegistry.h"

#include <QAction>
#include <QApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPainter>
#include <QPixmap>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

namespace quire::ui {

namespace {

QString keysOf(const QAction &action)
{
    const QString own = action.shortcut().toString(QKeySequence::NativeText);
    return own.isEmpty() ? action.text().section(u'\t', 1) : own;
}

constexpr int keysRole = Qt::UserRole + 1;

/// A command with its keys at the right edge.
class CommandDelegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        const bool isSelected = option.state & QStyle::State_Selected;
        painter->setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::PlaceholderText));
        painter->drawText(option.rect.adjusted(0, 0, -12, 0), Qt::AlignRight | Qt::AlignVCenter,
                          index.data(keysRole).toString());
    }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index).expandedTo(QSize(0, 28));
    }
};

} // namespace

CommandPalette::CommandPalette(QWidget *window)
    : QFrame(window), m_window(window), m_filter(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("commandPalette"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    setAccessibleName(tr("Commands"));
    m_filter->setObjectName(QStringLiteral("commandFilter"));
    m_filter->setPlaceholderText(tr("Type a command"));
    m_filter->setAccessibleName(tr("Type a command"));
    m_filter->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("commandList"));
    m_list->setAccessibleName(tr("Matching commands"));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformItemSizes(true);
    m_list->setIconSize(QSize(16, 16));
    m_list->setItemDelegate(new CommandDelegate(this));
    m_list->setFocusPolicy(Qt::NoFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_filter);
    layout->addWidget(m_list);
    m_filter->installEventFilter(this);
    connect(m_filter, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::runCurrent);
    hide();
}

void CommandPalette::open(const QList<QAction *> &actions, const Objection &objection)
{
    m_objection = objection;
    m_focusBefore = QApplication::focusWidget();
    m_actions.clear();
    for (QAction *action : actions) {
        if (!action->isSeparator() && !action->menu() && !action->text().isEmpty()) {
            m_actions.append(action);
        }
    }
    m_filter->clear();
    fill();
    const int width = qMin(640, m_window->width() - 64);
    setGeometry((m_window->width() - width) / 2, 48, width, qMin(440, m_window->height() - 96));
    show();
    raise();
    m_filter->setFocus(Qt::ShortcutFocusReason);
}

int CommandPalette::score(const QString &pattern, const QString &text)
{
    int total = 1;
    qsizetype at = -1;
    for (const QChar letter : pattern) {
        if (letter.isSpace()) {
            continue;
        }
        const qsizetype found = text.indexOf(letter, at + 1, Qt::CaseInsensitive);
        if (found < 0) {
            return 0;
        }
        const bool isWordStart = found == 0 || !text.at(found - 1).isLetterOrNumber();
        total += found == at + 1 ? 4 : (isWordStart ? 3 : 1);
        at = found;
    }
    return total;
}

void CommandPalette::fill()
{
    m_list->clear();
    QList<std::pair<int, QAction *>> hits;
    for (const QPointer<QAction> &action : std::as_const(m_actions)) {
        if (const int points = action ? score(m_filter->text(), ActionRegistry::title(*action)) : 0) {
            hits.append({points, action.data()});
        }
    }
    std::ranges::stable_sort(hits, std::greater{}, [](const auto &hit) { return hit.first; });
    for (const auto &[points, action] : std::as_const(hits)) {
        add(action);
    }
    m_list->setCurrentRow(0);
}

/// With its keys; or, where it cannot be done now, with the reason.
void CommandPalette::add(QAction *action)
{
    QPixmap clear(16, 16);
    clear.fill(Qt::transparent);
    const QIcon icon = action->icon().isNull() ? QIcon(clear) : action->icon(); // So that all names line up.
    auto *item = new QListWidgetItem(icon, ActionRegistry::title(*action), m_list);
    const QString objection = m_objection ? m_objection(*action) : QString();
    const QString keys = keysOf(*action);
    const bool isEnabled = action->isEnabled() && objection.isEmpty();
    item->setData(keysRole, keys.isEmpty() || objection.isEmpty() ? keys + objection
                                                                  : objection + QStringLiteral("  ·  ") + keys);
    item->setData(Qt::UserRole, QVariant::fromValue(action));
    //: Between a command, its keys and why it cannot be done now, as a screen reader says them.
    const QString comma = tr(", ");
    QStringList said{item->text(), keys, objection};
    said.removeAll(QString());
    item->setData(Qt::AccessibleTextRole, said.join(comma));
    if (!isEnabled) {
        item->setFlags(item->flags() & ~Qt::ItemIsEnabled);
    }
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        switch (key->key()) {
        case Qt::Key_Escape:
            close();
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            runCurrent();
            return true;
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
            QApplication::sendEvent(m_list, event);
            return true;
        default:
            break;
        }
    }
    if (event->type() == QEvent::FocusOut && isVisible()) {
        hide();
    }
    return QFrame::eventFilter(watched, event);
}

void CommandPalette::runCurrent()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (item && !(item->flags() & Qt::ItemIsEnabled)) {
        return; // It stays, and says why.
    }
    const QPointer<QAction> action = item ? item->data(Qt::UserRole).value<QAction *>() : nullptr;
    close();
    if (action) {
        action->trigger();
    }
}

void CommandPalette::close()
{
    hide();
    if (m_focusBefore) {
        m_focusBefore->setFocus();
    }
}

} // namespace quire::ui
