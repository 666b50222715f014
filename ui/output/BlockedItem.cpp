// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/BlockedItem.h"

#include "ui/kit/Theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace quire::ui {

namespace {

constexpr int margin = Theme::grid;
constexpr int barWidth = 3;

} // namespace

BlockedItem::BlockedItem(const Theme *theme, const QString &what, QObject *parent)
    : OutputItem(parent),
      m_theme(theme),
      m_text(tr("Not run, because this output was not made here: %1.").arg(what)),
      m_offer(tr("Trust This Notebook"))
{
    connect(theme, &Theme::changed, this, &OutputItem::changed);
}

QRect BlockedItem::textRect() const
{
    return {margin + barWidth, margin / 2, std::max(1, m_width - 2 * margin - barWidth), m_textHeight};
}

QRect BlockedItem::offerRect() const
{
    const QFontMetrics metrics(m_theme->textFont());
    return {margin + barWidth, margin / 2 + m_textHeight, metrics.horizontalAdvance(m_offer), metrics.height()};
}

int BlockedItem::heightForWidth(int width)
{
    m_width = width;
    const QFontMetrics metrics(m_theme->textFont());
    const QRect box(0, 0, std::max(1, width - 2 * margin - barWidth), 10'000);
    m_textHeight = metrics.boundingRect(box, Qt::TextWordWrap, m_text).height();
    return m_textHeight + metrics.height() + margin;
}

void BlockedItem::paint(QPainter &painter, const QRect &)
{
    painter.fillRect(0, 0, barWidth, m_textHeight + offerRect().height() + margin,
                     m_theme->color(Theme::Role::Warning));
    painter.setFont(m_theme->textFont());
    painter.setPen(m_theme->color(Theme::Role::MutedText));
    painter.drawText(textRect(), Qt::TextWordWrap, m_text);
    painter.setPen(m_theme->color(Theme::Role::Link));
    painter.drawText(offerRect(), Qt::AlignVCenter, m_offer);
}

QString BlockedItem::linkAt(const QPoint &point) const
{
    return offerRect().contains(point) ? QString(trustLink) : QString();
}

QList<OutputAction> BlockedItem::actions()
{
    return {{m_offer, [this] { Q_EMIT trustRequested(); }}};
}

} // namespace quire::ui
