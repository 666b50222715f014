// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "base/Result.h"

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
    /// Fetches a machine's file, where it is not on this computer anyway, and hands it to the desktop.
    static Reply<void> openWithDesktop(session::AttachedMachine *machine, RemotePath path);
};

} // namespace quire::ui
