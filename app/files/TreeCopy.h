// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/LocalRoot.h"
#include "files/RemoteRoot.h"

#include <QObject>

#include <memory>

namespace quire::files {

class LocalPart;

/// What came of a copy.
struct CopyReport
{
    int files = 0;
    qint64 bytes = 0;
    /// What was left out, and why.
    std::vector<std::pair<sync::TreePath, Error>> problems = {};
};

/// A file, or a folder with all it holds, from a root of this computer to one of a machine or back, once and now. What
/// has the name already is replaced; a file that a call before broke off goes on where it ended.
///
/// For programs without a window: reads and writes in this thread.
class TreeCopy : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this; `local` is open.
    TreeCopy(LocalRoot *local, RemoteRoot *remote) : m_local(local), m_remote(remote) {}

    [[nodiscard]] Reply<CopyReport> up(sync::TreePath from, sync::TreePath to);
    [[nodiscard]] Reply<CopyReport> down(sync::TreePath from, sync::TreePath to);

Q_SIGNALS:
    void progressed(qint64 bytes);

private:
    struct File
    {
        sync::TreePath from;
        sync::TreePath to;
        sync::Entry entry;
    };
    struct Arriving;

    Reply<void> makeRemoteFolders(std::vector<sync::TreePath> folders);
    Reply<void> sendGroup(std::vector<File> files);
    Reply<Upload> prepare(File file);
    Reply<sync::Tree> remoteTree(sync::TreePath from);
    Reply<void> fetchGroup(std::vector<File> files);
    void keep(const std::vector<Arriving> &files, const std::vector<Sent> &got);
    Result<void> place(const Arriving &file, const sync::Entry &got) const;
    std::vector<File> nextGroup();
    void sort(const sync::Tree &tree, const sync::TreePath &from, const sync::TreePath &to);

    LocalRoot *m_local;
    RemoteRoot *m_remote;
    std::vector<sync::TreePath> m_folders;
    std::vector<File> m_files;
    std::size_t m_next = 0;
    CopyReport m_report;
};

} // namespace quire::files
