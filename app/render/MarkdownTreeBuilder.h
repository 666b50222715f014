// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/MarkdownNode.h"

#include <QHash>

namespace quire::render {

/// Puts a tree of nodes together from what opens and closes, in whatever order it does so.
class MarkdownTreeBuilder
{
public:
    using Kind = MarkdownNode::Kind;

    /// `tag`: the HTML element that opened it, empty for Markdown's own.
    void open(MarkdownNode node, const QString &tag = {});
    /// Closes Markdown's innermost node of this kind, and what HTML left open in it.
    void close(Kind kind);
    /// Closes the innermost open element of this name, unless Markdown's own markup stands between.
    void closeTag(QStringView tag);
    /// Something without children.
    void add(MarkdownNode node);
    void addText(const QString &text);
    /// Is the innermost node one that may hold blocks?
    bool isAmongBlocks() const;
    /// Is an element of this name open, up to Markdown's own markup?
    bool isTagOpen(QStringView tag) const;

    /// What was built; the builder is empty then.
    MarkdownNode take();

private:
    struct Open
    {
        MarkdownNode node;
        QString tag;
    };

    void pop();
    /// False when none of this name is open beyond the depth.
    bool closeBeyond(const QString &name);

    std::vector<Open> m_open{Open{}};
    /// How many of each are open beyond the depth that is kept: their children go to the last node that is.
    QHash<QString, int> m_beyond;
};

} // namespace quire::render
