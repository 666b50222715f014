// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/FileIconDelegate.h"

#include "models/RemoteFileModel.h"

#include <QApplication>
#include <QPainter>

namespace quire::ui {

using models::RemoteFileModel;
using models::SyncBadge;

FileIconDelegate::FileIconDelegate(const Icons &icons, QObject *parent)
    : QStyledItemDelegate(parent),
      m_file(icons.icon(QStringLiteral("file"), Icons::Tint::Muted)),
      m_folder(icons.icon(QStringLiteral("folder"), Icons::Tint::Muted)),
      m_notebook(icons.icon(QStringLiteral("notebook"), Icons::Tint::Accent)),
      m_link(icons.icon(QStringLiteral("link"), Icons::Tint::Accent))
{
    const QIcon image = icons.icon(QStringLiteral("image"), Icons::Tint::Muted);
    for (const char *suffix : {"png", "jpg", "jpeg", "gif", "webp", "bmp", "svg", "ico", "tif", "tiff"}) {
        m_bySuffix.insert(QString::fromLatin1(suffix), image);
    }
    const QIcon table = icons.icon(QStringLiteral("table"), Icons::Tint::Muted);
    for (const char *suffix : {"csv", "tsv", "tab", "parquet", "feather", "xlsx"}) {
        m_bySuffix.insert(QString::fromLatin1(suffix), table);
    }
    const auto badge = [&](SyncBadge kind, const QString &name, Icons::Tint tint) {
        m_badges.insert(int(kind), icons.icon(name, tint));
    };
    badge(SyncBadge::InSync, QStringLiteral("check"), Icons::Tint::Muted);
    badge(SyncBadge::Waiting, QStringLiteral("waiting"), Icons::Tint::Muted);
    badge(SyncBadge::Moving, QStringLiteral("sync"), Icons::Tint::Accent);
    badge(SyncBadge::Conflict, QStringLiteral("warning"), Icons::Tint::Error);
    badge(SyncBadge::Failed, QStringLiteral("error"), Icons::Tint::Error);
    badge(SyncBadge::Ignored, QStringLiteral("ignored"), Icons::Tint::Muted);
    badge(SyncBadge::Upload, QStringLiteral("up"), Icons::Tint::Accent);
    badge(SyncBadge::Download, QStringLiteral("down"), Icons::Tint::Accent);
}

const QIcon &FileIconDelegate::fileIcon(const QModelIndex &index) const
{
    using Kind = models::FileEntry::Kind;
    const auto kind = Kind(index.data(RemoteFileModel::KindRole).toInt());
    if (kind != Kind::File) {
        return kind == Kind::Folder ? m_folder : m_notebook;
    }
    const QString name = index.data().toString();
    const auto known = m_bySuffix.constFind(name.sliced(name.lastIndexOf(u'.') + 1).toLower());
    return known == m_bySuffix.cend() ? m_file : *known;
}

void FileIconDelegate::initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const
{
    QStyledItemDelegate::initStyleOption(option, index);
    if (index.column() == RemoteFileModel::NameColumn) {
        option->features |= QStyleOptionViewItem::HasDecoration;
        option->icon = fileIcon(index);
        option->decorationSize = QSize(16, 16);
    } else {
        option->palette.setBrush(QPalette::Text, option->palette.placeholderText());
    }
    if (index.data(RemoteFileModel::HiddenRole).toBool()) {
        option->palette.setBrush(QPalette::Text, option->palette.placeholderText());
    }
}

void FileIconDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    QStyledItemDelegate::paint(painter, option, index);
    const auto mode = option.state & QStyle::State_Selected ? QIcon::Selected : QIcon::Normal;
    if (index.column() == RemoteFileModel::SyncColumn) {
        const QIcon icon = m_badges.value(index.data(RemoteFileModel::BadgeRole).toInt());
        icon.paint(painter, QStyle::alignedRect(option.direction, Qt::AlignCenter, QSize(14, 14), option.rect),
                   Qt::AlignCenter, mode);
    } else if (index.column() == RemoteFileModel::NameColumn && index.data(RemoteFileModel::LinkRole).toBool()) {
        QStyleOptionViewItem full = option;
        initStyleOption(&full, index);
        const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
        const QRect place = style->subElementRect(QStyle::SE_ItemViewItemDecoration, &full, option.widget);
        m_link.paint(painter, QRect(place.bottomRight() - QPoint(8, 8), QSize(10, 10)), Qt::AlignCenter, mode);
    }
}

} // namespace quire::ui
