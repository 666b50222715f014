// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Coroutine.h"

#include <vector>

namespace quire::files {

/// Work that goes on at once. Whoever started it and goes away takes it along.
template <typename T> struct Batch
{
    std::vector<Reply<T>> replies;

    Batch() = default;
    ~Batch()
    {
        for (Reply<T> &reply : replies) {
            reply.cancel();
        }
    }
    Q_DISABLE_COPY_MOVE(Batch)

    void add(Reply<T> reply) { replies.push_back(std::move(reply)); }
};

} // namespace quire::files
