// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>
#include <QColor>
#include <QHash>
#include <QList>
#include <QStringView>

#include <vector>

namespace quire::ui {

/// How a run of code looks. Fewer than formats: many formats look alike.
struct CodeStyle
{
    QColor color; ///< Invalid: the theme's text colour.
    bool bold = false;
    bool italic = false;
    bool underline = false;

    bool operator==(const CodeStyle &) const = default;
    friend size_t qHash(const CodeStyle &style, size_t seed = 0)
    {
        return qHashMulti(seed, style.color.rgba(), style.color.isValid(), style.bold, style.italic, style.underline);
    }
};

/// `length` UTF-16 units from `start` in one of LineHighlighter::styles().
struct CodeSpan
{
    int start = 0;
    int length = 0;
    int style = 0;
};

/// Colours code a line at a time; the state after one line is the state before the next.
class LineHighlighter : private KSyntaxHighlighting::AbstractHighlighter
{
public:
    using State = KSyntaxHighlighting::State;

    /// An invalid `definition` means plain text. Forgets the styles.
    void setLook(const KSyntaxHighlighting::Definition &definition, const KSyntaxHighlighting::Theme &theme);
    KSyntaxHighlighting::Definition definition() const { return AbstractHighlighter::definition(); }
    KSyntaxHighlighting::Theme theme() const { return AbstractHighlighter::theme(); }

    /// Fills `spans` with what differs from style 0 (plain), in order, and gives the state after the line.
    State highlight(QStringView line, const State &before, std::vector<CodeSpan> &spans);

    /// Every style met so far; an index is a style number and stays so until setLook().
    const QList<CodeStyle> &styles() const { return m_styles; }

private:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override;
    int styleOf(const KSyntaxHighlighting::Format &format);

    std::vector<CodeSpan> *m_spans = nullptr;
    QList<CodeStyle> m_styles{CodeStyle{}};
    QHash<CodeStyle, int> m_styleNumbers;
    QHash<int, int> m_styleOfFormat;
};

} // namespace quire::ui
