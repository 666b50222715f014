// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Output.h"
#include "render/MarkdownNode.h"

#include <QCoreApplication>

namespace quire::exporting {

/// What of an output a page without scripts can show.
struct OutputPart
{
    enum class Kind {
        Text,     ///< `text` with escape sequences.
        Warning,  ///< The same, of stderr.
        Error,    ///< The same, a traceback.
        Markup,   ///< `markup`, from HTML.
        Markdown, ///< `text`.
        Latex,    ///< `text`: prose with formulas.
        Picture,  ///< `bytes`.
    };
    Kind kind = Kind::Text;
    QString text = {};
    render::MarkdownNode markup = {};
    QByteArray bytes = {};
    int width = 0; ///< Of a picture, in pixels, where the output says so; else 0.
};

/// Chooses from an output's forms, for documents that are read.
class OutputParts
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::OutputParts)

public:
    /// Which form counts more where there are several.
    enum class Order {
        Reading, ///< HTML, Markdown, LaTeX, pictures, text.
        Tex,     ///< LaTeX, pictures that TeX takes, HTML, text.
    };

    explicit OutputParts(Order order) : m_order(order) {}

    /// The best form; a Text part, possibly empty, when nothing better is there. What is lost is said in `remarks`.
    OutputPart of(const notebook::Output &output, QStringList *remarks) const;

private:
    OutputPart ofDisplay(const notebook::Output &output, QStringList *remarks) const;

    Order m_order;
};

} // namespace quire::exporting
