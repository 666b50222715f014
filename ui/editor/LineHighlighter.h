// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/CodeLanguage.h"

#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>
#include <QColor>
#include <QHash>
#include <QList>
#include <QStringView>

#include <memory>
#include <vector>

namespace KSyntaxHighlighting {
class Format;
}

namespace quire::render {
struct LineMagic;
}

namespace quire::ui {

/// What a stretch of code is to those who type in it.
enum class CodeKind { Code, Comment, String };

/// How a run of code looks. Fewer than formats: many formats look alike.
struct CodeStyle
{
    QColor color; ///< Invalid: the theme's text colour.
    bool bold = false;
    bool italic = false;
    bool underline = false;
    CodeKind kind = CodeKind::Code;

    bool operator==(const CodeStyle &) const = default;
    friend size_t qHash(const CodeStyle &style, size_t seed = 0)
    {
        return qHashMulti(seed, style.color.rgba(), style.color.isValid(), style.bold, style.italic, style.underline,
                          int(style.kind));
    }
};

/// `length` UTF-16 units from `start` in one of LineHighlighter::styles().
struct CodeSpan
{
    int start = 0;
    int length = 0;
    int style = 0;
};

/// Regions that can be folded: how many are open at the end of a line more than at its start, and how far their number
/// went down in between (0 or less).
struct CodeFolds
{
    int change = 0;
    int lowest = 0;
};

/// Colours code a line at a time; the state after one line is the state before the next.
class LineHighlighter
{
public:
    /// Only the beginning of a longer line is coloured, in painted and in edited code alike: it is data.
    static constexpr qsizetype longestLine = 20'000;

    /// What is known after a line. A default one is the start of the text.
    class State
    {
    public:
        bool operator==(const State &) const = default;

    private:
        friend class LineHighlighter;
        KSyntaxHighlighting::State m_inner;
        int m_engine = 0;
        bool m_begun = false; ///< There was a line that is not blank.
    };

    LineHighlighter();
    ~LineHighlighter();
    Q_DISABLE_COPY_MOVE(LineHighlighter)

    /// An invalid definition means plain text. Forgets the styles.
    void setLook(const CodeLanguage &language, const KSyntaxHighlighting::Theme &theme);
    const CodeLanguage &language() const { return m_language; }
    KSyntaxHighlighting::Theme theme() const { return m_theme; }

    /// Fills `spans` with what differs from style 0 (plain), in order, and gives the state after the line.
    State highlight(QStringView line, const State &before, std::vector<CodeSpan> &spans);
    /// Of the line highlighted last.
    const CodeFolds &folds() const { return m_folds; }
    /// The language a line is in that begins with `state`: that of the cell's magic, or the text's own.
    KSyntaxHighlighting::Definition definition(const State &state) const;

    /// Every style met so far; an index is a style number and stays so until setLook().
    const QList<CodeStyle> &styles() const { return m_styles; }

private:
    class Engine;

    int engineFor(const KSyntaxHighlighting::Definition &definition);
    bool beginsStatement(const State &state) const;
    State enterCell(QStringView line, const State &before, std::vector<CodeSpan> &spans);
    void highlightMagic(QStringView line, const render::LineMagic &magic, const State &before,
                        std::vector<CodeSpan> &spans);
    void addSpan(int start, int length, int style);
    int styleOf(const KSyntaxHighlighting::Format &format);
    int numberOf(const CodeStyle &style);
    int magicStyle();

    CodeLanguage m_language;
    KSyntaxHighlighting::Theme m_theme;
    std::vector<std::unique_ptr<Engine>> m_engines; ///< The first one is the text's own.
    KSyntaxHighlighting::State m_plain;             ///< After an empty line at the start.
    std::vector<CodeSpan> *m_spans = nullptr;
    CodeFolds m_folds;
    QList<CodeStyle> m_styles{CodeStyle{}};
    QHash<CodeStyle, int> m_styleNumbers;
    QHash<int, int> m_styleOfFormat;
};

} // namespace quire::ui
