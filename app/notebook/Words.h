// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Notebook.h"

namespace quire::notebook {

/// Letters, digits and underscores of any script.
bool isWordCharacter(QChar character);
/// Where the word that ends at `caret` begins; `caret` itself when none does.
qsizetype wordStart(QStringView text, qsizetype caret);

/// Words of the code cells that begin like `prefix` in any case and go on, without repetition, those of the nearest
/// cells to `row` first. Looks at a bounded amount of text and gives at most `limit`.
QStringList wordsStartingWith(const Notebook &notebook, qsizetype row, QStringView prefix, qsizetype limit = 50);

} // namespace quire::notebook
