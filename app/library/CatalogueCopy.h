// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "library/Catalogue.h"

namespace quire::library {

/// The catalogue's second copy: JSON that a person could read. Blocks: for worker threads.
struct CatalogueCopy
{
    Q_DECLARE_TR_FUNCTIONS(quire::library::CatalogueCopy)

public:
    /// Whole or not at all. Errors: File.
    [[nodiscard]] static Result<void> write(const QString &file, const CatalogueContents &contents);
    /// What is in it; entries are Waiting and have their ids. Nothing where there is no copy or it is damaged.
    static CatalogueContents read(const QString &file);
};

} // namespace quire::library
