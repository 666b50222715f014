// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "export/pdf/PdfMarks.h"

#include <QCoreApplication>
#include <QSizeF>
#include <QStringList>

namespace quire::exporting {

/// What is done to PDF documents as files, by qpdf.
class PdfFile
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PdfFile)

public:
    struct Finish
    {
        QString title = {};
        QStringList authors = {};
        QList<PdfHeading> headings = {};
        PdfMarks marks = {};
        /// The first pages; each of the others, if any, is laid over one of them in turn.
        int pages = 0;
    };

    /// Sizes of the pages in pixels of CSS; empty for what is no PDF, is damaged, locked, or has more than `mostPages`.
    static QList<QSizeF> pageSizes(const QByteArray &pdf);
    static constexpr int mostPages = 200;

    /// The painted document with all that Qt does not write: what is laid over pages, drawings from other PDFs, links,
    /// outline, properties. ErrorKind::Format when it cannot be put together.
    static Result<QByteArray> finished(const QByteArray &painted, const Finish &finish);
};

} // namespace quire::exporting
