// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/Exporter.h"

#include <QCoreApplication>

namespace quire::exporting {

/// A program in the notebook's language: code as it is, text as comments, cells marked with "# %%" as Spyder, VS Code,
/// PyCharm and jupytext know it. Python's magics become calls of IPython, so that it runs with python where IPython is
/// installed; those that only concern the notebook's display become comments.
class ScriptExport : public Exporter
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::ScriptExport)

public:
    Result<Exported> run(const notebook::Notebook &notebook, const ExportOptions &options,
                         const IsCancelled &isCancelled, const ExportProgress &progress) const override;

    /// "py" for Python, as the notebook says it, else by its language; "txt" when nobody knows.
    static QString suffixFor(const notebook::Notebook &notebook);
};

} // namespace quire::exporting
