// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/CodeHighlighter.h"

#include "render/Magics.h"

#include <KSyntaxHighlighting/AbstractHighlighter>
#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Format>
#include <KSyntaxHighlighting/Repository>
#include <KSyntaxHighlighting/State>
#include <KSyntaxHighlighting/Theme>
#include <QColor>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

using KSyntaxHighlighting::Theme;

/// Of the kinds of text that themes colour; normal text has the page's.
constexpr int firstKind = int(Theme::Keyword);
constexpr int lastKind = int(Theme::Error);

QString className(int kind)
{
    return u"k%1"_s.arg(kind);
}

QString cssOf(const KSyntaxHighlighting::Format &format, const KSyntaxHighlighting::Theme &theme)
{
    QString css;
    if (format.hasTextColor(theme)) {
        css += u"color:"_s + format.textColor(theme).name() + u';';
    }
    if (format.isBold(theme)) {
        css += u"font-weight:bold;"_s;
    }
    if (format.isItalic(theme)) {
        css += u"font-style:italic;"_s;
    }
    if (format.isUnderline(theme)) {
        css += u"text-decoration:underline;"_s;
    }
    return css;
}

QString colourCss(const KSyntaxHighlighting::Theme &theme, Theme::TextStyle kind)
{
    return u"color:%1;%2"_s.arg(QColor::fromRgba(theme.textColor(kind)).name(),
                                theme.isBold(kind) ? u"font-weight:bold;"_s : QString());
}

/// Writes one line after another. What is Python may hold IPython's magics.
class HtmlLines : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    QString html;

    HtmlLines(const KSyntaxHighlighting::Definition &language, const KSyntaxHighlighting::Theme &look,
              const KSyntaxHighlighting::Repository &repository, bool hasClasses)
        : m_hasClasses(hasClasses),
          m_repository(repository),
          m_language(language),
          m_hasMagics(language.name() == "Python"_L1)
    {
        setTheme(look);
        setDefinition(language);
        m_line.clear();
        m_plain = highlightLine(m_line, {});
    }

    void add(const QString &line)
    {
        const bool isFirst = !std::exchange(m_begun, m_begun || !line.trimmed().isEmpty());
        const auto cell = m_hasMagics && isFirst ? cellMagic(line) : std::nullopt;
        const bool isStatement = m_state == KSyntaxHighlighting::State() || m_state == m_plain;
        const auto magic = m_hasMagics && !cell && isStatement ? lineMagic(line) : std::nullopt;
        if (cell) {
            addMark(line.left(2 + cell->name.size()));
            html += line.sliced(2 + cell->name.size()).toHtmlEscaped();
            m_hasMagics = false;
            setDefinition(languageOf(*cell, m_language, m_repository));
        } else if (magic) {
            addMagic(line, *magic);
        } else {
            m_state = addCode(line, m_state);
        }
    }

protected:
    void applyFormat(int offset, int length, const KSyntaxHighlighting::Format &format) override
    {
        html += m_line.sliced(m_written, offset - m_written).toHtmlEscaped();
        const QString text = m_line.sliced(offset, length).toHtmlEscaped();
        if (m_hasClasses) {
            const int kind = int(format.textStyle());
            html += kind < firstKind ? text : u"<span class=\"%1\">%2</span>"_s.arg(className(kind), text);
        } else {
            const QString css = cssOf(format, theme());
            html += css.isEmpty() ? text : u"<span style=\"%1\">%2</span>"_s.arg(css, text);
        }
        m_written = offset + length;
    }

