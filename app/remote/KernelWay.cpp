// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/KernelWay.h"

#include "session/AttachedMachine.h"

using namespace Qt::StringLiterals;

namespace quire::remote {

KernelWay::KernelWay(session::AttachedMachine *machine, QString folder, QObject *parent)
    : TaskWay(parent), m_machine(machine), m_folder(std::move(folder))
{
}

void KernelWay::start(const QByteArray &program)
{
    m_program = program;
    m_machine->kernelspecs().list().then(this, [this](const Result<jupyter::KernelspecList> &specs) {
        if (!specs) {
            Q_EMIT unavailable(specs.error());
            return;
        }
        const jupyter::Kernelspec *python = specs->bestFor({}, u"python");
        if (!python || python->language.compare(u"python"_s, Qt::CaseInsensitive) != 0) {
            Q_EMIT unavailable({ErrorKind::Unsupported, tr("The machine has neither terminals nor Python."), {}});
            return;
        }
        startKernel(python->name);
    });
}

void KernelWay::startKernel(const QString &specName)
{
    // Without a path, it would start where the server itself was started.
    m_machine->kernels()
        .start(specName, u'/' + m_folder)
        .then(m_machine.get(),
              [self = QPointer(this), machine = m_machine.get()](const Result<jupyter::KernelModel> &kernel) {
                  if (!self || self->m_isDiscarded) { // Nobody wants it any more.
                      if (kernel) {
                          std::ignore = machine->kernels().shutDown(kernel->id);
                      }
                  } else if (kernel) {
                      self->run(kernel->id);
                  } else {
                      Q_EMIT self->unavailable(kernel.error());
                  }
              });
}

void KernelWay::run(const QString &kernelId)
{
    m_kernel = kernelId;
    m_machine->helpers().add(kernelId);
    m_session =
        std::make_unique<jupyter::KernelSession>(&m_machine->connection(), kernelId, jupyter::KernelSession::newId());
    m_session->open();
    const QString code =
        u"import base64\nexec(base64.b64decode('%1'))"_s.arg(QString::fromLatin1(m_program.toBase64()));
    m_run = m_session->execute({.code = code, .storeHistory = false, .allowStdin = false});
    connect(m_run.get(), &jupyter::Execution::outputReceived, this, [this](const notebook::Output &output) {
        if (output.type() == notebook::Output::Type::Stream && output.streamName() == u"stdout") {
            Q_EMIT said(output.text());
        }
    });
    connect(m_run.get(), &jupyter::Execution::ended, this, &KernelWay::handleEnd);
}

void KernelWay::handleEnd(jupyter::Outcome)
{
    // After an orderly end the task has let go of this already.
    Q_EMIT broken({ErrorKind::Server, tr("The work on the machine was ended from outside."), {}});
}

void KernelWay::interrupt()
{
    if (m_session) {
        std::ignore = m_session->interrupt();
    }
}

void KernelWay::discard()
{
    m_isDiscarded = true;
    disconnect(this, nullptr, nullptr, nullptr);
    if (m_session) { // Perhaps in the middle of telling what it heard.
        m_session->disconnect(this);
        m_session->close();
        m_session.release()->deleteLater();
    }
    if (m_machine && !m_kernel.isEmpty()) {
        m_machine->kernels().shutDown(m_kernel).then(
            m_machine, [machine = m_machine.get(), id = std::exchange(m_kernel, {})](const Result<void> &) {
                machine->helpers().remove(id);
            });
    }
}

} // namespace quire::remote
