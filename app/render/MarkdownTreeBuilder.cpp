// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/MarkdownTreeBuilder.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

/// Writers go over the tree by recursion.
constexpr std::size_t deepest = 50;

/// What m_beyond calls Markdown's own nodes.
QString nameOf(MarkdownNode::Kind kind)
{
    return u'#' + QString::number(int(kind));
}

} // namespace

QString MarkdownNode::plainText() const
{
    if (kind == Kind::SoftBreak || kind == Kind::LineBreak) {
        return u" "_s;
    }
    QString all = text;
    for (const MarkdownNode &child : children) {
        all += child.plainText();
    }
    return all;
}

void MarkdownTreeBuilder::open(MarkdownNode node, const QString &tag)
{
    if (m_open.size() >= deepest || !m_beyond.isEmpty()) {
        ++m_beyond[tag.isEmpty() ? nameOf(node.kind) : tag];
        return;
    }
    m_open.push_back({std::move(node), tag});
}

void MarkdownTreeBuilder::pop()
{
    MarkdownNode done = std::move(m_open.back().node);
    m_open.pop_back();
    m_open.back().node.children.push_back(std::move(done));
}

bool MarkdownTreeBuilder::closeBeyond(const QString &name)
{
    const auto found = m_beyond.find(name);
    if (found == m_beyond.end()) {
        return false;
    }
    if (--*found == 0) {
        m_beyond.erase(found);
    }
    return true;
}

void MarkdownTreeBuilder::close(Kind kind)
{
    if (closeBeyond(nameOf(kind))) {
        return;
    }
    m_beyond.clear();
    while (m_open.size() > 1) {
        const bool isIt = m_open.back().tag.isEmpty() && m_open.back().node.kind == kind;
        pop();
        if (isIt) {
            return;
        }
    }
}

bool MarkdownTreeBuilder::isTagOpen(QStringView tag) const
{
    if (!m_beyond.isEmpty() && m_beyond.contains(tag.toString())) {
        return true;
    }
    for (std::size_t i = m_open.size(); i-- > 1;) {
        if (m_open[i].tag.isEmpty()) {
            return false;
        }
        if (m_open[i].tag == tag) {
            return true;
        }
    }
    return false;
}

void MarkdownTreeBuilder::closeTag(QStringView tag)
{
    if (!isTagOpen(tag)) {
        return;
    }
    if (closeBeyond(tag.toString())) {
        return;
    }
    m_beyond.clear();
    bool isIt = false;
    while (!isIt) {
        isIt = m_open.back().tag == tag;
        pop();
    }
}

void MarkdownTreeBuilder::add(MarkdownNode node)
{
    m_open.back().node.children.push_back(std::move(node));
}

void MarkdownTreeBuilder::addText(const QString &text)
{
    auto &siblings = m_open.back().node.children;
    if (!siblings.empty() && siblings.back().kind == Kind::Text) {
        siblings.back().text += text;
    } else if (!text.isEmpty()) {
        add({.kind = Kind::Text, .text = text});
    }
}

bool MarkdownTreeBuilder::isAmongBlocks() const
{
    switch (m_open.back().node.kind) {
    case Kind::Document:
    case Kind::Quote:
    case Kind::Item:
        return true;
    default:
        return false;
    }
}

MarkdownNode MarkdownTreeBuilder::take()
{
    m_beyond.clear();
    while (m_open.size() > 1) {
        pop();
    }
    return std::exchange(m_open.back().node, {});
}

} // namespace quire::render
