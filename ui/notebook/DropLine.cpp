// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/DropLine.h"

#include "ui/kit/Theme.h"

#include <QPainter>

namespace quire::ui {

DropLine::DropLine(const Theme *theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    setObjectName(QStringLiteral("dropLine"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void DropLine::showAt(int y)
{
    const QRect across = parentWidget()->rect();
    setGeometry(Theme::grid, qBound(0, y - thickness / 2, across.height() - thickness),
                across.width() - 2 * Theme::grid, thickness);
    show();
    raise();
}

void DropLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme->color(Theme::Role::Accent));
    painter.drawRoundedRect(rect(), thickness / 2.0, thickness / 2.0);
}

} // namespace quire::ui
