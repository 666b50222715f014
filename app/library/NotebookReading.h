// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "library/LibraryEntry.h"

#include <QCoreApplication>

namespace quire::library {

/// Notebooks and Markdown as the library keeps them. Pure functions, for worker threads.
struct NotebookReading
{
    Q_DECLARE_TR_FUNCTIONS(quire::library::NotebookReading)

public:
    /// Sources, Markdown and the text of outputs; the first picture as thumbnail. Errors: Format, Unsupported.
    [[nodiscard]] static Result<Reading> readNotebook(const QByteArray &bytes);
    /// A passage for each section, at its line.
    static Reading readMarkdown(const QString &text);
    /// A small PNG of a picture; empty where it is none or unreasonably large.
    static QByteArray thumbnailOf(const QByteArray &picture);
};

} // namespace quire::library
