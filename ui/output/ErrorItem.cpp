// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/ErrorItem.h"

#include "ui/kit/Theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace quire::ui {

namespace {

constexpr int triangle = 2 * Theme::grid;

} // namespace

ErrorItem::ErrorItem(const Theme *theme, const QString &summary, const QString &traceback, QObject *parent)
    : OutputItem(parent), m_theme(theme), m_summary(summary.simplified()), m_traceback(theme, TextItem::Look::Error)
{
    m_traceback.setText(traceback);
    connect(&m_traceback, &OutputItem::changed, this, &OutputItem::changed);
    connect(theme, &Theme::changed, this, &OutputItem::changed);
}

int ErrorItem::headHeight() const
{
    return QFontMetrics(m_theme->codeFont()).height() + 2 * Theme::grid;
}

/// Its upper margin lies under the line above it.
QPoint ErrorItem::inTraceback(const QPoint &point) const
{
    return {point.x(), point.y() - headHeight() + Theme::grid};
}

int ErrorItem::heightForWidth(int width)
{
    m_width = width;
    return headHeight() + (m_isOpen ? m_traceback.heightForWidth(width) - Theme::grid : 0);
}

void ErrorItem::paint(QPainter &painter, const QRect &clip)
{
    painter.fillRect(clip, m_theme->color(Theme::Role::ErrorSurface));
    const int head = headHeight();
    if (clip.top() < head) {
        paintHead(painter);
    }
    if (m_isOpen) {
        const QPoint origin = -inTraceback({});
        painter.save();
        painter.setClipRect(QRect(0, head, m_width, std::max(0, clip.bottom() + 1 - head)), Qt::IntersectClip);
        painter.translate(origin);
        m_traceback.paint(painter, clip.translated(-origin).intersected(QRect(0, 0, m_width, clip.bottom() + 1)));
        painter.restore();
    }
}

void ErrorItem::paintHead(QPainter &painter) const
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_theme->color(Theme::Role::MutedText), 1.5));
    const QPointF tip(Theme::grid + 4, headHeight() / 2.0);
    const QPointF along = m_isOpen ? QPointF(4, 0) : QPointF(0, 4);
    const QPointF back = m_isOpen ? QPointF(0, -2) : QPointF(-2, 0);
    painter.drawPolyline(QPolygonF({tip + back - along, tip - back, tip + back + along}));
    const QString more = m_isOpen ? QString() : tr("%1 lines").arg(m_traceback.lineCount());
    const QRect line(Theme::grid + triangle, 0, m_width - 2 * Theme::grid - triangle, headHeight());
    painter.setFont(m_theme->smallCodeFont());
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, more);
    const int room = line.width() - painter.fontMetrics().horizontalAdvance(more) - 2 * Theme::grid;
    QFont bold = m_theme->codeFont();
    bold.setBold(true);
    painter.setFont(bold);
    painter.setPen(m_theme->color(Theme::Role::Error));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                     painter.fontMetrics().elidedText(m_summary, Qt::ElideRight, room));
    painter.restore();
}

QString ErrorItem::accessibleText() const
{
    return m_isOpen ? m_summary + u'\n' + m_traceback.accessibleText() : m_summary;
}

void ErrorItem::setSearch(const std::shared_ptr<const notebook::Search> &search,
                          const std::optional<notebook::TextRange> &current)
{
    m_traceback.setSearch(search, current);
    setOpen(m_isOpen || current.has_value());
}

QRect ErrorItem::rectOf(const notebook::TextRange &range)
{
    const QRect place = m_traceback.rectOf(range);
    return place.isNull() ? place : place.translated(0, headHeight() - Theme::grid);
}

void ErrorItem::selectAll()
{
    setOpen(true);
    m_traceback.selectAll();
}

bool ErrorItem::activate(const QPoint &point)
{
    const bool isHead = point.y() < headHeight();
    if (isHead) {
        setOpen(!m_isOpen);
    }
    return isHead;
}

QString ErrorItem::linkAt(const QPoint &point) const
{
    return m_isOpen && point.y() >= headHeight() ? m_traceback.linkAt(inTraceback(point)) : QString();
}

QList<OutputAction> ErrorItem::actions()
{
    return {{m_isOpen ? tr("Hide Traceback") : tr("Show Traceback"), [this] { setOpen(!m_isOpen); }}};
}

void ErrorItem::setOpen(bool open)
{
    if (open != m_isOpen) {
        m_isOpen = open;
        Q_EMIT changed();
    }
}

} // namespace quire::ui
