// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "remote/WorkTree.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>

namespace quire::session {
class AttachedMachine;
}

namespace quire::remote {

class MachineTask;

/// Knows of one folder of a machine at a time what git says about it. Asks a moment after it is told to look, never
/// twice at once, and no more where git or terminals are missing.
class GitStatus : public QObject
{
    Q_OBJECT

public:
    explicit GitStatus(QObject *parent = nullptr);
    ~GitStatus() override;

    /// Another folder; what was known of the one before is void. Null: none.
    void look(session::AttachedMachine *machine, const RemotePath &folder);
    /// Something may have changed there.
    void refresh();
    /// Nothing while unknown, and where the folder is no work tree.
    const std::optional<WorkTree> &workTree() const { return m_tree; }

Q_SIGNALS:
    void changed();

private:
    void ask();
    void take(const std::optional<WorkTree> &tree);

    QPointer<session::AttachedMachine> m_machine;
    RemotePath m_folder;
    std::optional<WorkTree> m_tree;
    std::unique_ptr<MachineTask> m_task;
    QSet<QString> m_without; ///< Machines that cannot tell.
    QTimer m_soon;
    bool m_isAskedAgain = false;
};

} // namespace quire::remote
