// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/CodeHighlighter.h"

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

/// Writes one line after another.
class HtmlLines : public KSyntaxHighlighting::AbstractHighlighter
{
public:
    QString html;

    void add(const QString &line)
    {
        m_line = line;
        m_written = 0;
        m_state = highlightLine(line, m_state);
        html += m_line.sliced(m_written).toHtmlEscaped();
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
    QString m_line;
    qsizetype m_written = 0;
    KSyntaxHighlighting::State m_state;
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
    HtmlLines lines;
    lines.setDefinition(definition);
    lines.setTheme(d->repository.defaultTheme(d->isDark ? Repository::DarkTheme : Repository::LightTheme));
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
