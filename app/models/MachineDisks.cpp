// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/MachineDisks.h"

#include "base/Coroutine.h"
#include "session/AttachedMachine.h"

#include <QFileInfo>

namespace quire::models {

using files::AgentRoot;
using session::AttachedMachine;

namespace {

std::unique_ptr<ContentsSource> plainOf(AttachedMachine *machine)
{
    return std::make_unique<ContentsSource>(&machine->contents(), &machine->connection(), machine->id().toText(),
                                            machine->localRoot());
}

/// People know these two; others are called as they are.
QString nameOf(const QString &id)
{
    return id == u"storage" ? MachineDisks::tr("Storage") : id == u"datasets" ? MachineDisks::tr("Datasets") : id;
}

} // namespace

MachineDisks::MachineDisks(AttachedMachine *machine, QObject *parent)
    : QObject(parent), m_machine(machine->id().toText()), m_agent(&machine->agent()), m_root(m_agent, plainOf(machine))
{
    connect(&m_root, &MachineSource::reachChanged, this, [this] { std::ignore = find(); });
}

void MachineDisks::wake()
{
    m_root.wake();
}

Reply<void> MachineDisks::find()
{
    const Result<QByteArray> shown = co_await m_agent->serverRoot();
    if (!shown) {
        co_return Failure(shown.error());
    }
    QList<FilePlace> outside;
    for (const QString &folder : std::as_const(m_known)) {
        const Result<bool> isThere = co_await isOutside(folder, *shown);
        if (isThere && *isThere) {
            const QString id = QFileInfo(folder).fileName();
            auto *source = new MachineSource(m_agent, m_machine, folder, this);
            outside.append({id, nameOf(id), id == u"datasets" ? id : QStringLiteral("storage"), source, {}});
        }
    }
    if (!outside.isEmpty()) {
        m_outside = outside;
        Q_EMIT found();
    }
    co_return Result<void>();
}

/// Whether it is there, and neither below what the server shows nor found in that by its name.
Reply<bool> MachineDisks::isOutside(QString folder, QByteArray shown)
{
    const auto itself = std::make_shared<AgentRoot>(&m_agent->link(), m_agent->connection(), folder.toUtf8());
    const Result<sync::Entry> there = co_await itself->open(false);
    const QByteArray below = shown == "/" ? shown : shown + '/';
    if (!there || (itself->absolutePath() + '/').startsWith(below)) {
        co_return false;
    }
    const auto inside =
        std::make_shared<AgentRoot>(&m_agent->link(), m_agent->connection(), below + folder.section(u'/', -1).toUtf8());
    const Result<sync::Entry> isShown = co_await inside->open(false);
    co_return !isShown;
}

} // namespace quire::models
