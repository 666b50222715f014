// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/MarkdownTree.h"

#include "render/Footnotes.h"
#include "render/HiddenPieces.h"
#include "render/HtmlNodes.h"
#include "render/HtmlTag.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <md4c.h>

using namespace Qt::StringLiterals;

namespace quire::render {

using Kind = MarkdownNode::Kind;

namespace {

/// What md4c tells, put into a tree.
class Reading
{
public:
    /// `bySource`: what stands in the text for a hidden piece, by the piece's source.
    Reading(const HiddenPieces &hidden, const QHash<QString, MarkdownNode> &bySource)
        : m_hidden(hidden), m_bySource(bySource)
    {
    }

    MarkdownNode run();

private:
    void enterBlock(MD_BLOCKTYPE type, void *detail);
    void leaveBlock(MD_BLOCKTYPE type);
    void enterSpan(MD_SPANTYPE type, void *detail);
    void leaveSpan(MD_SPANTYPE type);
    void takeText(MD_TEXTTYPE type, const QString &text);
    void addPlain(const QString &text);
    QString attribute(const MD_ATTRIBUTE &value) const;
    MarkdownNode block(MD_BLOCKTYPE type, void *detail) const;
    static Kind kindOf(MD_BLOCKTYPE type);
    static Kind kindOf(MD_SPANTYPE type);

