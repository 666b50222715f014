// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/Icons.h"

#include <QStyledItemDelegate>

namespace quire::ui {

/// Puts the icon of its kind before a file's name. Models know no icons.
class FileIconDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit FileIconDelegate(const Icons &icons, QObject *parent = nullptr);

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;

private:
    QIcon m_file;
    QIcon m_folder;
    QIcon m_notebook;
};

} // namespace quire::ui
