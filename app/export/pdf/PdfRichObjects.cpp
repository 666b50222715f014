// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/PdfRichObjects.h"

#include "export/pdf/PdfLook.h"
#include "render/ObjectNames.h"
#include "render/RichTextDocument.h"
#include "render/RichTextMarks.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QSvgRenderer>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextImageFormat>
#include <QTextTable>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace Names = render::ObjectNames;

namespace {

constexpr double padding = 8;
/// Of text that nobody sees.
constexpr int sourceSize = 10;

QSizeF sizeOf(const QString &text, const QFont &font, double width)
{
    return QFontMetricsF(font)
        .boundingRect(QRectF(0, 0, width, 100'000), Qt::TextWordWrap | Qt::TextWrapAnywhere, text)
        .size();
}

bool standsAlone(QTextDocument *document, int position)
{
    // Not by a QTextCursor: that asks the layout, which is being made.
    const QTextBlock block = document->findBlock(position);
    return !qobject_cast<QTextTable *>(document->frameAt(position)) && !block.textList() &&
           block.blockFormat().indent() == 0;
}

void drawDrawing(QPainter &painter, const QPointF &baseline, const render::MathDrawing &drawing, double em,
                 const QColor &color)
{
    QSvgRenderer renderer(QByteArray(drawing.svg).replace("currentColor", color.name().toLatin1()));
    const QSizeF size = QSizeF(drawing.width, drawing.ascent + drawing.depth) * em;
    renderer.render(&painter, QRectF(QPointF(baseline.x(), baseline.y() - drawing.ascent * em), size));
}

} // namespace

PdfRichObjects::PdfRichObjects(const PdfLook &look, const SetFormula &setFormula, PdfPictures pictures,
                               const QSizeF &largest, QStringList &remarks)
    : m_look(look), m_setFormula(setFormula), m_pictures(std::move(pictures)), m_largest(largest), m_remarks(remarks)
{
}

void PdfRichObjects::setHtml(const QString &html, const QStringList &definitions)
{
    m_requests = Names::formulasIn(html, definitions);
    m_formulas.clear();
}

const render::Formula &PdfRichObjects::formula(const QString &name)
{
    auto known = m_formulas.find(name);
    if (known == m_formulas.end()) {
        known = m_formulas.insert(name, m_setFormula(m_requests.value(name)));
        if (!known->error.isEmpty()) {
            m_remarks.append(tr("A formula could not be set and is shown as its source: %1").arg(known->error));
        }
    }
    return *known;
}

PdfRichObjects::Setting PdfRichObjects::settingOf(const QString &name, QTextDocument *document, int position,
                                                  const QTextFormat &format)
{
    const auto request = Names::toFormula(name);
    const render::Formula &set = formula(name);
    const QString mark = request->isDisplay ? u"$$"_s : u"$"_s;
    const bool isEnvironment = request->tex.startsWith("\\begin{"_L1);
    Setting setting;
    setting.source = isEnvironment ? request->tex : mark + request->tex + mark;
    const double available = document->textWidth();
    if (!set.error.isEmpty()) {
        setting.size = sizeOf(setting.source, m_look.code, available);
        setting.depth = QFontMetricsF(m_look.code).descent();
        return setting;
    }
    setting.place =
        render::FormulaPlace::of(set, format.toCharFormat().font(), available, standsAlone(document, position));
    setting.size = setting.place.size;
    setting.depth = setting.place.depth;
    return setting;
}

QSizeF PdfRichObjects::intrinsicSize(QTextDocument *document, int position, const QTextFormat &format)
{
    const QTextImageFormat image = format.toImageFormat();
    if (const auto name = Names::toStrut(image.name())) {
        // In the middle of the line: half of it is below.
        const double halfX = QFontMetricsF(format.toCharFormat().font()).xHeight() / 2.0;
        return {0, 2 * settingOf(*name, document, position, format).depth + halfX};
    }
    if (const auto request = Names::toFormula(image.name())) {
        const Setting setting = settingOf(image.name(), document, position, format);
        return request->isDisplay ? setting.size : setting.size - QSizeF(0, setting.depth);
    }
    if (Names::toTask(image.name()) || Names::toAlert(image.name())) {
        return render::RichTextMarks::sizeFor(format.toCharFormat().font());
    }
    return pictureSize(image, document->textWidth());
}

void PdfRichObjects::drawObject(QPainter *painter, const QRectF &place, QTextDocument *document, int position,
                                const QTextFormat &format)
{
    const QTextImageFormat image = format.toImageFormat();
    if (Names::toStrut(image.name())) {
        return;
    }
    painter->save();
    const bool hasColor = format.hasProperty(QTextFormat::ForegroundBrush);
    const QColor color = hasColor ? format.foreground().color() : m_look.style.text;
    if (Names::toFormula(image.name())) {
        drawFormula(*painter, place, image.name(), settingOf(image.name(), document, position, format), color);
    } else if (const auto task = Names::toTask(image.name())) {
        render::RichTextMarks::drawTask(*painter, place, task->isDone,
                                        {m_look.accent, Qt::white, m_look.style.mutedText});
    } else if (const auto alert = Names::toAlert(image.name())) {
        if (const QByteArray icon = render::RichTextMarks::alertIcon(*alert); !icon.isEmpty()) {
            drawDrawing(*painter, place.bottomLeft(), {icon, 1, 1, 0}, place.width(), color);
        }
    } else {
        drawPicture(*painter, place, image);
    }
    painter->restore();
}

void PdfRichObjects::drawFormula(QPainter &painter, const QRectF &place, const QString &name, const Setting &setting,
                                 const QColor &color)
{
    if (setting.place.em <= 0) {
        painter.setFont(m_look.code);
        painter.setPen(m_look.style.caution);
        painter.drawText(QRectF(place.topLeft(), setting.size), Qt::TextWordWrap | Qt::TextWrapAnywhere,
                         setting.source);
        return;
    }
    const render::Formula &set = formula(name);
    const double em = setting.place.em;
    drawDrawing(painter, setting.place.bodyAt(place, set), set.body, em, color);
    if (!set.tag.svg.isEmpty()) {
        drawDrawing(painter, setting.place.tagAt(place, set), set.tag, em, color);
    }
    drawSource(painter, place, setting.source);
}

/// As wide as the formula, whatever its length, and see-through.
void PdfRichObjects::drawSource(QPainter &painter, const QRectF &place, const QString &source) const
{
    QFont font = m_look.code;
    font.setPixelSize(sourceSize);
    const QString line = source.simplified();
    const double width = std::max(1.0, QFontMetricsF(font).horizontalAdvance(line));
    painter.save();
    painter.translate(place.left(), place.center().y());
    painter.scale(std::min(1.0, place.width() / width), 1);
    painter.setFont(font);
    painter.setPen(QColor(0, 0, 0, 0));
    painter.drawText(QPointF(0, 0), line);
    painter.restore();
}

QString PdfRichObjects::pictureWords(const QTextImageFormat &image)
{
    const QString problem = m_pictures.find(image.name()).problem();
    const QString alt = image.stringProperty(QTextFormat::ImageAltText);
    if (problem.isEmpty()) {
        return {};
    }
    return alt.isEmpty() ? tr("Picture: %1").arg(problem) : u"%1 — %2"_s.arg(alt, problem);
}

QSizeF PdfRichObjects::pictureSize(const QTextImageFormat &image, double available)
{
    if (const QString words = pictureWords(image); !words.isEmpty()) {
        const QSizeF text = sizeOf(words, m_look.text, available - 2 * padding);
        return {std::min(available, std::ceil(text.width()) + 2 * padding + 1), std::ceil(text.height()) + padding};
    }
    QSizeF size = render::RichTextDocument::pictureSize(image, m_pictures.find(image.name()).size(), available);
    if (size.height() > m_largest.height()) {
        size *= m_largest.height() / size.height();
    }
    return size;
}

void PdfRichObjects::drawPicture(QPainter &painter, const QRectF &place, const QTextImageFormat &image)
{
    const QString words = pictureWords(image);
    if (words.isEmpty()) {
        m_pictures.find(image.name()).paint(painter, place);
        return;
    }
    m_remarks.append(words);
    painter.setPen(m_look.style.border);
    painter.setBrush(m_look.style.surface);
    painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    painter.setFont(m_look.text);
    painter.setPen(m_look.style.mutedText);
    painter.drawText(place.adjusted(padding, 0, -padding, 0),
                     Qt::AlignVCenter | Qt::TextWordWrap | Qt::TextWrapAnywhere, words);
}

} // namespace quire::exporting