    const HiddenPieces &m_hidden;
    const QHash<QString, MarkdownNode> &m_bySource;
    MarkdownTreeBuilder m_builder;
    HtmlNodes m_html{&m_builder};
    /// Raw HTML comes line by line; a tag may be longer.
    QString m_htmlBlock;
    bool m_isInHtmlBlock = false;
    bool m_isInHeader = false;
};

Kind Reading::kindOf(MD_BLOCKTYPE type)
{
    switch (type) {
    case MD_BLOCK_QUOTE:
        return Kind::Quote;
    case MD_BLOCK_UL:
        return Kind::BulletList;
    case MD_BLOCK_OL:
        return Kind::NumberedList;
    case MD_BLOCK_LI:
        return Kind::Item;
    case MD_BLOCK_H:
        return Kind::Heading;
    case MD_BLOCK_CODE:
        return Kind::CodeBlock;
    case MD_BLOCK_P:
        return Kind::Paragraph;
    case MD_BLOCK_TABLE:
        return Kind::Table;
    case MD_BLOCK_TR:
        return Kind::Row;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
        return Kind::Cell;
    default:
        return Kind::Document;
    }
}

Kind Reading::kindOf(MD_SPANTYPE type)
{
    switch (type) {
    case MD_SPAN_EM:
        return Kind::Emphasis;
    case MD_SPAN_STRONG:
        return Kind::Strong;
    case MD_SPAN_A:
        return Kind::Link;
    case MD_SPAN_IMG:
        return Kind::Image;
    case MD_SPAN_CODE:
        return Kind::Code;
    case MD_SPAN_DEL:
        return Kind::Strike;
    default:
        return Kind::Group;
    }
}

QString Reading::attribute(const MD_ATTRIBUTE &value) const
{
    QString text;
    for (int i = 0; value.text && value.substr_offsets[i] < value.size; ++i) {
        const MD_OFFSET begin = value.substr_offsets[i];
        const QString part = QString::fromUtf8(value.text + begin, value.substr_offsets[i + 1] - begin);
        text += value.substr_types[i] == MD_TEXT_ENTITY ? decodeEntities(part) : part;
    }
    return m_hidden.withPlainSources(text);
}

MarkdownNode Reading::block(MD_BLOCKTYPE type, void *detail) const
{
    MarkdownNode node{.kind = kindOf(type)};
    if (type == MD_BLOCK_H) {
        node.number = int(static_cast<MD_BLOCK_H_DETAIL *>(detail)->level);
    } else if (type == MD_BLOCK_OL) {
        node.number = int(static_cast<MD_BLOCK_OL_DETAIL *>(detail)->start);
    } else if (type == MD_BLOCK_LI) {
        const auto *item = static_cast<MD_BLOCK_LI_DETAIL *>(detail);
        node.isTask = item->is_task != 0;
        node.isDone = node.isTask && item->task_mark != ' ';
    } else if (type == MD_BLOCK_CODE) {
        node.target = attribute(static_cast<MD_BLOCK_CODE_DETAIL *>(detail)->lang);
    } else if (type == MD_BLOCK_TR) {
        node.isHeader = m_isInHeader;
    } else if (type == MD_BLOCK_TH || type == MD_BLOCK_TD) {
        switch (static_cast<MD_BLOCK_TD_DETAIL *>(detail)->align) {
        case MD_ALIGN_LEFT:
            node.align = MarkdownNode::Align::Left;
            break;
        case MD_ALIGN_CENTER:
            node.align = MarkdownNode::Align::Center;
            break;
        case MD_ALIGN_RIGHT:
            node.align = MarkdownNode::Align::Right;
            break;
        default:
            break;
        }
    }
    return node;
}

void Reading::enterBlock(MD_BLOCKTYPE type, void *detail)
{
    if (type == MD_BLOCK_THEAD || type == MD_BLOCK_TBODY) {
        m_isInHeader = type == MD_BLOCK_THEAD;
    } else if (type == MD_BLOCK_HR) {
        m_builder.add({.kind = Kind::Rule});
    } else if (type == MD_BLOCK_HTML) {
        m_isInHtmlBlock = true;
    } else if (type != MD_BLOCK_DOC) {
        m_builder.open(block(type, detail));
    }
}

void Reading::leaveBlock(MD_BLOCKTYPE type)
{
    if (type == MD_BLOCK_HTML) {
        m_isInHtmlBlock = false;
        m_html.read(m_hidden.withPlainSources(std::exchange(m_htmlBlock, {})));
    } else if (type != MD_BLOCK_DOC && type != MD_BLOCK_HR && type != MD_BLOCK_THEAD && type != MD_BLOCK_TBODY) {
        m_builder.close(kindOf(type));
    }
}

void Reading::enterSpan(MD_SPANTYPE type, void *detail)
{
    MarkdownNode node{.kind = kindOf(type)};
    if (type == MD_SPAN_A) {
        node.target = attribute(static_cast<MD_SPAN_A_DETAIL *>(detail)->href);
    } else if (type == MD_SPAN_IMG) {
        node.target = attribute(static_cast<MD_SPAN_IMG_DETAIL *>(detail)->src);
    }
    m_builder.open(std::move(node));
}

void Reading::leaveSpan(MD_SPANTYPE type)
{
    m_builder.close(kindOf(type));
}

void Reading::addPlain(const QString &text)
{
    static const QRegularExpression mark(u"@@\\d{1,6}@@"_s);
    qsizetype at = 0;
    for (const QRegularExpressionMatch &match : mark.globalMatch(text)) {
        m_builder.addText(text.sliced(at, match.capturedStart() - at));
        const QString source = m_hidden.withPlainSources(match.captured());
        const auto known = m_bySource.constFind(source);
        if (known == m_bySource.cend()) {
            m_builder.addText(source);
        } else {
            m_builder.add(*known);
        }
        at = match.capturedEnd();
    }
    m_builder.addText(text.sliced(at));
}

void Reading::takeText(MD_TEXTTYPE type, const QString &text)
{
    if (type == MD_TEXT_HTML && m_isInHtmlBlock) {
        m_htmlBlock += text;
        return;
    }
    if (type == MD_TEXT_HTML) {
        m_html.read(m_hidden.withPlainSources(text));
        return;
    }
    if (m_html.isSkipping()) {
        return;
    }
    switch (type) {
    case MD_TEXT_BR:
        m_builder.add({.kind = Kind::LineBreak});
        break;
    case MD_TEXT_SOFTBR:
        m_builder.add({.kind = Kind::SoftBreak});
        break;
    case MD_TEXT_ENTITY:
        m_builder.addText(decodeEntities(text));
        break;
    case MD_TEXT_CODE:
        m_builder.addText(m_hidden.withPlainSources(text));
        break;
    case MD_TEXT_NULLCHAR:
        m_builder.addText(QString(QChar::ReplacementCharacter));
        break;
    default:
        addPlain(text);
    }
}

MarkdownNode Reading::run()
{
    const QByteArray source = m_hidden.text().toUtf8();
    MD_PARSER parser{};
    parser.flags = MD_DIALECT_GITHUB;
    parser.enter_block = [](MD_BLOCKTYPE type, void *detail, void *data) {
        static_cast<Reading *>(data)->enterBlock(type, detail);
        return 0;
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void *, void *data) {
        static_cast<Reading *>(data)->leaveBlock(type);
        return 0;
    };
    parser.enter_span = [](MD_SPANTYPE type, void *detail, void *data) {
        static_cast<Reading *>(data)->enterSpan(type, detail);
        return 0;
    };
    parser.leave_span = [](MD_SPANTYPE type, void *, void *data) {
        static_cast<Reading *>(data)->leaveSpan(type);
        return 0;
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *data) {
        static_cast<Reading *>(data)->takeText(type, QString::fromUtf8(text, size));
        return 0;
    };
    md_parse(source.constData(), MD_SIZE(source.size()), &parser, this);
    return tidied(m_builder.take());
}

/// Formulas and footnotes are hidden from the parser and stand in the tree afterwards.
MarkdownNode parsed(const QString &source, const QList<MathSpan> &math, const Footnotes &notes)
{
    QHash<QString, MarkdownNode> bySource;
    QList<HiddenPieces::Piece> pieces;
    const auto hide = [&](const TextStretch &place, MarkdownNode node) {
        bySource.insert(source.sliced(place.start, place.length), std::move(node));
        pieces.append({place, {}});
    };
    for (const Footnotes::Note &note : notes.notes()) {
        pieces.append({note.place, {}, true});
    }
    for (const MathSpan &span : math) {
        hide(span.place, {.kind = Kind::Math, .text = span.tex, .isDisplay = span.isDisplay});
    }
    for (const Footnotes::Reference &reference : notes.references()) {
        hide(reference.place, {.kind = Kind::FootnoteReference, .target = reference.name});
    }
    return Reading(HiddenPieces(source, pieces), bySource).run();
}

QList<TextStretch> opaqueIn(const QString &source, const QList<MathSpan> &math)
{
    QList<TextStretch> opaque = MathText::codeIn(source);
    for (const MathSpan &span : math) {
        opaque.append(span.place);
    }
    std::ranges::sort(opaque, {}, &TextStretch::start);
    return opaque;
}

/// As Jupyter makes them: spaces to '-', unique within the text.
void nameHeadings(MarkdownNode &node, QSet<QString> &taken)
{
    if (node.kind == Kind::Heading && node.target.isEmpty()) {
        const QString plain = node.plainText().simplified().replace(u' ', u'-');
        node.target = plain;
        for (int i = 1; taken.contains(node.target); ++i) {
            node.target = u"%1-%2"_s.arg(plain).arg(i);
        }
        taken.insert(node.target);
    }
    for (MarkdownNode &child : node.children) {
        nameHeadings(child, taken);
    }
}

} // namespace

MarkdownTree MarkdownTree::parse(const QString &source)
{
    const QList<MathSpan> math = MathText::inMarkdown(source);
    const Footnotes notes(source, opaqueIn(source, math));
    MarkdownTree tree;
    tree.root = parsed(source, math, notes);
    QSet<QString> taken;
    nameHeadings(tree.root, taken);
    for (const Footnotes::Note &note : notes.notes()) {
        tree.notes.append({note.name, parsed(note.text, MathText::inMarkdown(note.text), Footnotes({}, {}))});
    }
    return tree;
}

} // namespace quire::render
