// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

#include <array>

namespace quire::ui {

/// The colours, fonts and distances of the window, derived from the desktop: its palette says light or dark and names
/// the accent. One is made in main() and passed to every view; changed() means "ask again and repaint".
class Theme : public QObject
{
    Q_OBJECT

public:
    /// What a colour is for. Every text role reads at 4.5:1 or better on Page and Surface.
    enum class Role {
        Page,         ///< What the notebook lies on.
        Surface,      ///< A code cell's box.
        Border,       ///< Thin lines around boxes.
        Text,         ///< What is read.
        MutedText,    ///< Prompts, hints, times.
        Accent,       ///< The one colour: the current cell, focus, running.
        AccentText,   ///< Text on Accent.
        Selection,    ///< Behind selected text.
        SelectedCell, ///< Behind cells selected in command mode.
        Error,        ///< Text of failures.
        ErrorSurface, ///< Behind tracebacks and stderr.
        Warning,      ///< Text of warnings.
        Success,      ///< Text of things that went well.
        Link,         ///< Links in Markdown.
        Caret,        ///< The text cursor.
        MatchedBrace, ///< Behind a pair of brackets.
        Paper,        ///< The card under pictures made for a white page.
    };
    Q_ENUM(Role)

    /// The grid everything stands on, in device-independent pixels.
    static constexpr int grid = 8;
    /// Of outputHeight().
    static constexpr int defaultOutputHeight = 456;

    /// Follows the application's palette and colour scheme while it lives. Needs a QGuiApplication.
    explicit Theme(QObject *parent = nullptr);

    bool isDark() const { return m_dark; }
    QColor color(Role role) const { return m_colors.at(static_cast<std::size_t>(role)); }
    /// The desktop's palette, with our accent and selection in it.
    const QPalette &palette() const { return m_palette; }
    /// One of the 16 colours of a terminal (0-7 normal, 8-15 bright), readable on Page.
    QColor terminalColor(int index) const;

    const QFont &textFont() const { return m_textFont; }
    const QFont &codeFont() const { return m_codeFont; }
    /// For prompts and times: the code font, one step smaller.
    const QFont &smallCodeFont() const { return m_smallCodeFont; }
    /// Name of the KSyntaxHighlighting theme that belongs to this look.
    QString syntaxThemeName() const;

    /// How tall text of an output may be before it scrolls in a pane of its own, in device-independent pixels.
    int outputHeight() const { return m_outputHeight; }
    void setOutputHeight(int pixels);

    /// Code font size in points, 5 to 60; 0 goes back to the desktop's.
    void setCodeFontSize(double points);

    bool eventFilter(QObject *watched, QEvent *event) override;

    /// Contrast of two colours as WCAG counts it: 1 to 21.
    static double contrast(const QColor &one, const QColor &other);

Q_SIGNALS:
    /// Colours or fonts are others now.
    void changed();

private:
    static constexpr std::size_t roleCount = static_cast<std::size_t>(Role::Paper) + 1;

    void refresh();
    void deriveColors(const QPalette &desktop);
    void raiseContrast(const QPalette &desktop);
    void derivePalette(const QPalette &desktop);
    void deriveFonts();
    void setColor(Role role, const QColor &color) { m_colors.at(static_cast<std::size_t>(role)) = color; }

    std::array<QColor, roleCount> m_colors;
    QPalette m_palette;
    QFont m_textFont;
    QFont m_codeFont;
    QFont m_smallCodeFont;
    double m_codeFontSize = 0;
    int m_outputHeight = defaultOutputHeight;
    bool m_dark = false;
};

} // namespace quire::ui
