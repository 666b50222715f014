// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/MarkupWriter.h"

#include "render/HtmlSanitiser.h"

using namespace Qt::StringLiterals;

namespace quire::exporting {

QString MarkupWriter::write(const render::MarkdownTree &tree)
{
    m_notesBefore += int(m_notes.size());
    m_notes = tree.notes;
    Nodes nodes = tree.root.children;
    if (!m_begun && !nodes.empty() && isTitle(nodes.front())) {
        nodes.erase(nodes.begin());
    }
    m_begun = true;
    QString text = blocks(nodes);
    const QString end = notesEnd();
    if (!end.isEmpty()) {
        text += (text.isEmpty() ? QString() : u"\n\n"_s) + end;
    }
    return text;
}

bool MarkupWriter::isTitle(const Node &node) const
{
    return node.kind == Kind::Heading && node.plainText().simplified() == m_title.simplified();
}

QString MarkupWriter::between(const Node &, const Node &) const
{
    return u"\n\n"_s;
}

QString MarkupWriter::blocks(const Nodes &nodes)
{
    QString all;
    const Node *last = nullptr;
    for (const Node &node : nodes) {
        const QString text = block(node);
        if (text.isEmpty()) {
            continue;
        }
        all += (last ? between(*last, node) : QString()) + text;
        last = &node;
    }
    return all;
}

QString MarkupWriter::line(const Nodes &nodes)
{
    QString all;
    for (const Node &node : nodes) {
        all += span(node);
    }
    return all;
}

int MarkupWriter::depthOf(const Node &heading)
{
    while (!m_levels.isEmpty() && m_levels.last() >= heading.number) {
        m_levels.removeLast();
    }
    m_levels.append(heading.number);
    return int(m_levels.size());
}

int MarkupWriter::noteNumber(const QString &name) const
{
    const auto found = std::ranges::find(m_notes, name, &render::MarkdownTree::Note::name);
    return m_notesBefore + int(found - m_notes.begin()) + 1;
}

bool MarkupWriter::isSafe(const Node &link)
{
    return !link.target.isEmpty() && render::HtmlSanitiser::isSafeLink(link.target);
}

QString MarkupWriter::placeName(const QString &anchor)
{
    QString name;
    for (const QChar c : anchor.toLower()) {
        if (c.isLetterOrNumber()) {
            name += c;
        } else if (!name.endsWith(u'-')) {
            name += u'-';
        }
    }
    while (name.endsWith(u'-')) {
        name.chop(1);
    }
    return u"to-"_s + (name.startsWith(u'-') ? name.sliced(1) : name);
}

QString MarkupWriter::indented(const QString &text, int by, bool alsoFirst)
{
    QStringList lines = text.split(u'\n');
    for (qsizetype i = alsoFirst ? 0 : 1; i < lines.size(); ++i) {
        if (!lines.at(i).isEmpty()) {
            lines[i].prepend(QString(by, u' '));
        }
    }
    return lines.join(u'\n');
}

std::size_t MarkupWriter::columnsOf(const Node &table)
{
    std::size_t columns = 0;
    for (const Node &row : table.children) {
        columns = std::max(columns, row.children.size());
    }
    return columns;
}

} // namespace quire::exporting
