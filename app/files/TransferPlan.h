// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/RemoteRoot.h"
#include "files/TransferJob.h"

namespace quire::files {

/// Counts what an order moves, makes the folders it goes to, and looks at what has a name there already.
///
/// Links are not followed, and what is no file or folder is left out, with a word about it. Folders that are on both
/// sides become one.
class TransferPlan : public QObject
{
    Q_OBJECT

public:
    /// The roots of the order's machines, null for this computer; they outlive this.
    TransferPlan(TransferOrder order, RemoteRoot *from, RemoteRoot *to, QObject *parent = nullptr);

    /// Errors: what keeps a machine from being looked at; a file's own are in the file.
    [[nodiscard]] Reply<std::vector<TransferFile>> run();

private:
    struct Found
    {
        QByteArray source;
        QByteArray target;
        sync::Entry entry;
        Error problem;
    };
    using Finds = std::vector<Found>;

    static Finds walkHere(const TransferOrder &order);
    Reply<Finds> walkThere();
    Reply<void> prepare(std::shared_ptr<Finds> finds);
    Reply<sync::Tree> look(QByteArray folder);
    Reply<void> makeFolder(QByteArray folder);

    TransferOrder m_order;
    RemoteRoot *m_from;
    RemoteRoot *m_to;
    std::vector<TransferFile> m_files;
};

/// `name` in `folder`; the root of a machine is the empty folder.
QByteArray inFolder(const QByteArray &folder, const QByteArray &name);
QByteArray lastName(const QByteArray &path);
QByteArray parentFolder(const QByteArray &path);
/// What lies at `path` on this computer; nothing: nothing.
std::optional<sync::Entry> localEntry(const QByteArray &path);

} // namespace quire::files
