// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace quire::render {

class CodeHighlighter;

struct Heading
{
    int level = 1;
    QString text;   ///< Without markup.
    QString anchor; ///< As Jupyter makes it: spaces to '-'; made unique with -1, -2…
    int line = 0;   ///< In the source, from 0.

    bool operator==(const Heading &) const = default;
};

/// GitHub's Markdown (tables, task lists, strikethrough, bare links) with $math$, for rich text.
struct Markdown
{
    /// Colours fenced code; none: plain.
    CodeHighlighter *highlighter = nullptr;
    /// See HtmlSanitiser::resolveImage.
    std::function<QString(const QString &address)> resolveImage;

    /// Safe HTML for QTextDocument. Headings carry anchors. Math is left readable: <code class="math">…</code>.
    QString toHtml(const QString &source) const;

    /// The outline, in order. Headings inside code are none.
    static QList<Heading> headings(const QString &source);
};

} // namespace quire::render
