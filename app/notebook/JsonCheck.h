// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>

namespace quire::notebook {

/// Is `json` from `from` on one JSON text in UTF-8? ErrorKind::Format says what is wrong, with line and column in
/// words. NaN, Infinity and -Infinity count as numbers. Nesting deeper than 512 is refused.
Result<void> checkJson(const QByteArray &json, qsizetype from = 0);

} // namespace quire::notebook
