// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/Picture.h"

#include <QList>
#include <QSizeF>

namespace quire::ui {

/// Reading of PDF files, without trust in them, by Qt's image plugin for PDF, which is loaded with the first one. Pure
/// functions, for worker threads.
namespace PdfDecoder {

/// Bytes a file may have.
inline constexpr qsizetype largest = 64 * 1024 * 1024;
/// Pages shown; what follows is left out.
inline constexpr int mostPages = 300;

struct Outline
{
    /// Of the pages that are shown, in points.
    QList<QSizeF> pages;
    int pageCount = 0;
    /// Translated sentence, empty when there are pages.
    QString problem;
};

Outline outline(const QByteArray &bytes);
/// Page `page`, from 0, on white, at this many device pixels.
render::Picture renderPage(const QByteArray &bytes, int page, const QSize &pixels);

} // namespace PdfDecoder

} // namespace quire::ui
