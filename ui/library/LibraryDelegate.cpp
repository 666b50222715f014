// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/LibraryDelegate.h"

#include "models/LibraryModel.h"
#include "ui/kit/Theme.h"

#include <QApplication>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

namespace quire::ui {

using models::LibraryModel;
using models::LibraryRow;
using Role = Theme::Role;

namespace {

constexpr int gap = Theme::grid;
constexpr QSize lineThumbnail(56, 42);
constexpr QSize cardSize(176, 176);
constexpr int cardThumbnailHeight = 96;

LibraryRow::Kind kindOf(const QModelIndex &index)
{
    return LibraryRow::Kind(index.data(LibraryModel::KindRole).toInt());
}

QString elided(const QString &text, const QFont &font, int width)
{
    return QFontMetrics(font).elidedText(text, Qt::ElideRight, width);
}

} // namespace

LibraryDelegate::LibraryDelegate(const Theme *theme, const Icons &icons, QObject *parent)
    : QStyledItemDelegate(parent), m_theme(theme)
{
    for (const char *name : {"notebook", "link", "file", "edit"}) { // In the order of library::Kind.
        m_kinds.append(icons.icon(QString::fromLatin1(name), Icons::Tint::Muted));
    }
}

QFont LibraryDelegate::smallFont() const
{
    QFont font = m_theme->textFont();
    font.setPointSizeF(font.pointSizeF() * 0.88);
    return font;
}

QSize LibraryDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const int line = QFontMetrics(m_theme->textFont()).height();
    const int width = option.widget ? option.widget->width() - gap : 200;
    switch (kindOf(index)) {
    case LibraryRow::Kind::Group:
        return {width, line + 2 * gap};
    case LibraryRow::Kind::Place:
        return {width, 2 * QFontMetrics(smallFont()).height() + gap};
    case LibraryRow::Kind::Entry:
        break;
    }
    const int text = line + 2 * QFontMetrics(smallFont()).height() + 4;
    return m_isGrid ? QSize(cardSize.width(), cardThumbnailHeight + text + 3 * gap)
                    : QSize(width, std::max(lineThumbnail.height(), text) + 2 * gap);
}

void LibraryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setClipRect(option.rect);
    if (kindOf(index) == LibraryRow::Kind::Group) {
        paintHeading(painter, option, index);
        painter->restore();
        return;
    }
    QStyleOptionViewItem ground = option;
    initStyleOption(&ground, index);
    ground.text.clear();
    ground.icon = {};
    ground.features &= ~QStyleOptionViewItem::HasDecoration;
    QApplication::style()->drawControl(QStyle::CE_ItemViewItem, &ground, painter, option.widget);
    if (kindOf(index) == LibraryRow::Kind::Place) {
        paintPlace(painter, option, index);
    } else if (m_isGrid) {
        paintCard(painter, option, index);
    } else {
        paintLine(painter, option, index);
    }
    painter->restore();
}

void LibraryDelegate::paintHeading(QPainter *painter, const QStyleOptionViewItem &option,
                                   const QModelIndex &index) const
{
    QFont font = smallFont();
    font.setBold(true);
    painter->setFont(font);
    painter->setPen(m_theme->color(Role::MutedText));
    const QRect place = option.rect.adjusted(gap, gap, -gap, 0);
    painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideMiddle, place.width()));
}

void LibraryDelegate::paintPlace(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect place = option.rect.adjusted(3 * gap, gap / 2, -gap, -gap / 2);
    QTextLayout layout(index.data().toString(), smallFont());
    QList<QTextLayout::FormatRange> formats;
    const QVariantList marks = index.data(LibraryModel::MarksRole).toList();
    for (const QVariant &mark : marks) {
        QTextCharFormat format;
        format.setFontWeight(QFont::Bold);
        format.setForeground(m_theme->color(Role::Accent));
        formats.append({mark.toPoint().x(), mark.toPoint().y(), format});
    }
    layout.setFormats(formats);
    layout.beginLayout();
    qreal y = 0;
    for (int count = 0; count < 2; ++count) {
        QTextLine line = layout.createLine();
        if (!line.isValid()) {
            break;
        }
        line.setLineWidth(place.width());
        line.setPosition(QPointF(0, y));
        y += line.height();
    }
    layout.endLayout();
    painter->setPen(m_theme->color(Role::Text));
    layout.draw(painter, place.topLeft());
}

