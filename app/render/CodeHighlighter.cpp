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

/// Writes one line after another. What is Python may hold IPython's magics.
class HtmlLines : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    QString html;

    HtmlLines(const KSyntaxHighlighting::Definition &language, const KSyntaxHighlighting::Theme &look,
              const KSyntaxHighlighting::Repository &repository)
        : m_repository(repository), m_language(language), m_hasMagics(language.name() == "Python"_L1)
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
        const QString css = cssOf(format, theme());
        html += css.isEmpty() ? text : u"<span style=\"%1\">%2</span>"_s.arg(css, text);
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
        const QString css = u"color:%1;%2"_s.arg(QColor::fromRgba(theme().textColor(style)).name(),
                                                 theme().isBold(style) ? u"font-weight:bold;"_s : QString());
        html += u"<span style=\"%1\">%2</span>"_s.arg(css, mark.toHtmlEscaped());
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
    bool isDark = false;
    KSyntaxHighlighting::Repository repository;

    KSyntaxHighlighting::Definition definition(const QString &language) const
    {
        // What Jupyter calls it, where that is no name of its own.
        const bool isIPython = language.startsWith(u"ipython", Qt::CaseInsensitive) || language == u"python3";
        const KSyntaxHighlighting::Definition named = repository.definitionForName(isIPython ? u"Python"_s : language);
        return named.isValid() ? named : repository.definitionForFileName(u"code."_s + language);
    }
};

CodeHighlighter::CodeHighlighter(bool dark) : d(new Private)
{
    d->isDark = dark;
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
    HtmlLines lines(definition, d->repository.defaultTheme(d->isDark ? Repository::DarkTheme : Repository::LightTheme),
                    d->repository);
    const QStringList texts = code.split(u'\n');
    for (qsizetype i = 0; i < texts.size(); ++i) {
        if (i > 0) {
            lines.html += u'\n';
        }
        lines.add(texts.at(i));
    }
    return lines.html;
}

} // namespace quire::render
