// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/FindLineDelegate.h"

#include "ui/kit/MarkColor.h"
#include "ui/kit/Theme.h"

#include <QApplication>
#include <QPainter>
#include <QTextCharFormat>
#include <QTextLayout>

namespace quire::ui {

FindLineDelegate::FindLineDelegate(const Theme *theme, QObject *parent) : QStyledItemDelegate(parent), m_theme(theme) {}

/// With room between the lines.
QSize FindLineDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), std::max(size.height(), option.fontMetrics.height() + 6)};
}

void FindLineDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    if (!index.data(startRole).isValid()) {
        QStyledItemDelegate::paint(painter, option, index);
        return;
    }
    QStyleOptionViewItem row = option;
    initStyleOption(&row, index);
    const QStyle *style = row.widget ? row.widget->style() : QApplication::style();
    row.text.clear(); // The style paints the ground and the box, this the text.
    style->drawControl(QStyle::CE_ItemViewItem, &row, painter, row.widget);
    row.text = index.data().toString();
    const QRect place = style->subElementRect(QStyle::SE_ItemViewItemText, &row, row.widget);
    const int margin = style->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, row.widget) + 1;
    paintText(*painter, place.adjusted(margin, 0, -margin, 0), row, index);
}

void FindLineDelegate::paintText(QPainter &painter, const QRect &place, const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const
{
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const int start = index.data(startRole).toInt();
    const int length = index.data(lengthRole).toInt();
    const QVariant replacement = index.data(replacementRole);
    QString text = option.text;
    QTextCharFormat found;
    QTextCharFormat coming;
    if (!isSelected) {
        found.setBackground(markColor(*m_theme, false));
        coming.setBackground(markColor(*m_theme, true));
    }
    QList<QTextLayout::FormatRange> formats;
    if (replacement.isValid()) {
        found.setFontStrikeOut(true);
        const QString comes = replacement.toString().replace(u'\n', u'⏎');
        text.insert(start + length, comes);
        formats.append({start + length, int(comes.size()), coming});
    }
    formats.append({start, length, found});
    QTextLayout layout(text, option.font);
    layout.setFormats(formats);
    layout.beginLayout();
    QTextLine line = layout.createLine();
    line.setNumColumns(int(text.size()));
    layout.endLayout();
    painter.save();
    painter.setClipRect(place);
    painter.setPen(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text));
    layout.draw(&painter, QPointF(place.left(), place.top() + (place.height() - line.height()) / 2));
    painter.restore();
}

} // namespace quire::ui