void LibraryDelegate::paintThumbnail(QPainter *painter, const QRect &box, const QModelIndex &index) const
{
    QPainterPath frame;
    frame.addRoundedRect(QRectF(box).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
    painter->fillPath(frame, m_theme->color(Role::Paper));
    painter->save();
    painter->setClipPath(frame, Qt::IntersectClip);
    const QImage image = index.data(Qt::DecorationRole).value<QImage>();
    if (!image.isNull()) {
        const QSize size = image.size().scaled(box.size(), Qt::KeepAspectRatio);
        painter->setRenderHint(QPainter::SmoothPixmapTransform);
        painter->drawImage(
            QRect(box.topLeft() + QPoint((box.width() - size.width()) / 2, (box.height() - size.height()) / 2), size),
            image);
    } else { // Its first lines, as small as on a page seen from afar.
        QFont font = m_theme->codeFont();
        font.setPixelSize(box.height() > 60 ? 6 : 4);
        painter->setFont(font);
        painter->setPen(QColor(90, 90, 90));
        painter->drawText(box.adjusted(4, 4, -2, -2), Qt::AlignLeft | Qt::AlignTop,
                          index.data(LibraryModel::ExcerptRole).toString());
        const int kind = index.data(LibraryModel::FileKindRole).toInt();
        if (index.data(LibraryModel::ExcerptRole).toString().isEmpty()) {
            m_kinds.value(kind).paint(painter, box.adjusted(gap, gap, -gap, -gap));
        }
    }
    painter->restore();
    painter->setPen(m_theme->color(Role::Border));
    painter->drawPath(frame);
}

/// Returns how far they went.
int LibraryDelegate::paintTags(QPainter *painter, QRect place, const QModelIndex &index) const
{
    const QFont font = smallFont();
    const QFontMetrics metrics(font);
    const QStringList tags = index.data(LibraryModel::TagsRole).toStringList();
    painter->setFont(font);
    for (const QString &tag : tags) {
        const int width = metrics.horizontalAdvance(tag) + gap;
        if (width > place.width()) {
            break;
        }
        const QRect chip(place.left(), place.top(), width, metrics.height());
        painter->setPen(m_theme->color(Role::Accent));
        painter->drawRoundedRect(QRectF(chip).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->drawText(chip, Qt::AlignCenter, tag);
        place.setLeft(place.left() + width + 4);
    }
    return place.left();
}

void LibraryDelegate::paintLine(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect inner = option.rect.adjusted(gap, gap, -gap, -gap);
    paintThumbnail(painter, QRect(inner.topLeft(), lineThumbnail), index);
    QRect text = inner.adjusted(lineThumbnail.width() + gap, 0, 0, 0);
    QFont title = m_theme->textFont();
    title.setWeight(QFont::Medium);
    painter->setFont(title);
    const QString problem = index.data(LibraryModel::ProblemRole).toString();
    painter->setPen(m_theme->color(problem.isEmpty() ? Role::Text : Role::MutedText));
    const int line = QFontMetrics(title).height();
    painter->drawText(QRect(text.left(), text.top(), text.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                      elided(index.data().toString(), title, text.width()));
    const QFont font = smallFont();
    const int small = QFontMetrics(font).height();
    painter->setFont(font);
    painter->setPen(m_theme->color(Role::MutedText));
    painter->drawText(QRect(text.left(), text.top() + line, text.width(), small), Qt::AlignLeft | Qt::AlignVCenter,
                      elided(index.data(LibraryModel::DetailRole).toString(), font, text.width()));
    text.setTop(text.top() + line + small + 2);
    const int after = paintTags(painter, text, index);
    painter->setPen(m_theme->color(Role::Warning));
    painter->drawText(QRect(after, text.top(), text.right() - after, small), Qt::AlignLeft | Qt::AlignVCenter,
                      elided(problem, font, text.right() - after));
}

void LibraryDelegate::paintCard(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QRect inner = option.rect.adjusted(gap, gap, -gap, -gap);
    paintThumbnail(painter, QRect(inner.left(), inner.top(), inner.width(), cardThumbnailHeight), index);
    QRect text = inner.adjusted(0, cardThumbnailHeight + gap / 2, 0, 0);
    QFont title = m_theme->textFont();
    title.setWeight(QFont::Medium);
    painter->setFont(title);
    painter->setPen(m_theme->color(Role::Text));
    const int line = QFontMetrics(title).height();
    painter->drawText(QRect(text.left(), text.top(), text.width(), line), Qt::AlignLeft | Qt::AlignVCenter,
                      elided(index.data().toString(), title, text.width()));
    text.setTop(text.top() + line);
    const QString problem = index.data(LibraryModel::ProblemRole).toString();
    const QFont font = smallFont();
    painter->setFont(font);
    painter->setPen(m_theme->color(problem.isEmpty() ? Role::MutedText : Role::Warning));
    painter->drawText(
        text, Qt::AlignLeft | Qt::AlignTop,
        elided(problem.isEmpty() ? index.data(LibraryModel::DetailRole).toString() : problem, font, text.width()));
    text.setTop(text.top() + QFontMetrics(font).height() + 2);
    paintTags(painter, text, index);
}

} // namespace quire::ui
