// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/NoteItem.h"

#include "ui/kit/Theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace quire::ui {

NoteItem::NoteItem(const Theme *theme, const QString &text, QObject *parent)
    : OutputItem(parent), m_theme(theme), m_text(text)
{
    connect(theme, &Theme::changed, this, &OutputItem::changed);
}

int NoteItem::heightForWidth(int width)
{
    m_width = width;
    const QRect box(0, 0, width, 10'000);
    return QFontMetrics(m_theme->textFont()).boundingRect(box, Qt::TextWordWrap, m_text).height();
}

void NoteItem::paint(QPainter &painter, const QRect &)
{
    painter.setFont(m_theme->textFont());
    painter.setPen(m_theme->color(Theme::Role::MutedText));
    painter.drawText(QRect(0, 0, m_width, 10'000), Qt::TextWordWrap, m_text);
}

} // namespace quire::ui
