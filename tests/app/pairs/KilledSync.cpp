// SPDX-License-Identifier: GPL-3.0-or-later
#include "KilledSync.h"

#include <QCoreApplication>
#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace quire::testing {

namespace {

void end(QProcess *process)
{
    if (process) {
        process->kill();
        process->waitForFinished();
    }
}

} // namespace

KilledSync::~KilledSync()
{
    end(m_running.get());
    end(m_next.get());
}

void KilledSync::prepareNext()
{
    m_next = std::make_unique<QProcess>();
    m_next->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_next->start(QCoreApplication::applicationDirPath() + u"/sync_driver"_s,
                  {m_ground->server.url().toString(), m_ground->server.token()});
}

bool KilledSync::start()
{
    if (!m_next) {
        prepareNext();
    }
    m_running = std::move(m_next);
    prepareNext();
    m_steps = 0;
    if (!QTest::qWaitFor([this] { return m_running->canReadLine() || isOver(); }, 60'000) ||
        m_running->readLine().trimmed() != "ready") {
        return false;
    }
    for (const QString &line : {m_ground->localPath(), m_ground->remotePath(), m_ground->stateFolder()}) {
        m_running->write(QDir(line).absolutePath().toUtf8() + '\n');
    }
    return true;
}

int KilledSync::steps()
{
    while (m_running->canReadLine()) {
        m_steps += m_running->readLine().trimmed() == "step" ? 1 : 0;
    }
    return m_steps;
}

void KilledSync::kill()
{
    end(m_running.get());
}

} // namespace quire::testing
