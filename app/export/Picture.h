// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QSize>
#include <QString>

#include <optional>

namespace quire::exporting {

/// A picture as it lies in a file.
struct Picture
{
    QByteArray bytes;
    /// "png", "jpg", "gif", "webp", "bmp", "svg" or "pdf".
    QString suffix;
    /// In pixels of the screen; empty when nobody can say.
    QSize size = {};

    /// By its first bytes, whatever somebody called it. Nothing when it is none of these kinds.
    static std::optional<Picture> fromBytes(const QByteArray &bytes);
    /// The same as PNG, JPEG or PDF, which is what TeX takes: SVG becomes PDF, the others PNG. Nothing when it cannot
    /// be read or is huge.
    std::optional<Picture> forTex() const;
};

} // namespace quire::exporting
