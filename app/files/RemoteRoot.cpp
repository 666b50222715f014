// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/RemoteRoot.h"

namespace quire::files {

Expectation Expectation::of(const std::optional<sync::Entry> &entry)
{
    return entry ? Expectation{Kind::This, *entry} : Expectation{};
}

} // namespace quire::files
