// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/PictureShelf.h"
#include "render/MarkdownTree.h"

#include <vector>

namespace quire::exporting {

/// Writes trees of nodes in one format's markup; each format says how a block and a span look.
class MarkupWriter
{
public:
    using Node = render::MarkdownNode;
    using Nodes = std::vector<Node>;
    using Kind = Node::Kind;

    /// `title`: a first heading that says the same is the document's title and is not written again.
    MarkupWriter(const QString &title, PictureShelf *shelf) : m_title(title), m_shelf(shelf) {}
    virtual ~MarkupWriter() = default;
    Q_DISABLE_COPY_MOVE(MarkupWriter)

    /// Blocks with empty lines between, without one at the end. Notes go where the format has them.
    QString write(const render::MarkdownTree &tree);
    QString write(const Node &root) { return write(render::MarkdownTree{root, {}}); }

    /// Behind everything else, such as definitions of what was used.
    virtual QString ending() { return {}; }

protected:
    virtual QString block(const Node &node) = 0;
    virtual QString span(const Node &node) = 0;
    /// What follows the blocks of one text.
    virtual QString notesEnd() { return {}; }
    /// Between two blocks; `after` is the node that was written last.
    virtual QString between(const Node &before, const Node &after) const;

    QString blocks(const Nodes &nodes);
    QString line(const Nodes &nodes);
    /// From 1 on, without gaps: what stands above a heading in the outline.
    int depthOf(const Node &heading);
    PictureShelf::Shown picture(const Node &image) const { return m_shelf->find(image.target); }
    const QList<render::MarkdownTree::Note> &notes() const { return m_notes; }
    /// From 1; a number of the whole document, so that notes of two cells differ.
    int noteNumber(const QString &name) const;
    /// The link leads to the web, to mail or to a file, and does nothing else.
    static bool isSafe(const Node &link);
    /// A name for the place `anchor` in the document, of ASCII letters, digits and '-' as far as there are any.
    static QString placeName(const QString &anchor);
    /// Every line of `text` but empty ones moved to the right.
    static QString indented(const QString &text, int by, bool alsoFirst = true);
    /// The columns of the widest row.
    static std::size_t columnsOf(const Node &table);

private:
    bool isTitle(const Node &node) const;

    QString m_title;
    PictureShelf *m_shelf;
    bool m_begun = false;
    QList<int> m_levels;
    QList<render::MarkdownTree::Note> m_notes;
    int m_notesBefore = 0;
};

} // namespace quire::exporting
