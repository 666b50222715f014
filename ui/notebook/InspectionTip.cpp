// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/InspectionTip.h"

#include "ui/kit/Theme.h"

#include <QAccessible>
#include <QPaintEvent>
#include <QPainter>
#include <QScrollBar>

namespace quire::ui {

using Role = Theme::Role;

namespace {

constexpr int widestTip = 720;
constexpr int highest = 320;
constexpr int padding = Theme::grid;

} // namespace

InspectionTip::InspectionTip(const Theme *theme, QWidget *parent)
    : QAbstractScrollArea(parent), m_theme(theme), m_text(theme, TextItem::Look::Plain)
{
    setObjectName(QStringLiteral("inspection"));
    setAccessibleName(tr("Documentation"));
    setFocusPolicy(Qt::NoFocus);
    setFrameShape(QFrame::Box);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setCursor(Qt::ArrowCursor);
    hide();
    connect(theme, &Theme::changed, this, &InspectionTip::applyTheme);
    applyTheme();
}

void InspectionTip::applyTheme()
{
    QPalette colors = m_theme->palette();
    colors.setColor(QPalette::Base, m_theme->color(Role::Surface));
    colors.setColor(QPalette::WindowText, m_theme->color(Role::Border));
    setPalette(colors);
    viewport()->update();
}

void InspectionTip::showText(const QString &text, const QRect &caret)
{
    m_text.setText(text);
    const QRect room = parentWidget()->rect();
    const int width = std::min(widestTip, room.width() - 4 * Theme::grid);
    const int bar = verticalScrollBar()->sizeHint().width();
    const int full = m_text.heightForWidth(width - 2 * padding - bar) + 2 * padding;
    const int below = room.bottom() - caret.bottom() - Theme::grid;
    const bool isAbove = below < std::min(full, highest) && caret.top() > below;
    const int height = std::min({full + 2 * frameWidth(), highest, isAbove ? caret.top() - Theme::grid : below});
    const int x = std::clamp(caret.left(), 0, std::max(0, room.width() - width - 2 * Theme::grid));
    setGeometry(x, isAbove ? caret.top() - height - 2 : caret.bottom() + 2, width, height);
    setAccessibleDescription(m_text.accessibleText());
    raise();
    show(); // Only then the viewport has its size.
    verticalScrollBar()->setRange(0, std::max(0, full - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(3 * Theme::grid);
    verticalScrollBar()->setValue(0);
    viewport()->update();
    QAccessibleEvent event(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void InspectionTip::scrollByPage(bool down)
{
    verticalScrollBar()->triggerAction(down ? QAbstractSlider::SliderPageStepAdd : QAbstractSlider::SliderPageStepSub);
}

void InspectionTip::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const QPoint origin(padding, padding - verticalScrollBar()->value());
    painter.translate(origin);
    m_text.paint(painter, event->rect().translated(-origin));
}

} // namespace quire::ui
