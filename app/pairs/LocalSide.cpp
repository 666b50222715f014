// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/LocalSide.h"

#include "base/Coroutine.h"

namespace quire::pairs {

LocalSide::LocalSide(QByteArray path, QObject *parent) : QObject(parent), m_path(path), m_root(std::move(path))
{
    m_thread.setMaxThreadCount(1);
}

LocalSide::~LocalSide()
{
    m_stop.request_stop();
    m_thread.waitForDone();
}

Reply<sync::FileId> LocalSide::open()
{
    using Opened = std::pair<sync::FileId, sync::SideTraits>;
    const Result<Opened> opened = co_await QtConcurrent::run(&m_thread, [this]() -> Result<Opened> {
        return m_root.open().transform([this] { return Opened(m_root.id(), m_root.traits()); });
    });
    if (!opened) {
        co_return Failure(opened.error());
    }
    m_traits = opened->second;
    co_return opened->first;
}

Reply<sync::ScanResult> LocalSide::scan(sync::IgnoreRules rules, sync::PathMap<sync::Fingerprint> known)
{
    return QtConcurrent::run(&m_thread,
                             [path = m_path, rules = std::move(rules), known = std::move(known),
                              stop = m_stop.get_token()]() -> Result<sync::ScanResult> {
                                 std::optional<sync::ScanResult> result = sync::LocalScan(path, rules, known).run(stop);
                                 if (!result) {
                                     return failure(ErrorKind::File,
                                                    LocalSide::tr("Looking at the folder was stopped."));
                                 }
                                 return std::move(*result);
                             });
}

} // namespace quire::pairs
