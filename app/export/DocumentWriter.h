// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/OutputParts.h"
#include "export/PictureShelf.h"
#include "render/MarkdownNode.h"

#include <QByteArray>

#include <optional>

namespace quire::exporting {

/// Writes a notebook piece by piece in one format.
class DocumentWriter
{
public:
    virtual ~DocumentWriter() = default;

    /// `count`: the number the cell was last run as.
    virtual void addCode(const QString &source, const QString &language, std::optional<int> count) = 0;
    virtual void addMarkdown(const QString &source) = 0;
    virtual void addMarkup(const render::MarkdownNode &root) = 0;
    /// With escape sequences.
    virtual void addText(const QString &text, OutputPart::Kind kind) = 0;
    /// Prose with formulas, as kernels give it.
    virtual void addLatex(const QString &latex) = 0;
    /// `width` in pixels, 0 for its own.
    virtual void addPicture(const PictureShelf::Shown &picture, int width) = 0;
    /// In the format itself.
    virtual void addRaw(const QString &source) = 0;
    /// All of it.
    virtual QByteArray document() = 0;
};

} // namespace quire::exporting
