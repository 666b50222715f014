// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QUrl>

namespace quire::render {

/// Which bundled file stands for an address that notebooks load libraries from: the files of plotly, Bokeh, Vega,
/// require.js and the like on the usual CDNs, of whatever version. Relative to the folder of the bundled libraries;
/// empty for any other address. Pure.
struct AssetMap
{
    static QString assetFor(const QUrl &url);
    /// The same by what the file is called, wherever it is said to be: nbconvert is set up with other CDNs, servers of
    /// their own, and as Debian has it with files of the server's disk. For exported pages.
    static QString assetNamedLike(const QUrl &url);
    /// The hosts assetFor() knows, for a Content-Security-Policy.
    static QString hosts();
    /// MIME type by the name of a bundled file.
    static QByteArray typeOf(const QString &name);
};

} // namespace quire::render
