// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonValue.h"

namespace quire::notebook {

/// Whether both say the same: order of keys, space and the two ways of nbformat to write a long text do not matter.
bool saysTheSame(const JsonValue &one, const JsonValue &other);

/// What both sides made of `base`, key by key in objects at any depth. Where both changed the same thing to something
/// else, ours stays.
JsonValue mergeJson(const JsonValue &base, const JsonValue &ours, const JsonValue &theirs);

} // namespace quire::notebook
