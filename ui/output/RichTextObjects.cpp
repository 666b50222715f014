// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/RichTextObjects.h"

#include "render/ObjectNames.h"
#include "render/RichTextDocument.h"
#include "render/RichTextMarks.h"
#include "ui/kit/Theme.h"
#include "ui/output/PictureLoader.h"
#include "ui/output/TextFormulas.h"
#include "ui/output/TextPictures.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextImageFormat>
#include <QTextTable>
#include <QUrl>

#include <cmath>

namespace quire::ui {

namespace {

using namespace Qt::StringLiterals;
namespace Names = render::ObjectNames;
using Role = Theme::Role;

constexpr double padding = Theme::grid;
constexpr double defaultWidth = 600;

double widthOf(const QTextDocument *document)
{
    return document->textWidth() > 0 ? document->textWidth() : defaultWidth;
}

bool standsAlone(QTextDocument *document, int position)
{
    // Not by a QTextCursor: that asks the layout, which is being made.
    const QTextBlock block = document->findBlock(position);
    return !qobject_cast<QTextTable *>(document->frameAt(position)) && !block.textList() &&
           block.blockFormat().indent() == 0;
}

QSizeF sizeOf(const QString &text, const QFont &font, double width)
{
    return QFontMetricsF(font)
        .boundingRect(QRectF(0, 0, width, 100'000), Qt::TextWordWrap | Qt::TextWrapAnywhere, text)
        .size();
}

} // namespace

RichTextObjects::RichTextObjects(const Theme *theme, PictureLoader *loader, TextFormulas *formulas,
                                 TextPictures *pictures, QObject *parent)
    : QObject(parent), m_theme(theme), m_loader(loader), m_formulas(formulas), m_pictures(pictures)
{
    connect(loader, &PictureLoader::loaded, this, [this](const PictureLoader::Key &key) {
        if (m_painting.remove(key)) {
            Q_EMIT repaintWanted();
        }
    });
}

RichTextObjects::Setting RichTextObjects::settingOf(const QString &name, QTextDocument *document, int position,
                                                    const QTextFormat &format)
{
    const auto request = Names::toFormula(name);
    Setting setting;
    setting.formula = m_formulas->find(name);
    const double available = widthOf(document);
    if (!setting.formula || !setting.formula->error.isEmpty()) {
        const QString mark = request->isDisplay ? u"$$"_s : u"$"_s;
        setting.source = mark + request->tex + mark;
        setting.size = sizeOf(setting.source, m_theme->codeFont(), available);
        setting.depth = QFontMetricsF(m_theme->codeFont()).descent();
        return setting;
    }
    setting.place = render::FormulaPlace::of(*setting.formula, format.toCharFormat().font(), available,
                                             standsAlone(document, position));
    setting.size = setting.place.size;
    setting.depth = setting.place.depth;
    return setting;
}

QSizeF RichTextObjects::intrinsicSize(QTextDocument *document, int position, const QTextFormat &format)
{
    const QTextImageFormat image = format.toImageFormat();
    if (const auto formula = Names::toStrut(image.name())) {
        // In the middle of the line: half of it is below.
        const double halfX = QFontMetrics(format.toCharFormat().font()).xHeight() / 2.0;
        return {0, 2 * settingOf(*formula, document, position, format).depth + halfX};
    }
    if (const auto formula = Names::toFormula(image.name())) {
        const Setting setting = settingOf(image.name(), document, position, format);
        return formula->isDisplay ? setting.size : setting.size - QSizeF(0, setting.depth);
    }
    if (Names::toTask(image.name()) || Names::toAlert(image.name())) {
        return render::RichTextMarks::sizeFor(format.toCharFormat().font());
    }
    return pictureSize(image, document);
}

void RichTextObjects::drawObject(QPainter *painter, const QRectF &place, QTextDocument *document, int position,
                                 const QTextFormat &format)
{
    const QTextImageFormat image = format.toImageFormat();
    if (Names::toStrut(image.name())) {
        return;
    }
    painter->save();
    if (format.hasProperty(QTextFormat::BackgroundBrush)) {
        painter->fillRect(place, format.background());
    }
    if (Names::toFormula(image.name())) {
        const bool hasColor = format.hasProperty(QTextFormat::ForegroundBrush);
        drawFormula(painter, place, settingOf(image.name(), document, position, format),
                    hasColor ? format.foreground().color() : m_theme->color(Role::Text));
    } else if (const auto task = Names::toTask(image.name())) {
        render::RichTextMarks::drawTask(
            *painter, place, task->isDone,
            {m_theme->color(Role::Accent), m_theme->color(Role::AccentText), m_theme->color(Role::MutedText)});
    } else if (const auto alert = Names::toAlert(image.name())) {
        drawAlert(painter, place, *alert, format.foreground().color());
    } else {
        drawPicture(painter, place, image);
    }
    painter->restore();
}

void RichTextObjects::drawFormula(QPainter *painter, const QRectF &place, const Setting &setting, const QColor &color)
{
    if (setting.place.em <= 0) {
        painter->setFont(m_theme->codeFont());
        painter->setPen(setting.formula ? m_theme->color(Role::Error) : color);
        painter->drawText(QRectF(place.topLeft(), setting.size), Qt::TextWordWrap | Qt::TextWrapAnywhere,
                          setting.source);
        return;
    }
    const render::Formula &formula = *setting.formula;
    const double em = setting.place.em;
    drawDrawing(painter, setting.place.bodyAt(place, formula), formula.body, em, color);
    if (!formula.tag.svg.isEmpty()) {
        drawDrawing(painter, setting.place.tagAt(place, formula), formula.tag, em, color);
    }
}

void RichTextObjects::drawDrawing(QPainter *painter, const QPointF &baseline, const render::MathDrawing &drawing,
                                  double em, const QColor &color)
{
    const double ratio = painter->device()->devicePixelRatio();
    const QSizeF size = QSizeF(drawing.width, drawing.ascent + drawing.depth) * em;
    const QSize pixels(int(std::ceil(size.width() * ratio)), int(std::ceil(size.height() * ratio)));
    if (pixels.isEmpty()) {
        return;
    }
    const PictureLoader::Key key{qHash(drawing.svg, color.rgba()), pixels};
    const render::Picture *picture = m_loader->find(key, [svg = drawing.svg, name = color.name().toLatin1(), pixels] {
        return render::PictureDecoder::renderSvg(QByteArray(svg).replace("currentColor", name), pixels);
    });
    if (!picture) {
        m_painting.insert(key);
        return;
    }
    // On whole pixels of the screen, so that it is as sharp as text.
    const QPointF corner = painter->transform().map(QPointF(baseline.x(), baseline.y() - drawing.ascent * em)) * ratio;
    const QPointF whole = QPointF(std::round(corner.x()), std::round(corner.y())) / ratio;
    const QSizeF shown = QSizeF(pixels) / ratio;
    painter->drawImage(QRectF(painter->transform().inverted().map(whole), shown), picture->image);
}

void RichTextObjects::drawAlert(QPainter *painter, const QRectF &place, const QString &kind, const QColor &color)
{
    if (const QByteArray icon = render::RichTextMarks::alertIcon(kind); !icon.isEmpty()) {
        drawDrawing(painter, place.bottomLeft(), {icon, 1, 1, 0}, place.width(), color);
    }
}

QString RichTextObjects::pictureWords(const QTextImageFormat &image)
{
    const TextPictures::Entry &entry = m_pictures->find(image.name());
    const QString alt = image.stringProperty(QTextFormat::ImageAltText);
    switch (entry.state) {
    case TextPictures::Entry::State::Failed:
        return alt.isEmpty() ? tr("Picture: %1").arg(entry.problem) : u"%1 — %2"_s.arg(alt, entry.problem);
    case TextPictures::Entry::State::Unasked: {
        const QString host = QUrl(image.name()).host();
        return alt.isEmpty() ? tr("Load picture from %1").arg(host) : tr("%1 — load from %2").arg(alt, host);
    }
    case TextPictures::Entry::State::Waiting:
    case TextPictures::Entry::State::Ready:
        break;
    }
    return {};
}

QSizeF RichTextObjects::pictureSize(const QTextImageFormat &image, const QTextDocument *document)
{
    const double available = widthOf(document);
    if (const QString words = pictureWords(image); !words.isEmpty()) {
        const QSizeF text = sizeOf(words, m_theme->textFont(), available - 2 * padding);
        return {std::min(available, std::ceil(text.width()) + 2 * padding + 1), std::ceil(text.height()) + padding};
    }
    return render::RichTextDocument::pictureSize(image, m_pictures->find(image.name()).size, available);
}

void RichTextObjects::drawPicture(QPainter *painter, const QRectF &place, const QTextImageFormat &image)
{
    if (const QString words = pictureWords(image); !words.isEmpty()) {
        const bool isOffer = m_pictures->find(image.name()).state == TextPictures::Entry::State::Unasked;
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setPen(m_theme->color(Role::Border));
        painter->setBrush(m_theme->color(Role::Surface));
        painter->drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
        painter->setFont(m_theme->textFont());
        painter->setPen(m_theme->color(isOffer ? Role::Link : Role::MutedText));
        painter->drawText(place.adjusted(padding, 0, -padding, 0),
                          Qt::AlignVCenter | Qt::TextWordWrap | Qt::TextWrapAnywhere, words);
        return;
    }
    const QSize pixels = (place.size() * painter->device()->devicePixelRatio()).toSize();
    const bool isReady = m_pictures->find(image.name()).state == TextPictures::Entry::State::Ready;
    const render::Picture *picture = isReady ? m_pictures->decoded(image.name(), pixels) : nullptr;
    if (!picture) {
        painter->fillRect(place, m_theme->color(Role::Surface));
        return;
    }
    if (picture->needsPaper && m_theme->isDark()) {
        painter->fillRect(place, m_theme->color(Role::Paper));
    }
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->drawImage(place, picture->image);
}

QString RichTextObjects::toolTip(const QTextImageFormat &image)
{
    if (Names::toFormula(image.name())) {
        const render::Formula *formula = m_formulas->find(image.name());
        return formula ? formula->error : QString();
    }
    if (Names::toTask(image.name()) || Names::toStrut(image.name()) || Names::toAlert(image.name())) {
        return {};
    }
    if (TextPictures::isRemote(image.name())) {
        return image.name();
    }
    const QString title = image.stringProperty(QTextFormat::ImageTitle);
    return title.isEmpty() ? image.stringProperty(QTextFormat::ImageAltText) : title;
}

} // namespace quire::ui
