// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/Icons.h"

#include <QHash>
#include <QStyledItemDelegate>

namespace quire::ui {

/// Puts the icon of its kind before a file's name, with an arrow on links, and in the column for it how a file stands
/// with its twin on this computer. Models know no icons.
class FileIconDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit FileIconDelegate(const Icons &icons, QObject *parent = nullptr);

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    const QIcon &fileIcon(const QModelIndex &index) const;

    QIcon m_file;
    QIcon m_folder;
    QIcon m_notebook;
    QIcon m_link;
    QHash<QString, QIcon> m_bySuffix;
    QHash<int, QIcon> m_badges;
};

} // namespace quire::ui
