// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/PdfLook.h"

#include <QFontInfo>
#include <QLocale>

#include <array>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

constexpr double pixelsPerPoint = 96.0 / 72;
constexpr double sideMargin = 72;
constexpr double topMargin = 76;
constexpr double bottomMargin = 80;

constexpr int textSize = 14;
constexpr int codeSize = 12;
constexpr int smallSize = 11;
constexpr int titleSize = 27;

/// Chinese, Japanese and Korean share characters that each draws in its own way.
QStringList eastAsian(const QString &kind)
{
    QStringList families;
    const QLocale::Language language = QLocale().language();
    const bool isTraditional = language == QLocale::Chinese && QLocale().script() == QLocale::TraditionalChineseScript;
    const QString own = language == QLocale::Japanese ? u"JP"_s
                        : language == QLocale::Korean ? u"KR"_s
                        : isTraditional               ? u"TC"_s
                                                      : u"SC"_s;
    for (const QString &region : {own, u"SC"_s, u"JP"_s, u"KR"_s}) {
        const QString family = u"%1 CJK %2"_s.arg(kind, region);
        if (!families.contains(family)) {
            families.append(family);
        }
    }
    return families;
}

/// As the printer has it: no letter is moved to whole pixels.
QFont font(const QStringList &families, int size)
{
    QFont font(families);
    font.setPixelSize(size);
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setFeature("liga", 0); // "ﬁ" as one sign is not found by who looks for "fi"
    return font;
}

} // namespace

PdfPaper PdfPaper::of(const ExportOptions &options)
{
    PdfPaper paper;
    paper.size = QPageSize(options.paper);
    const QSizeF points = paper.size.size(QPageSize::Point);
    paper.whole = QRectF(QPointF(), points * pixelsPerPoint);
    paper.body = paper.whole.adjusted(sideMargin, topMargin, -sideMargin, -bottomMargin);
    return paper;
}

PdfLook PdfLook::paper()
{
    PdfLook look;
    const QStringList sans = QStringList{u"Noto Sans"_s, u"Source Sans 3"_s, u"Liberation Sans"_s, u"DejaVu Sans"_s} +
                             eastAsian(u"Noto Sans"_s);
    look.text = font(sans, textSize);
    look.text.setStyleHint(QFont::SansSerif);
    look.small = look.text;
    look.small.setPixelSize(smallSize);
    look.title = look.text;
    look.title.setPixelSize(titleSize);
    look.title.setWeight(QFont::DemiBold);
    look.code = font(QStringList{u"Noto Sans Mono"_s, u"DejaVu Sans Mono"_s, u"Liberation Mono"_s} +
                         eastAsian(u"Noto Sans Mono"_s),
                     codeSize);
    look.code.setStyleHint(QFont::Monospace);
    look.style = {
        .codeFamily = QFontInfo(look.code).family(),
        .codeSize = u"%1px"_s.arg(codeSize),
        .text = QColor(0x1b1e23),
        .mutedText = QColor(0x626a76),
        .link = QColor(0x1a5fb4),
        .surface = QColor(0xf4f5f7),
        .border = QColor(0xd5d9df),
        .mark = QColor(0xfff3b0),
        .note = QColor(0x1a5fb4),
        .tip = QColor(0x1d7a43),
        .important = QColor(0x7a3ea8),
        .warning = QColor(0x986800),
        .caution = QColor(0xb3261e),
    };
    look.accent = QColor(0x1a5fb4);
    look.stderrGround = QColor(0xfdf3f1);
    look.errorGround = QColor(0xfdf0ee);
    return look;
}

QString PdfLook::sheet() const
{
    // Headings set off from what is above them, and nothing wider than the page.
    return style.sheet() + u"pre { white-space: pre-wrap; } h1 { font-size: 25px; margin-top: 18px; } "
                           "h2 { font-size: 20px; margin-top: 16px; } h3 { font-size: 17px; margin-top: 14px; } "
                           "h4, h5, h6 { font-size: 14px; margin-top: 12px; }"_s;
}

QString PdfLook::codeSheet() const
{
    return u"pre { font-family: \"%1\"; font-size: %2; margin: 0px; white-space: pre-wrap; }"_s.arg(style.codeFamily,
                                                                                                    style.codeSize);
}

QColor PdfLook::terminalColor(int index) const
{
    // Dark enough for white paper.
    static constexpr std::array<QRgb, 16> colors{0x24292f, 0xb3261e, 0x1d7a43, 0x8a6100, 0x1a5fb4, 0x8a3a9e,
                                                 0x0f7285, 0x59616c, 0x57606a, 0xc4372d, 0x238a4d, 0x9a6d00,
                                                 0x2a72c9, 0x9c4cb0, 0x16859b, 0x6e7781};
    return QColor(colors.at(std::size_t(index) % colors.size()));
}

} // namespace quire::exporting
