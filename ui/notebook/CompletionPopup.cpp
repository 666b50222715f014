// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CompletionPopup.h"

#include "ui/kit/Theme.h"

#include <QAccessible>
#include <QPainter>
#include <QScrollBar>
#include <QStyledItemDelegate>

namespace quire::ui {

using Role = Theme::Role;

namespace {

constexpr int typeRole = Qt::UserRole;
constexpr int mostRows = 10;
constexpr int narrowest = 200;
constexpr int widest = 480;
constexpr int markWidth = 24;

/// A letter for the kind, the text, and the kind's name at the right.
class Rows : public QStyledItemDelegate
{
public:
    Rows(const Theme *theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

    QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        const int text = QFontMetrics(m_theme->codeFont()).horizontalAdvance(index.data().toString());
        const int type = QFontMetrics(m_theme->smallCodeFont()).horizontalAdvance(index.data(typeRole).toString());
        return {markWidth + text + 3 * Theme::grid + type,
                QFontMetrics(m_theme->codeFont()).height() + Theme::grid / 2};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QString type = index.data(typeRole).toString();
        if (option.state & QStyle::State_Selected) {
            painter->fillRect(option.rect, m_theme->color(Role::Selection));
        }
        const QRect inner = option.rect.adjusted(0, 0, -Theme::grid, 0);
        painter->setFont(m_theme->smallCodeFont());
        painter->setPen(m_theme->color(Role::Accent));
        painter->drawText(QRect(inner.x(), inner.y(), markWidth, inner.height()), Qt::AlignCenter, type.left(1));
        painter->setPen(m_theme->color(Role::MutedText));
        painter->drawText(inner, Qt::AlignRight | Qt::AlignVCenter, type);
        const int room = inner.width() - markWidth - painter->fontMetrics().horizontalAdvance(type) - Theme::grid;
        painter->setFont(m_theme->codeFont());
        painter->setPen(m_theme->color(Role::Text));
        const QString text = painter->fontMetrics().elidedText(index.data().toString(), Qt::ElideMiddle, room);
        painter->drawText(inner.adjusted(markWidth, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, text);
    }

private:
    const Theme *m_theme;
};

} // namespace

CompletionPopup::CompletionPopup(const Theme *theme, QWidget *parent) : QListWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("completions"));
    setAccessibleName(tr("Completions"));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::Box);
    setItemDelegate(new Rows(theme, this));
    setUniformItemSizes(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setFocusPolicy(Qt::NoFocus);
    hide();
    connect(theme, &Theme::changed, this, &CompletionPopup::applyTheme);
    applyTheme();
}

void CompletionPopup::applyTheme()
{
    QPalette colors = m_theme->palette();
    colors.setColor(QPalette::Base, m_theme->color(Role::Surface));
    colors.setColor(QPalette::WindowText, m_theme->color(Role::Border));
    setPalette(colors);
}

void CompletionPopup::showItems(const QList<CompletionItem> &items, const QRect &caret)
{
    const QString before = isVisible() ? chosen() : QString();
    clear();
    int width = narrowest;
    for (const CompletionItem &each : items) {
        auto *row = new QListWidgetItem(each.text, this);
        row->setData(typeRole, each.type);
        row->setData(Qt::AccessibleTextRole, each.type.isEmpty() ? each.text : each.text + u' ' + each.type);
    }
    width = std::clamp(sizeHintForColumn(0) + verticalScrollBar()->sizeHint().width(), narrowest, widest);
    const int rowHeight = sizeHintForRow(0);
    const int height = rowHeight * std::min(mostRows, count()) + 2 * frameWidth();
    const QRect room = parentWidget()->rect();
    const bool isAbove = caret.bottom() + height > room.bottom() && caret.top() > room.bottom() - caret.bottom();
    const int x = std::clamp(caret.left() - markWidth, 0, std::max(0, room.width() - width));
    setGeometry(x, isAbove ? caret.top() - height - 1 : caret.bottom() + 2, width, height);
    const auto kept = before.isEmpty() ? QList<QListWidgetItem *>() : findItems(before, Qt::MatchExactly);
    // Only a choice that was moved to is kept: a better first one should win otherwise.
    setCurrentRow(!kept.isEmpty() && property("moved").toBool() ? row(kept.first()) : 0);
    setProperty("moved", kept.isEmpty() ? false : property("moved").toBool());
    raise();
    show();
}

QString CompletionPopup::chosen() const
{
    return currentItem() ? currentItem()->text() : QString();
}

void CompletionPopup::move(int rows)
{
    setProperty("moved", true);
    const int next = currentRow() + rows;
    const bool isStep = std::abs(rows) == 1;
    setCurrentRow(isStep ? (next + count()) % count() : std::clamp(next, 0, count() - 1));
    if (QAccessible::isActive()) {
        QAccessibleEvent event(this, QAccessible::Selection);
        event.setChild(currentRow());
        QAccessible::updateAccessibility(&event);
    }
}

} // namespace quire::ui
