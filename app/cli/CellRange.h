// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "notebook/Notebook.h"

#include <QCoreApplication>

namespace quire::cli {

/// Which cells are meant by "1-3,7,12-": counted from 1, as they stand in the notebook.
class CellRange
{
    Q_DECLARE_TR_FUNCTIONS(quire::cli::CellRange)

public:
    /// Errors: Unsupported.
    [[nodiscard]] static Result<CellRange> parse(const QString &text);

    /// Those the notebook has.
    QList<notebook::CellId> in(const notebook::Notebook &notebook) const;

private:
    struct Stretch
    {
        qsizetype first = 1;
        qsizetype last = 0; ///< 0 for the notebook's end.
    };
    QList<Stretch> m_stretches;
};

} // namespace quire::cli
