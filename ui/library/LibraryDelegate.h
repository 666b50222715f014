// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/Icons.h"

#include <QStyledItemDelegate>

namespace quire::ui {

class Theme;

/// Paints the library's rows: headings, entries with their thumbnail (or their first lines as a small page), and places
/// where something was found, with the words marked.
class LibraryDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    /// `theme` outlives it.
    LibraryDelegate(const Theme *theme, const Icons &icons, QObject *parent = nullptr);

    /// Cards in columns in place of lines.
    void setGrid(bool isGrid) { m_isGrid = isGrid; }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintHeading(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintPlace(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintLine(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintCard(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    void paintThumbnail(QPainter *painter, const QRect &box, const QModelIndex &index) const;
    int paintTags(QPainter *painter, QRect place, const QModelIndex &index) const;
    QFont smallFont() const;

    const Theme *m_theme;
    QList<QIcon> m_kinds;
    bool m_isGrid = false;
};

} // namespace quire::ui
