// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

namespace quire::render {

/// Lets through only what QTextDocument shows and nobody can be harmed by: a fixed list of elements, attributes, style
/// properties and URL schemes. Scripts, event handlers, forms, frames, external images and file: links never pass.
struct HtmlSanitiser
{
    /// Called with each image's address ("attachment:plot.png", "images/a.png", "data:…"); returns what to show instead
    /// (best a data: URL), or nothing, and then the alternative text stands in its place. Default: data: images only.
    std::function<QString(const QString &address)> resolveImage;

    QString clean(const QString &html) const;

    /// http, https, mailto, a fragment or a relative path: what a link may lead to.
    static bool isSafeLink(const QString &address);
    /// An attachment, a picture in a data: address, a file beside the notebook, http or https: what a picture may be
    /// named by. Whoever shows it decides what is fetched.
    static bool isPictureAddress(const QString &address);
    /// data: with a PNG, JPEG, GIF, WebP, BMP or SVG picture in it.
    static bool isPictureData(const QString &address);
};

} // namespace quire::render
