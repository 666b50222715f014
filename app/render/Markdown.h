// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>
#include <optional>

namespace quire::render {

class CodeHighlighter;
class HiddenPieces;

struct Heading
{
    int level = 1;
    QString text;   ///< Without markup.
    QString anchor; ///< As Jupyter makes it: spaces to '-'; made unique with -1, -2…
    int line = 0;   ///< In the source, from 0.

    bool operator==(const Heading &) const = default;
};

/// GitHub's Markdown (tables, task lists, footnotes, alerts, strikethrough, bare links) with math as Jupyter finds it,
/// for rich text.
struct Markdown
{
    /// Colours fenced code; none: plain.
    CodeHighlighter *highlighter = nullptr;
    /// See HtmlSanitiser::resolveImage.
    std::function<QString(const QString &address)> resolveImage;

    /// Safe HTML for QTextDocument. Headings and footnotes carry anchors; formulas and the boxes of tasks are images
    /// with ObjectNames; <details> stands in it as it was written (see HtmlDetails).
    QString toHtml(const QString &source) const;

    /// The outline, in order. Headings inside code are none.
    static QList<Heading> headings(const QString &source);
    /// The formulas that define something for later ones, in order.
    static QStringList definitions(const QString &source);
    /// The source with the box of task `index` ticked or cleared; nothing when there is no such task.
    static std::optional<QString> withTaskToggled(const QString &source, int index);

private:
    QString bodyHtml(HiddenPieces &hidden, bool hasTasks) const;
};

} // namespace quire::render
