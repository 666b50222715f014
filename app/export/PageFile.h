// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/PageAssets.h"
#include "export/PageBody.h"

namespace quire::exporting {

/// The document around an exported page's content: head, styles, scripts, and the policy that lets nothing in or out.
struct PageFile
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PageFile)

public:
    QString title;
    /// Names in share/quire/web.
    QStringList styles;
    QStringList scripts;
    /// On <body>.
    QByteArray bodyClass;

    struct Ends
    {
        QByteArray head;
        QByteArray foot;
    };
    /// All of the document before and behind the content. Errors: File.
    Result<Ends> around(const PageAssets &assets, const PageBody &body) const;

    /// Switches between light and dark; unseen without scripts.
    static QByteArray themeButton();
};

} // namespace quire::exporting
