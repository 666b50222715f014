// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/MimeBundle.h"

namespace quire::render {

/// About the first `bytes` of a text in a bundle, without decoding the rest of it.
QString beginningOf(const notebook::MimeBundle &data, QStringView mimeType, qsizetype bytes);

} // namespace quire::render
