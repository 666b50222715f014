// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/Theme.h"

#include <QEvent>
#include <QFontDatabase>
#include <QFontInfo>
#include <QGuiApplication>
#include <QStyleHints>

#include <cmath>

namespace quire::ui {

namespace {

using namespace Qt::StringLiterals;

QColor mixed(const QColor &one, const QColor &other, double share)
{
    const auto channel = [share](int a, int b) { return qRound(a + (b - a) * share); };
    return QColor(channel(one.red(), other.red()), channel(one.green(), other.green()),
                  channel(one.blue(), other.blue()));
}

double linear(double channel)
{
    return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
}

double luminance(const QColor &color)
{
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
}

/// `color`, moved towards the text until it reads on `background`.
QColor readable(QColor color, const QColor &background, const QColor &text, double wanted = 4.5)
{
    for (int step = 0; step < 20 && Theme::contrast(color, background) < wanted; ++step) {
        color = mixed(color, text, 0.1);
    }
    return color;
}

/// A person who asks for contrast gets black and white, or near it, in windows and in pages; no other desktop does.
bool isHighContrast(const QPalette &desktop)
{
    constexpr double nearlyBlackOnWhite = 20;
    return Theme::contrast(desktop.color(QPalette::WindowText), desktop.color(QPalette::Window)) >=
               nearlyBlackOnWhite &&
           Theme::contrast(desktop.color(QPalette::Text), desktop.color(QPalette::Base)) >= nearlyBlackOnWhite;
}

/// Monospaced families in the order we like them, most of them present on no machine; the desktop's choice is last.
QFont monospaceFont()
{
    const QFont desktop = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    if (QFontInfo(desktop).fixedPitch() && desktop.family() != "monospace"_L1) {
        return desktop;
    }
    const QStringList families = QFontDatabase::families();
    for (const auto &name : {u"JetBrains Mono"_s, u"Cascadia Code"_s, u"Fira Code"_s, u"Source Code Pro"_s,
                             u"Noto Sans Mono"_s, u"DejaVu Sans Mono"_s, u"Liberation Mono"_s}) {
        if (families.contains(name)) {
            QFont font(name);
            font.setPointSizeF(desktop.pointSizeF() > 0 ? desktop.pointSizeF() : 10);
            return font;
        }
    }
    return desktop;
}

constexpr std::array<QRgb, 16> lightTerminal{0x24292f, 0xb3261e, 0x1a6b2d, 0x7d5700, 0x0a56b5, 0x7a3aa8,
                                             0x0b6975, 0x57606a, 0x424a53, 0xc22f27, 0x1d7332, 0x855d00,
                                             0x1263c9, 0x8a45bb, 0x0f7380, 0x6a737d};
constexpr std::array<QRgb, 16> darkTerminal{0x8b949e, 0xff7b72, 0x56d364, 0xe3b341, 0x79c0ff, 0xd2a8ff,
                                            0x56d4dd, 0xd0d7de, 0x9ea7b3, 0xffa198, 0x7ee787, 0xf2cc60,
                                            0xa5d6ff, 0xe2c5ff, 0x7ee4ec, 0xffffff};

} // namespace

Theme::Theme(QObject *parent) : QObject(parent)
{
    refresh();
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, &Theme::refresh);
    qGuiApp->installEventFilter(this);
}

