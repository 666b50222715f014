// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/RemoteRoot.h"

#include "base/Coroutine.h"

namespace quire::files {

Expectation Expectation::of(const std::optional<sync::Entry> &entry)
{
    return entry ? Expectation{Kind::This, *entry} : Expectation{};
}

sync::TreePath RemoteRoot::kept(const QByteArray &trace) const
{
    return sync::TreePath().child(ownFolder()).child("attic").child(trace);
}

Reply<std::vector<Sent>> RemoteRoot::digests(std::vector<sync::TreePath> paths)
{
    std::vector<Sent> result;
    result.reserve(paths.size());
    for (const sync::TreePath &path : paths) {
        const Result<std::optional<sync::Entry>> entry = co_await stat(path, true);
        if (!entry) {
            result.emplace_back(Failure(entry.error()));
        } else if (!*entry) {
            result.emplace_back(failure(ErrorKind::NotFound, tr("It is no longer there.")));
        } else {
            result.emplace_back(**entry);
        }
    }
    co_return result;
}

} // namespace quire::files
