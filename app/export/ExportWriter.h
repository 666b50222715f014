// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/Exporter.h"

#include <QCoreApplication>

namespace quire::exporting {

/// Puts an exported document and its assets on this computer's disk. Under the final names there is the old export or
/// the new one, never a half; what does not belong to exports in an assets folder stays. For worker threads.
class ExportWriter
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::ExportWriter)

public:
    /// `file` is the document's; folders above it are made. Errors: File, in words that name the file and the reason.
    [[nodiscard]] static Result<void> write(const Exported &exported, const QString &file);
};

} // namespace quire::exporting
