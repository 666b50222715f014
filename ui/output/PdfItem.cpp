// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/PdfItem.h"

#include "ui/kit/Theme.h"

#include <QPainter>
#include <QtConcurrentRun>

namespace quire::ui {

namespace {

using namespace Qt::StringLiterals;

constexpr QStringView pdfType = u"application/pdf";
constexpr int gap = Theme::grid;
constexpr int lineHeight = 5 * Theme::grid;
constexpr double pixelsPerPoint = 96.0 / 72.0;

} // namespace

PdfItem::PdfItem(const Theme *theme, PictureLoader *loader, notebook::MimeBundle data, QObject *parent)
    : OutputItem(parent),
      m_theme(theme),
      m_loader(loader),
      m_data(std::move(data)),
      m_content(qHash(m_data.toJson().value(pdfType).raw(), 0x9df))
{
    QtConcurrent::run([data = m_data] {
        return PdfDecoder::outline(data.bytes(pdfType));
    }).then(this, [this](const PdfDecoder::Outline &outline) { takeOutline(outline); });
    connect(loader, &PictureLoader::loaded, this, [this](const PictureLoader::Key &key) {
        if (m_awaited.remove(key)) {
            Q_EMIT changed();
        }
    });
    connect(theme, &Theme::changed, this, &OutputItem::changed);
}

QByteArray PdfItem::bytes() const
{
    return m_data.bytes(pdfType);
}

void PdfItem::takeOutline(const PdfDecoder::Outline &outline)
{
    m_outline = outline;
    m_isKnown = true;
    Q_EMIT changed();
}

/// In device-independent pixels: as on paper, and never wider than the page of the notebook.
QSize PdfItem::shownSize(qsizetype page) const
{
    QSizeF size = m_outline.pages.at(page) * pixelsPerPoint;
    if (size.width() > m_width) {
        size *= m_width / size.width();
    }
    return size.toSize().expandedTo({1, 1});
}

QString PdfItem::remark() const
{
    if (!m_outline.problem.isEmpty()) {
        return m_outline.problem;
    }
    const int hidden = m_outline.pageCount - int(m_outline.pages.size());
    return hidden > 0 ? tr("Pages left out here: %1").arg(hidden) : QString();
}

int PdfItem::heightForWidth(int width)
{
    m_width = width;
    int height = 0;
    for (qsizetype page = 0; page < m_outline.pages.size(); ++page) {
        height += shownSize(page).height() + (page > 0 ? gap : 0);
    }
    return m_isKnown && remark().isEmpty() ? height : height + lineHeight;
}

void PdfItem::paint(QPainter &painter, const QRect &clip)
{
    int top = 0;
    for (int page = 0; page < int(m_outline.pages.size()); ++page) {
        const QRect place(QPoint(0, top), shownSize(page));
        if (place.intersects(clip)) {
            paintPage(painter, page, place);
        }
        top += place.height() + gap;
    }
    const QString words = m_isKnown ? remark() : tr("Reading the PDF…");
    if (!words.isEmpty()) {
        painter.setFont(m_theme->textFont());
        painter.setPen(m_theme->color(Theme::Role::MutedText));
        painter.drawText(QRect(0, std::max(0, top - gap), m_width, lineHeight), Qt::AlignVCenter | Qt::TextWordWrap,
                         words);
    }
}

void PdfItem::paintPage(QPainter &painter, int page, const QRect &place)
{
    const QSize pixels = place.size() * m_ratio;
    const PictureLoader::Key key{m_content + quint64(page), pixels};
    const render::Picture *known = m_loader->find(
        key, [data = m_data, page, pixels] { return PdfDecoder::renderPage(data.bytes(pdfType), page, pixels); });
    painter.fillRect(place, m_theme->color(Theme::Role::Paper));
    if (!known) {
        m_awaited.insert(key);
    } else if (known->problem.isEmpty()) {
        painter.drawImage(place, known->image);
    } else {
        painter.setFont(m_theme->textFont());
        painter.setPen(Qt::black);
        painter.drawText(place.adjusted(gap, gap, -gap, -gap), Qt::TextWordWrap, known->problem);
    }
    painter.setPen(m_theme->color(Theme::Role::Border));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(place.adjusted(0, 0, -1, -1));
}

QString PdfItem::accessibleText() const
{
    return m_outline.problem.isEmpty() ? tr("PDF, pages: %1").arg(m_outline.pageCount) : m_outline.problem;
}

} // namespace quire::ui
