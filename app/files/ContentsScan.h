// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/Batch.h"
#include "files/ContentsApi.h"
#include "sync/LocalScan.h"

#include <deque>

namespace quire::files {

/// Looks at folders through the Contents API, several at once where the way there is long.
///
/// A listing that fails is no empty folder: the server answers 404 while files in it come and go (sync.md §2.1). What
/// was there before and is missing now is asked for by name, because a listing also leaves things out.
class ContentsScan : public QObject
{
    Q_OBJECT

public:
    ContentsScan(ContentsApi *api, sync::IgnoreRules rules, sync::PathMap<sync::Fingerprint> known,
                 QObject *parent = nullptr);

    /// Everything below the root.
    [[nodiscard]] Reply<sync::ScanResult> run();
    /// One folder. Errors: NotFound.
    [[nodiscard]] Reply<sync::Tree> list(sync::TreePath folder);

    /// As lines of gitignore: what servers do not tell of, or refuse, by default ("hide_globs" and hidden names). For
    /// the rules of a pair, so that nobody takes it for deleted.
    static QByteArray hiddenLines();
    /// How many requests may be under way at once.
    static int lanes(const ContentsApi &api);

private:
    Reply<void> work();
    Reply<void> look(sync::TreePath folder);
    Reply<bool> listInto(sync::TreePath folder, bool deep);
    Reply<void> confirm(std::vector<sync::TreePath> missing);
    void add(const sync::TreePath &path, const ContentsItem &item, bool deep);
    std::vector<sync::TreePath> missing() const;
    void setUnlisted(const sync::TreePath &folder);

    ContentsApi *m_api;
    sync::IgnoreRules m_rules;
    sync::PathMap<sync::Fingerprint> m_known;
    sync::ScanResult m_result;
    std::deque<sync::TreePath> m_waiting;
    int m_working = 0;
};

} // namespace quire::files
