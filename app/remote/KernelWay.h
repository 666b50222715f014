// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/KernelSession.h"
#include "remote/TaskWay.h"

#include <QPointer>

namespace quire::session {
class AttachedMachine;
}

namespace quire::remote {

/// Through a Python kernel of its own: where there are no terminals.
class KernelWay : public TaskWay
{
    Q_OBJECT

public:
    KernelWay(session::AttachedMachine *machine, QString folder, QObject *parent = nullptr);

    void start(const QByteArray &program) override;
    void interrupt() override;
    void discard() override;

private:
    void startKernel(const QString &specName);
    void run(const QString &kernelId);
    void handleEnd(jupyter::Outcome outcome);

    QPointer<session::AttachedMachine> m_machine;
    QString m_folder;
    QString m_kernel;
    QByteArray m_program;
    std::unique_ptr<jupyter::KernelSession> m_session;
    jupyter::ExecutionPtr m_run;
    bool m_isDiscarded = false;
};

} // namespace quire::remote
