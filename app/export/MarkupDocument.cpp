// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/MarkupDocument.h"

#include "render/AnsiParser.h"
#include "render/MathText.h"

using namespace Qt::StringLiterals;

namespace quire::exporting {

QString MarkupDocument::plainText(const QString &text)
{
    render::AnsiParser parser;
    parser.feed(text);
    QString plain = parser.lines().text();
    while (!plain.isEmpty() && plain.back().isSpace()) {
        plain.chop(1);
    }
    return plain;
}

void MarkupDocument::addLatex(const QString &latex)
{
    using Node = render::MarkdownNode;
    Node root;
    Node line{.kind = Node::Kind::Paragraph};
    qsizetype at = 0;
    const auto endLine = [&] {
        if (!line.children.empty()) {
            root.children.push_back(std::exchange(line, Node{.kind = Node::Kind::Paragraph}));
        }
    };
    const auto addPlain = [&](qsizetype end) {
        const QString text = latex.sliced(at, end - at).simplified();
        if (!text.isEmpty()) {
            line.children.push_back({.kind = Node::Kind::Text, .text = text + u' '});
        }
    };
    for (const render::MathSpan &span : render::MathText::inLatex(latex)) {
        addPlain(span.place.start);
        if (span.isDisplay) {
            endLine();
            root.children.push_back({.kind = Node::Kind::MathBlock, .text = span.tex});
        } else {
            line.children.push_back({.kind = Node::Kind::Math, .text = span.tex});
        }
        at = span.place.end();
    }
    addPlain(latex.size());
    endLine();
    addMarkup(root);
}

void MarkupDocument::add(const QString &block)
{
    QString text = block;
    while (text.endsWith(u'\n')) {
        text.chop(1);
    }
    if (!text.isEmpty()) {
        m_text += (m_text.isEmpty() ? QString() : u"\n"_s) + text + u'\n';
    }
}

QByteArray MarkupDocument::document()
{
    add(markup().ending());
    return m_text.toUtf8();
}

} // namespace quire::exporting
