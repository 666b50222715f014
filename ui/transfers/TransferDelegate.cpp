// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/TransferDelegate.h"

#include "models/TransferModel.h"

#include <QApplication>
#include <QPainter>

namespace quire::ui {

using models::TransferModel;

namespace {

constexpr int thickness = 3;
constexpr int inset = 4;

void paintProgress(QPainter *painter, QRect line, const QPalette &palette, bool isSelected, int progress)
{
    line.setTop(line.bottom() - thickness + 1);
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    QColor track = palette.color(isSelected ? QPalette::HighlightedText : QPalette::Text);
    track.setAlphaF(0.15F);
    painter->setBrush(track);
    painter->drawRoundedRect(line, 1.5, 1.5);
    line.setWidth(line.width() * progress / 1000);
    painter->setBrush(palette.color(isSelected ? QPalette::HighlightedText : QPalette::Highlight));
    painter->drawRoundedRect(line, 1.5, 1.5);
}

} // namespace

void TransferDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QString name = std::exchange(item.text, QString());
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    const QFontMetrics &metrics = option.fontMetrics;
    const QRect room = option.rect.adjusted(inset, 3, -inset, -3);
    const QRect first(room.left(), room.top(), room.width(), metrics.height());
    const QModelIndex stateIndex = index.siblingAtColumn(TransferModel::StateColumn);
    const QString state = stateIndex.data().toString();
    const bool isProblem = index.data(TransferModel::ProblemRole).toBool();
    const QPalette::ColorRole text = isSelected ? QPalette::HighlightedText : QPalette::Text;
    painter->save();
    painter->setPen(option.palette.color(text));
    painter->drawText(first, Qt::AlignVCenter, metrics.elidedText(name, Qt::ElideMiddle, room.width()));
    painter->setPen(option.palette.color(isSelected || isProblem ? text : QPalette::PlaceholderText));
    painter->drawText(first.translated(0, metrics.height() + 1), Qt::AlignVCenter,
                      metrics.elidedText(state, Qt::ElideRight, room.width()));
    if (const int progress = index.data(TransferModel::ProgressRole).toInt(); progress >= 0) {
        paintProgress(painter, room, option.palette, isSelected, progress);
    }
    painter->restore();
}

QSize TransferDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80, 2 * option.fontMetrics.height() + thickness + 10};
}

} // namespace quire::ui
