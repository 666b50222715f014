// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/HighlightLexer.h"

#include "ui/kit/Theme.h"

#include <QTimer>

namespace quire::ui {

namespace {

/// Scintilla keeps 32 to 39 for itself.
constexpr int firstReserved = 32;
constexpr int reservedStyles = 8;
constexpr int styleLimit = 200;
/// Lines highlighted in one go; about two milliseconds of Python.
constexpr int slice = 400;

} // namespace

HighlightLexer::HighlightLexer(QsciScintilla *editor) : QsciLexerCustom(editor), m_editor(editor)
{
    connect(
        editor, &QsciScintillaBase::SCN_MODIFIED, this,
        [this](int position, int type, const char *, int, int linesAdded) { noteEdit(position, type, linesAdded); });
}

QString HighlightLexer::description(int style) const
{
    return style == 0 ? QStringLiteral("Text") : QString();
}

int HighlightLexer::scintillaStyle(int style) const
{
    const int number = style < firstReserved ? style : style + reservedStyles;
    return number < styleLimit ? number : 0;
}

void HighlightLexer::setLook(const KSyntaxHighlighting::Definition &definition,
                             const KSyntaxHighlighting::Theme &syntaxTheme, const Theme &theme)
{
    m_highlighter.setLook(definition, syntaxTheme);
    m_textColor = theme.color(Theme::Role::Text);
    setDefaultColor(m_textColor);
    m_paper = theme.color(Theme::Role::Surface);
    m_font = theme.codeFont();
    setDefaultPaper(m_paper);
    setDefaultFont(m_font);
    m_editor->setLexer(this);
    m_definedStyles = 0;
    defineNewStyles();
    reset();
}

void HighlightLexer::reset()
{
    m_lines.clear();
    m_editor->SendScintilla(QsciScintillaBase::SCI_STARTSTYLING, 0UL);
}

void HighlightLexer::noteEdit(int position, int type, int linesAdded)
{
    if ((type & (QsciScintillaBase::SC_MOD_INSERTTEXT | QsciScintillaBase::SC_MOD_DELETETEXT)) == 0 ||
        m_lines.empty()) {
        return;
    }
    const auto line = std::size_t(m_editor->SendScintilla(QsciScintillaBase::SCI_LINEFROMPOSITION, position));
    if (line >= m_lines.size()) {
        return;
    }
    const auto at = m_lines.begin() + std::ptrdiff_t(line);
    if (linesAdded > 0) {
        m_lines.insert(at, std::size_t(linesAdded), Line{at->after, false});
    } else if (linesAdded < 0) {
        const auto gone = std::min(std::ptrdiff_t(-linesAdded), m_lines.end() - at - 1);
        m_lines.erase(at, at + gone);
    }
    m_lines.at(line).valid = false;
    const std::size_t lastTouched = line + std::size_t(std::max(0, linesAdded));
    if (lastTouched < m_lines.size()) {
        m_lines.at(lastTouched).valid = false;
    }
}

void HighlightLexer::styleText(int start, int end)
{
    const int first = int(m_editor->SendScintilla(QsciScintillaBase::SCI_LINEFROMPOSITION, start));
    const int last = int(m_editor->SendScintilla(QsciScintillaBase::SCI_LINEFROMPOSITION, end));
    int line = std::min(first, int(m_lines.size()));
    m_lines.resize(std::max(m_lines.size(), std::size_t(last) + 1));
    bool changed = false;
    int budget = slice;
    for (; line <= last && budget > 0; ++line) {
        if (changed || !m_lines.at(std::size_t(line)).valid) {
            changed = styleLine(line);
            --budget;
        }
    }
    if (line <= last && changed) {
        m_lines.at(std::size_t(line)).valid = false;
    }
    const long done = line > last ? end : m_editor->SendScintilla(QsciScintillaBase::SCI_POSITIONFROMLINE, line);
    m_editor->SendScintilla(QsciScintillaBase::SCI_STARTSTYLING, static_cast<unsigned long>(done));
    if (line <= last) {
        QTimer::singleShot(0, m_editor->viewport(), qOverload<>(&QWidget::update));
    }
}

bool HighlightLexer::styleLine(int line)
{
    ++m_highlightedLines;
    const std::size_t index = std::size_t(line);
    const LineHighlighter::State before = line > 0 ? m_lines.at(index - 1).after : LineHighlighter::State();
    const QString text = m_editor->text(line);
    QStringView content(text);
    while (content.endsWith(u'\n') || content.endsWith(u'\r')) {
        content.chop(1);
    }
    LineHighlighter::State after = m_highlighter.highlight(content, before, m_spans);
    defineNewStyles();

    QByteArray bytes(text.toUtf8().size(), '\0');
    const bool ascii = bytes.size() == text.size();
    for (const CodeSpan &span : m_spans) {
        const qsizetype from = ascii ? span.start : content.left(span.start).toUtf8().size();
        const qsizetype length = ascii ? span.length : content.mid(span.start, span.length).toUtf8().size();
        std::fill_n(bytes.begin() + from, length, static_cast<char>(scintillaStyle(span.style)));
    }
    const long from = m_editor->SendScintilla(QsciScintillaBase::SCI_POSITIONFROMLINE, line);
    m_editor->SendScintilla(QsciScintillaBase::SCI_STARTSTYLING, static_cast<unsigned long>(from));
    m_editor->SendScintilla(QsciScintillaBase::SCI_SETSTYLINGEX, static_cast<unsigned long>(bytes.size()),
                            bytes.constData());
    Line &entry = m_lines.at(index);
    const bool differs = !(entry.after == after);
    entry = {std::move(after), true};
    return differs;
}

void HighlightLexer::defineNewStyles()
{
    const QList<CodeStyle> &styles = m_highlighter.styles();
    for (; m_definedStyles < styles.size(); ++m_definedStyles) {
        const CodeStyle &style = styles.at(m_definedStyles);
        const int number = scintillaStyle(m_definedStyles);
        if (number == 0 && m_definedStyles > 0) {
            continue;
        }
        setFont(m_font, number);
        setPaper(m_paper, number);
        const auto id = static_cast<unsigned long>(number);
        m_editor->SendScintilla(QsciScintillaBase::SCI_STYLESETFORE, id,
                                style.color.isValid() ? style.color : m_textColor);
        m_editor->SendScintilla(QsciScintillaBase::SCI_STYLESETBOLD, id, style.bold ? 1L : 0L);
        m_editor->SendScintilla(QsciScintillaBase::SCI_STYLESETITALIC, id, style.italic ? 1L : 0L);
        m_editor->SendScintilla(QsciScintillaBase::SCI_STYLESETUNDERLINE, id, style.underline ? 1L : 0L);
    }
}

} // namespace quire::ui