private:
    KSyntaxHighlighting::State addCode(const QString &code, const KSyntaxHighlighting::State &before)
    {
        if (!definition().isValid()) {
            html += code.toHtmlEscaped();
            return before;
        }
        m_line = code;
        m_written = 0;
        KSyntaxHighlighting::State after = highlightLine(code, before);
        html += m_line.sliced(m_written).toHtmlEscaped();
        return after;
    }

    void addMark(const QString &mark)
    {
        const auto style = KSyntaxHighlighting::Theme::Preprocessor;
        const QString look = m_hasClasses ? u"class=\"%1\""_s.arg(className(int(style)))
                                          : u"style=\"%1\""_s.arg(colourCss(theme(), style));
        html += u"<span %1>%2</span>"_s.arg(look, mark.toHtmlEscaped());
    }

    void addMagic(const QString &line, const LineMagic &magic)
    {
        std::ignore = addCode(line.left(magic.mark), m_state);
        if (magic.code > magic.mark) {
            addMark(line.sliced(magic.mark, magic.code - magic.mark));
        }
        const QString code = line.sliced(magic.code, magic.end - magic.code);
        if (magic.language == LineMagic::Language::Text) {
            html += code.toHtmlEscaped();
        } else {
            const bool isShell = magic.language == LineMagic::Language::Shell;
            setDefinition(isShell ? m_repository.definitionForName(u"Bash"_s) : m_language);
            std::ignore = addCode(code, {});
            setDefinition(m_language);
        }
        if (magic.end < line.size()) {
            addMark(line.sliced(magic.end));
        }
    }

    bool m_hasClasses;
    const KSyntaxHighlighting::Repository &m_repository;
    KSyntaxHighlighting::Definition m_language;
    KSyntaxHighlighting::State m_plain; ///< Between statements.
    KSyntaxHighlighting::State m_state;
    QString m_line;
    qsizetype m_written = 0;
    bool m_hasMagics;
    bool m_begun = false;
};

} // namespace

struct CodeHighlighter::Private
{
    CodeInk ink = CodeInk::ForLight;
    KSyntaxHighlighting::Repository repository;

    KSyntaxHighlighting::Definition definition(const QString &language) const
    {
        // What Jupyter calls it, where that is no name of its own.
        const bool isIPython = language.startsWith(u"ipython", Qt::CaseInsensitive) || language == u"python3";
        const KSyntaxHighlighting::Definition named = repository.definitionForName(isIPython ? u"Python"_s : language);
        return named.isValid() ? named : repository.definitionForFileName(u"code."_s + language);
    }
};

CodeHighlighter::CodeHighlighter(CodeInk ink) : d(new Private)
{
    d->ink = ink;
}

CodeHighlighter::~CodeHighlighter() = default;

QString CodeHighlighter::toHtml(const QString &code, const QString &language)
{
    const KSyntaxHighlighting::Definition definition =
        language.isEmpty() ? KSyntaxHighlighting::Definition() : d->definition(language);
    if (!definition.isValid()) {
        return code.toHtmlEscaped();
    }
    using KSyntaxHighlighting::Repository;
    HtmlLines lines(
        definition,
        d->repository.defaultTheme(d->ink == CodeInk::ForDark ? Repository::DarkTheme : Repository::LightTheme),
        d->repository, d->ink == CodeInk::Classes);
    const QStringList texts = code.split(u'\n');
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (i > 0) {
            lines.html += u'\n';
        }
        lines.add(texts.at(i));
    }
    return lines.html;
}

QString CodeHighlighter::classRules()
{
    QString css;
    for (int kind = firstKind; kind <= lastKind; ++kind) {
        css += u".%1{color:var(--%1)}"_s.arg(className(kind));
    }
    return css;
}

QString CodeHighlighter::classColors(bool dark) const
{
    const KSyntaxHighlighting::Theme theme = d->repository.theme(dark ? u"GitHub Dark"_s : u"GitHub Light"_s);
    QString css;
    for (int kind = firstKind; kind <= lastKind; ++kind) {
        const QRgb color = theme.textColor(Theme::TextStyle(kind));
        css += u"--%1:%2;"_s.arg(className(kind), QColor::fromRgba(color).name());
    }
    return css;
}

} // namespace quire::render
