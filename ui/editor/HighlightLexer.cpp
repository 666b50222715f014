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
/// Of Scintilla's twelve bits, with room for its base.
constexpr int deepestFold = 2000;
constexpr int blankLinesLookedOver = 50;

QStringView withoutEnd(QStringView line)
{
    while (line.endsWith(u'\n') || line.endsWith(u'\r')) {
        line.chop(1);
    }
    return line;
}

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

void HighlightLexer::setLook(const CodeLanguage &language, const KSyntaxHighlighting::Theme &syntaxTheme,
                             const Theme &theme)
{
    m_highlighter.setLook(language, syntaxTheme);
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
        m_lines.insert(at, std::size_t(linesAdded), Line{at->after, false, at->depth});
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
    const QString text = m_editor->text(line);
    const QStringView content = withoutEnd(text);
    LineHighlighter::State after = m_highlighter.highlight(content, stateBefore(line), m_spans);
    defineNewStyles();
    const int depthBefore = line > 0 ? m_lines.at(index - 1).depth : 0;
    const int depth = std::max(0, depthBefore + m_highlighter.folds().change);
    if (m_folds) {
        setFoldLevel(line, content, depthBefore);
    }

    const QByteArray bytes = styleBytes(text);
    const long from = m_editor->SendScintilla(QsciScintillaBase::SCI_POSITIONFROMLINE, line);
    m_editor->SendScintilla(QsciScintillaBase::SCI_STARTSTYLING, static_cast<unsigned long>(from));
    m_editor->SendScintilla(QsciScintillaBase::SCI_SETSTYLINGEX, static_cast<unsigned long>(bytes.size()),
                            bytes.constData());
    Line &entry = m_lines.at(index);
    const Line now{std::move(after), true, depth};
    const bool differs = !entry.leadsTo(now);
    entry = now;
    return differs;
}

/// The style of each byte of `text`, as m_spans says.
QByteArray HighlightLexer::styleBytes(const QString &text) const
{
    QByteArray bytes(text.toUtf8().size(), '\0');
    const bool ascii = bytes.size() == text.size();
    qsizetype counted = 0;
    qsizetype at = 0;
    for (const CodeSpan &span : m_spans) {
        const QStringView gap = QStringView(text).sliced(counted, span.start - counted);
        const QStringView marked = QStringView(text).sliced(span.start, span.length);
        at += ascii ? gap.size() : gap.toUtf8().size();
        const qsizetype length = ascii ? marked.size() : marked.toUtf8().size();
        std::fill_n(bytes.begin() + at, length, static_cast<char>(scintillaStyle(span.style)));
        at += length;
        counted = span.start + span.length;
    }
    return bytes;
}

LineHighlighter::State HighlightLexer::stateBefore(int line) const
{
    return line > 0 && std::size_t(line) <= m_lines.size() ? m_lines.at(std::size_t(line) - 1).after
                                                           : LineHighlighter::State();
}

/// Makes sure of the states before `line`, where that is a matter of a moment.
void HighlightLexer::styleUpTo(int line)
{
    int first = 0;
    while (first < line && std::size_t(first) < m_lines.size() && m_lines.at(std::size_t(first)).valid) {
        ++first;
    }
    if (first < line && line - first <= slice) {
        m_lines.resize(std::max(m_lines.size(), std::size_t(line)));
        bool changed = false;
        for (; first < line; ++first) {
            changed = styleLine(first);
        }
        if (changed && std::size_t(line) < m_lines.size()) {
            m_lines.at(std::size_t(line)).valid = false;
        }
    }
}

KSyntaxHighlighting::Definition HighlightLexer::definitionAt(int line)
{
    if (!codeLanguage().magics) {
        return codeLanguage().definition;
    }
    styleUpTo(line);
    return m_highlighter.definition(stateBefore(line));
}

CodeKind HighlightLexer::kindBehind(int line, const QString &before)
{
    styleUpTo(line);
    const QString probe = before + u'x';
    std::vector<CodeSpan> spans;
    m_highlighter.highlight(probe, stateBefore(line), spans);
    const bool isMarked = !spans.empty() && spans.back().start + spans.back().length == probe.size();
    return isMarked ? m_highlighter.styles().at(spans.back().style).kind : CodeKind::Code;
}

QString HighlightLexer::codeOnly(int line)
{
    styleUpTo(line);
    const QString text = m_editor->text(line);
    QString content = withoutEnd(text).toString();
    std::vector<CodeSpan> spans;
    m_highlighter.highlight(content, stateBefore(line), spans);
    for (const CodeSpan &span : spans) {
        if (m_highlighter.styles().at(span.style).kind != CodeKind::Code) {
            content.replace(span.start, span.length, QString(span.length, u' '));
        }
    }
    return content;
}

void HighlightLexer::setFolding(bool on)
{
    if (m_folds != on) {
        m_folds = on;
        reset();
    }
}

void HighlightLexer::setFoldLevel(int line, QStringView text, int depthBefore)
{
    const bool isBlank = text.trimmed().isEmpty();
    const KSyntaxHighlighting::Definition language = codeLanguage().definition;
    int level = QsciScintillaBase::SC_FOLDLEVELBASE;
    if (!language.foldingEnabled() || language.indentationBasedFoldingEnabled()) {
        level += indentationLevel(text);
        const int last = m_editor->lines() - 1;
        int next = line + 1;
        while (next <= last && next - line <= blankLinesLookedOver && m_editor->text(next).trimmed().isEmpty()) {
            ++next;
        }
        const int following = next <= last ? indentationLevel(m_editor->text(next)) : 0;
        if (isBlank) {
            level = QsciScintillaBase::SC_FOLDLEVELBASE + following;
        } else if (following > indentationLevel(text)) {
            level |= QsciScintillaBase::SC_FOLDLEVELHEADERFLAG;
        }
    } else {
        const CodeFolds folds = m_highlighter.folds();
        const int lowest = std::max(0, depthBefore + folds.lowest);
        level += std::min(lowest, int(deepestFold));
        if (depthBefore + folds.change > lowest) {
            level |= QsciScintillaBase::SC_FOLDLEVELHEADERFLAG;
        }
    }
    if (isBlank) {
        level |= QsciScintillaBase::SC_FOLDLEVELWHITEFLAG;
    }
    m_editor->SendScintilla(QsciScintillaBase::SCI_SETFOLDLEVEL, static_cast<unsigned long>(line), long(level));
}

/// Columns of white space in front, as far as Scintilla's levels go.
int HighlightLexer::indentationLevel(QStringView text) const
{
    int column = 0;
    for (const QChar c : text) {
        if (c == u'\t') {
            column += m_editor->tabWidth() - column % m_editor->tabWidth();
        } else if (c == u' ') {
            ++column;
        } else {
            break;
        }
    }
    return std::min(column, int(deepestFold));
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