double Theme::contrast(const QColor &one, const QColor &other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

QColor Theme::terminalColor(int index) const
{
    const auto &table = m_dark ? darkTerminal : lightTerminal;
    return QColor::fromRgb(table.at(static_cast<std::size_t>(qBound(0, index, 15))));
}

QString Theme::syntaxThemeName() const
{
    return m_dark ? u"GitHub Dark"_s : u"GitHub Light"_s;
}

void Theme::setCodeFontSize(double points)
{
    const double wanted = points <= 0 ? 0 : qBound(5.0, points, 60.0);
    if (!qFuzzyCompare(wanted + 1, m_codeFontSize + 1)) {
        m_codeFontSize = wanted;
        refresh();
    }
}

void Theme::setOutputHeight(int pixels)
{
    constexpr int lowest = 12 * grid;
    const int wanted = std::max(lowest, pixels);
    if (std::exchange(m_outputHeight, wanted) != wanted) {
        Q_EMIT changed();
    }
}

bool Theme::eventFilter(QObject *watched, QEvent *event)
{
    const QEvent::Type type = event->type();
    if (watched == qGuiApp && (type == QEvent::ApplicationPaletteChange || type == QEvent::ApplicationFontChange)) {
        refresh();
    }
    return QObject::eventFilter(watched, event);
}

void Theme::refresh()
{
    const QPalette desktop = QGuiApplication::palette();
    const Qt::ColorScheme scheme = QGuiApplication::styleHints()->colorScheme();
    const bool paletteIsDark =
        luminance(desktop.color(QPalette::Window)) < luminance(desktop.color(QPalette::WindowText));
    // The palette wins where the two differ: it is what native widgets are painted with.
    m_dark = paletteIsDark || (scheme == Qt::ColorScheme::Dark && desktop == QPalette());
    deriveColors(desktop);
    if (isHighContrast(desktop)) {
        raiseContrast(desktop);
    }
    derivePalette(desktop);
    deriveFonts();
    Q_EMIT changed();
}

void Theme::deriveColors(const QPalette &desktop)
{
    const QColor text = m_dark ? QColor(0xe6, 0xe9, 0xed) : QColor(0x1f, 0x23, 0x28);
    const QColor page = m_dark ? QColor(0x1b, 0x1e, 0x23) : QColor(0xff, 0xff, 0xff);
    const QColor surface = m_dark ? QColor(0x23, 0x27, 0x2e) : QColor(0xf6, 0xf7, 0xf9);
    const QColor wished = desktop.color(QPalette::Active, QPalette::Accent);
    const QColor accent =
        readable(wished.isValid() && wished.hslSaturationF() > 0.2 ? wished : QColor(0x2f, 0x6f, 0xed), surface, text);
    setColor(Role::Page, page);
    setColor(Role::Surface, surface);
    setColor(Role::Border, mixed(surface, text, m_dark ? 0.16 : 0.13));
    setColor(Role::Text, text);
    setColor(Role::MutedText, readable(mixed(text, page, 0.45), surface, text));
    setColor(Role::Accent, accent);
    setColor(Role::AccentText, contrast(accent, Qt::white) >= 4.5 ? QColor(Qt::white) : QColor(0x10, 0x14, 0x18));
    setColor(Role::Selection, mixed(page, accent, m_dark ? 0.42 : 0.26));
    setColor(Role::SelectedCell, mixed(page, accent, m_dark ? 0.14 : 0.07));
    setColor(Role::Error, m_dark ? QColor(0xff, 0x8a, 0x80) : QColor(0xb3, 0x26, 0x1e));
    setColor(Role::ErrorSurface, m_dark ? QColor(0x33, 0x22, 0x26) : QColor(0xfd, 0xf1, 0xf0));
    setColor(Role::Warning, m_dark ? QColor(0xe3, 0xb3, 0x41) : QColor(0x7d, 0x57, 0x00));
    setColor(Role::Success, m_dark ? QColor(0x56, 0xd3, 0x64) : QColor(0x1a, 0x6b, 0x2d));
    setColor(Role::Link, accent);
    setColor(Role::Caret, text);
    setColor(Role::MatchedBrace, mixed(surface, accent, m_dark ? 0.45 : 0.25));
    setColor(Role::Paper, QColor(0xff, 0xff, 0xff));
}

/// No shades: the desktop's own two colours, and all others at 7:1 or better.
void Theme::raiseContrast(const QPalette &desktop)
{
    constexpr double wanted = 7;
    const QColor page = desktop.color(QPalette::Base);
    const QColor text = desktop.color(QPalette::Text);
    for (const Role role : {Role::Page, Role::Surface, Role::ErrorSurface}) {
        setColor(role, page);
    }
    for (const Role role : {Role::Text, Role::MutedText, Role::Border, Role::Caret}) {
        setColor(role, text);
    }
    for (const Role role : {Role::Accent, Role::Error, Role::Warning, Role::Success, Role::Link}) {
        setColor(role, readable(color(role), page, text, wanted));
    }
    setColor(Role::AccentText, page);
    setColor(Role::Selection, mixed(page, color(Role::Accent), 0.3));
    setColor(Role::SelectedCell, mixed(page, color(Role::Accent), 0.2));
}

void Theme::derivePalette(const QPalette &desktop)
{
    m_palette = desktop;
    m_palette.setColor(QPalette::Accent, color(Role::Accent));
    m_palette.setColor(QPalette::Highlight, color(Role::Selection));
    m_palette.setColor(QPalette::HighlightedText, color(Role::Text));
    m_palette.setColor(QPalette::Link, color(Role::Link));
    m_palette.setColor(QPalette::Base, color(Role::Page));
    m_palette.setColor(QPalette::Text, color(Role::Text));
}

void Theme::deriveFonts()
{
    m_textFont = QGuiApplication::font();
    m_codeFont = monospaceFont();
    if (m_codeFontSize > 0) {
        m_codeFont.setPointSizeF(m_codeFontSize);
    }
    m_codeFont.setStyleHint(QFont::Monospace);
    m_codeFont.setFixedPitch(true);
    m_smallCodeFont = m_codeFont;
    const double size = m_codeFont.pointSizeF() > 0 ? m_codeFont.pointSizeF() : 10;
    m_smallCodeFont.setPointSizeF(size * 0.88);
}

} // namespace quire::ui
