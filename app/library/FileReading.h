// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "library/LibraryEntry.h"

#include <QCoreApplication>
#include <QFile>

#include <functional>

namespace quire::library {

/// The pages of a PDF as text, up to a number of them; empty when it has none or cannot be read.
using PdfText = std::function<QStringList(const QByteArray &bytes, int mostPages)>;

/// Reads files of the library, by the bytes of their names: not all are UTF-8. For worker threads.
struct FileReading
{
    Q_DECLARE_TR_FUNCTIONS(quire::library::FileReading)

public:
    /// Opens to read; a plain file, through links. Errors: NotFound, File.
    [[nodiscard]] static Result<void> open(QFile &file, const QByteArray &path);
    /// Errors: NotFound, File (may not be read), Format (its content makes no sense), Unsupported (larger than
    /// largestFile, or made by something newer).
    [[nodiscard]] static Result<Reading> read(const QByteArray &path, Kind kind, const PdfText &pdfText);
    /// A path by which programs that know only Unicode names can open it: the same, or that of a copy in the cache.
    [[nodiscard]] static Result<QString> openable(const QByteArray &path);
};

} // namespace quire::library
