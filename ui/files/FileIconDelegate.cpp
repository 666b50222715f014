// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/FileIconDelegate.h"

#include "jupyter/Contents.h"
#include "models/RemoteFileModel.h"

namespace quire::ui {

FileIconDelegate::FileIconDelegate(const Icons &icons, QObject *parent)
    : QStyledItemDelegate(parent),
      m_file(icons.icon(QStringLiteral("file"), Icons::Tint::Muted)),
      m_folder(icons.icon(QStringLiteral("folder"), Icons::Tint::Muted)),
      m_notebook(icons.icon(QStringLiteral("notebook"), Icons::Tint::Accent))
{
}

void FileIconDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    using Type = jupyter::ContentsEntry::Type;
    const auto type = Type(index.data(models::RemoteFileModel::TypeRole).toInt());
    option->features |= QStyleOptionViewItem::HasDecoration;
    option->icon = type == Type::Directory ? m_folder : type == Type::Notebook ? m_notebook : m_file;
    option->decorationSize = QSize(16, 16);
}

} // namespace quire::ui
