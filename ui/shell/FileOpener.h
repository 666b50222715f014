// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "session/NotebookRef.h"

#include <QCoreApplication>

namespace quire::session {
class AttachedMachine;
}

namespace quire::ui {

/// Opens what Quire has no view for, and puts files where they can be opened.
struct FileOpener
{
    Q_DECLARE_TR_FUNCTIONS(quire::ui::FileOpener)

public:
    /// Puts the sample notebook into `folder` (made if missing) unless one is there; gives its file name.
    static Reply<QString> copySample(const QString &folder);
    /// Writes a file of this computer, whole or not at all; gives its name.
    static Reply<QString> write(const QString &path, const QByteArray &bytes);
    /// Where a machine's file lies on this computer: fetched anew into the cache, unless it is here anyway.
    static Reply<QString> localFile(session::AttachedMachine *machine, session::NotebookRef ref);
    /// Where what lies at `path` on a disk of a machine is kept for other programs. Two disks never meet.
    static QString cachePath(const QString &disk, const RemotePath &path);
    /// Hands a file of this computer to the desktop. Errors: Unsupported when no program takes it.
    static Result<void> openLocal(const QString &file);
    /// Hands a file to the desktop.
    static Reply<void> openWithDesktop(session::AttachedMachine *machine, session::NotebookRef ref);
};

} // namespace quire::ui
