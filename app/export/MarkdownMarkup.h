// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/MarkupWriter.h"

namespace quire::exporting {

/// GitHub's Markdown, for what a notebook has as HTML.
class MarkdownMarkup : public MarkupWriter
{
public:
    explicit MarkdownMarkup(PictureShelf *shelf) : MarkupWriter({}, shelf) {}

    /// `code` between fences that nothing in it ends.
    static QString fenced(const QString &code, const QString &language);

protected:
    QString block(const Node &node) override;
    QString span(const Node &node) override;

private:
    QString listOf(const Node &list);
    QString tableOf(const Node &table);
    QString rowOf(const Node &row, std::size_t columns);
};

} // namespace quire::exporting
