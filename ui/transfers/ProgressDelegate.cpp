// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/ProgressDelegate.h"

#include "models/TransferModel.h"

#include <QPainter>

namespace quire::ui {

namespace {

constexpr int thickness = 3;
constexpr int inset = 4;

} // namespace

void ProgressDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const int progress = index.data(models::TransferModel::ProgressRole).toInt();
    if (progress < 0 || index.column() != models::TransferModel::NameColumn) {
        return;
    }
    QRect line = option.rect.adjusted(inset, 0, -inset, -2);
    line.setTop(line.bottom() - thickness + 1);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(option.palette.color(QPalette::Mid));
    painter->drawRoundedRect(line, 1.5, 1.5);
    line.setWidth(line.width() * progress / 1000);
    const bool isSelected = option.state.testFlag(QStyle::State_Selected);
    painter->setBrush(option.palette.color(isSelected ? QPalette::HighlightedText : QPalette::Highlight));
    painter->drawRoundedRect(line, 1.5, 1.5);
    painter->restore();
}

QSize ProgressDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 2 * thickness + 2);
}

} // namespace quire::ui
