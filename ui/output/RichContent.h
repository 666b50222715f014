// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QString>

#include <functional>

namespace quire::render {
class Math;
}

namespace quire::ui {

/// What texts may ask of the world around a notebook. Anything may be missing.
struct RichContent
{
    /// Sets formulas; without it their source is shown.
    render::Math *math = nullptr;
    /// The bytes of a file beside the notebook, by its path as a text writes it ("images/a%20b.png").
    std::function<Reply<QByteArray>(const QString &path)> readFile;
    /// How a text of this notebook names a file of this computer; empty when it cannot.
    std::function<QString(const QString &file)> nameOf;
    /// The bytes behind an http or https address. Only ever called because a person wants it.
    std::function<Reply<QByteArray>(const QString &address)> readAddress;
    /// Whether the person wants it for every address in this notebook; else each picture waits for a click.
    std::function<bool()> readsEveryAddress;
};

} // namespace quire::ui
