// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Coroutine.h"
#include "files/RemoteRoot.h"

namespace quire::testing {

/// A way to a machine that answers one look with what it saw at an earlier one, as a cache between does. What is asked
/// about single files is true.
class StaleRoot : public files::RemoteRoot
{
public:
    explicit StaleRoot(files::RemoteRoot *root) : m_root(root) {}

    void answerOldOnce() { m_answersOld = m_seen.has_value(); }

    files::Abilities abilities() const override { return m_root->abilities(); }
    QByteArray absolutePath() const override { return m_root->absolutePath(); }
    Reply<sync::ScanResult> scan(sync::IgnoreRules rules, sync::PathMap<sync::Fingerprint> known) override
    {
        if (std::exchange(m_answersOld, false)) {
            co_return *m_seen;
        }
        const Result<sync::ScanResult> seen = co_await m_root->scan(rules, known);
        if (seen) {
            m_seen = *seen;
        }
        co_return seen;
    }
    Reply<sync::Tree> list(sync::TreePath folder) override { return m_root->list(folder); }
    Reply<std::optional<sync::Entry>> stat(sync::TreePath path, bool withDigest) override
    {
        return m_root->stat(path, withDigest);
    }
    Reply<std::vector<files::Sent>> digests(std::vector<sync::TreePath> paths) override
    {
        return m_root->digests(std::move(paths));
    }
    Reply<sync::Entry> makeFolder(sync::TreePath path) override { return m_root->makeFolder(path); }
    Reply<void> move(sync::TreePath from, sync::TreePath to, files::Expectation expected) override
    {
        return m_root->move(from, to, expected);
    }
    Reply<void> remove(sync::TreePath path, files::Expectation expected, QByteArray trace) override
    {
        return m_root->remove(path, expected, trace);
    }
    Reply<void> setExecutable(sync::TreePath path, bool executable, files::Expectation expected) override
    {
        return m_root->setExecutable(path, executable, expected);
    }
    Reply<sync::Entry> makeSymlink(sync::TreePath path, QByteArray text, files::Expectation expected) override
    {
        return m_root->makeSymlink(path, text, expected);
    }
    Reply<std::vector<files::Sent>> upload(std::vector<files::Upload> uploads) override
    {
        return m_root->upload(std::move(uploads));
    }
    Reply<std::vector<files::Sent>> download(std::vector<files::Download> downloads) override
    {
        return m_root->download(std::move(downloads));
    }
    Reply<void> discard(sync::TreePath path, QByteArray ticket) override { return m_root->discard(path, ticket); }

private:
    files::RemoteRoot *m_root;
    std::optional<sync::ScanResult> m_seen;
    bool m_answersOld = false;
};

} // namespace quire::testing
