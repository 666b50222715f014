// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/MimeBundle.h"

#include <QCoreApplication>

#include <span>

namespace quire::render {

/// What is made of one of a bundle's types.
enum class ShowAs {
    Nothing,         ///< Only prepares a page for later outputs; every page here has its libraries already.
    Live,            ///< Runs code of its own, where that is trusted.
    LiveStyledTable, ///< The same for a table whose cells are coloured (isStyledTable), else not at all.
    Table,
    SimpleHtml, ///< HTML that loses nothing by being cleaned (needsPage), else not at all.
    LiveHtml,   ///< The other HTML.
    Tree,
    Markdown,
    Latex,
    Picture,
    StillHtml, ///< What is left of HTML when nothing in it may run.
    Pdf,
    Text,
};

/// One of the ways in which an output can be shown.
struct OutputWay
{
    QLatin1StringView mimeType;
    ShowAs as = ShowAs::Text;
};

/// How outputs are shown, wherever that is: on the screen or in an export.
class OutputWays
{
    Q_DECLARE_TR_FUNCTIONS(quire::render::OutputWays)

public:
    /// The best first. Of a bundle's types the first one that can be shown wins, as in Jupyter: richer before plainer.
    static std::span<const OutputWay> all();
    /// True when the best of it would be shown by running code of its own.
    static bool wantsToRun(const notebook::MimeBundle &data);
    /// What a person calls a MIME type.
    static QString nameOf(const QString &mimeType);
    /// The types that say more than plain text, in words.
    static QString richerTypes(const notebook::MimeBundle &data);
};

} // namespace quire::render
