// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/LatexExport.h"

#include "export/LatexMarkup.h"
#include "export/MarkupDocument.h"
#include "export/TexText.h"
#include "render/CodeHighlighter.h"
#include "render/MathText.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace quire::exporting {

namespace {

QString paperName(QPageSize::PageSizeId paper)
{
    switch (paper) {
    case QPageSize::Letter:
        return u"letterpaper"_s;
    case QPageSize::Legal:
        return u"legalpaper"_s;
    case QPageSize::A5:
        return u"a5paper"_s;
    default:
        return u"a4paper"_s;
    }
}

class Writer : public MarkupDocument
{
public:
    Writer(const QString &title, const ExportOptions &options, PictureShelf *shelf)
        : m_title(title), m_options(options), m_markup(title, shelf, &m_highlighter)
    {
    }

    void addCode(const QString &source, const QString &language, std::optional<int> count) override
    {
        const QString prompt = count ? u"\\prompt{%1}\n"_s.arg(*count) : QString();
        add(prompt + TexText::code(source, language, u"Code"_s, m_highlighter));
    }

    void addText(const QString &text, OutputPart::Kind kind) override
    {
        const bool isProblem = kind == OutputPart::Kind::Error || kind == OutputPart::Kind::Warning;
        add(TexText::terminal(text, isProblem ? u"Problem"_s : u"Output"_s));
    }

    void addLatex(const QString &latex) override
    {
        const QList<render::MathSpan> math = render::MathText::inLatex(latex);
        if (math.isEmpty() && TexText::isHarmless(latex) && TexText::isBalanced(latex)) {
            add(latex); // A table, say: LaTeX, not prose.
        } else {
            MarkupDocument::addLatex(latex);
        }
    }

    void addPicture(const PictureShelf::Shown &picture, int width) override
    {
        add(LatexMarkup::imageOf(picture, width));
    }

    QByteArray document() override
    {
        QFile file(u":/export/preamble.tex"_s);
        const QByteArray preamble = file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        const QString name = TexText::escaped(m_title.simplified());
        QString head = u"\\documentclass[11pt,%1]{article}\n"_s.arg(paperName(m_options.paper));
        head += QString::fromUtf8(preamble) + u"\\hypersetup{pdftitle={%1}}\n\\begin{document}\n"_s.arg(name);
        if (!name.isEmpty()) {
            head += u"\\title{%1}\n\\author{}\n\\date{}\n\\maketitle\n"_s.arg(name);
        }
        head += m_options.tableOfContents ? u"\\tableofcontents\n\\bigskip\n"_s : QString();
        return head.toUtf8() + '\n' + MarkupDocument::document() + "\n\\end{document}\n";
    }

protected:
    MarkupWriter &markup() override { return m_markup; }

private:
    QString m_title;
    const ExportOptions &m_options;
    render::CodeHighlighter m_highlighter;
    LatexMarkup m_markup;
};

} // namespace

std::unique_ptr<DocumentWriter> LatexExport::writer(const QString &title, const ExportOptions &options,
                                                    PictureShelf *shelf) const
{
    return std::make_unique<Writer>(title, options, shelf);
}

} // namespace quire::exporting
