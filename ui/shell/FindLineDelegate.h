// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace quire::ui {

class Theme;

/// Paints the line of a find with the find marked and, where it is to be replaced, struck out before what comes in its
/// place.
class FindLineDelegate : public QStyledItemDelegate
{
public:
    /// Where in the text the find begins and how long it is; rows without are painted as ever.
    static constexpr int startRole = Qt::UserRole + 10;
    static constexpr int lengthRole = Qt::UserRole + 11;
    /// What comes in its place; absent when nothing does.
    static constexpr int replacementRole = Qt::UserRole + 12;

    /// `theme` outlives it.
    explicit FindLineDelegate(const Theme *theme, QObject *parent = nullptr);

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintText(QPainter &painter, const QRect &place, const QStyleOptionViewItem &option,
                   const QModelIndex &index) const;

    const Theme *m_theme;
};

} // namespace quire::ui
