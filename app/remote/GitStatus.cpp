// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/GitStatus.h"

#include "remote/MachineTask.h"
#include "session/AttachedMachine.h"

namespace quire::remote {

using namespace Qt::StringLiterals;

GitStatus::GitStatus(QObject *parent) : QObject(parent)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(std::chrono::milliseconds(700));
    connect(&m_soon, &QTimer::timeout, this, &GitStatus::ask);
}

GitStatus::~GitStatus() = default;

void GitStatus::look(session::AttachedMachine *machine, const RemotePath &folder)
{
    if (m_machine == machine && m_folder == folder) {
        return;
    }
    m_machine = machine;
    m_folder = folder;
    m_task.reset();
    m_isAskedAgain = false;
    take({});
    refresh();
}

void GitStatus::refresh()
{
    if (m_task) {
        m_isAskedAgain = true;
    } else if (m_machine && !m_without.contains(m_machine->id().toText())) {
        m_soon.start();
    }
}

void GitStatus::ask()
{
    if (!m_machine || m_machine->state() != session::AttachedMachine::State::Attached) {
        return;
    }
    m_task = std::make_unique<MachineTask>(m_machine, m_folder.toString());
    m_task->gitStatus().then(this, [this, task = m_task.get()](const Result<QJsonObject> &answer) {
        if (task != m_task.get()) {
            return; // Another folder by now.
        }
        m_task.release()->deleteLater();
        if (answer) {
            const auto bytes = [&answer](const QString &key) {
                return QByteArray::fromBase64(answer->value(key).toString().toLatin1());
            };
            take(WorkTree::parse(bytes(u"status"_s), bytes(u"prefix"_s)));
        } else {
            take({});
            if (answer.error().kind == ErrorKind::Unsupported && m_machine) {
                m_without.insert(m_machine->id().toText());
            }
        }
        if (std::exchange(m_isAskedAgain, false)) {
            refresh();
        }
    });
}

void GitStatus::take(const std::optional<WorkTree> &tree)
{
    if (m_tree != tree) {
        m_tree = tree;
        Q_EMIT changed();
    }
}

} // namespace quire::remote
