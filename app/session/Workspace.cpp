// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/Workspace.h"

#include "base/Coroutine.h"
#include "machines/MachineCatalog.h"
#include "machines/MachineProvider.h"
#include "machines/local/LocalProvider.h"
#include "session/AttachedMachine.h"
#include "session/NotebookSession.h"
#include "session/TextFile.h"
#include "store/Settings.h"

#include <QDir>
#include <QFileInfo>
#include <QTimer>

namespace quire::session {

using machines::LocalProvider;
using machines::MachineId;

namespace {

constexpr qsizetype rememberedNotebooks = 20;
/// Time for a closed notebook's connection to end in order, so that the server keeps what the kernel still says.
constexpr std::chrono::milliseconds farewell{2500};

} // namespace

Workspace::Workspace(machines::MachineCatalog *catalog, LocalProvider *local, store::Settings *settings,
                     Recovery *recovery, runs::RunJournal *journal, const Clock &clock, QObject *parent)
    : QObject(parent),
      m_catalog(catalog),
      m_local(local),
      m_settings(settings),
      m_recovery(recovery),
      m_journal(journal),
      m_clock(clock)
{
}

Workspace::~Workspace()
{
    m_closing.clear(); // Before the machines they use.
    m_notebooks.clear();
}

AttachedMachine *Workspace::machine(const MachineId &id)
{
    for (const auto &known : m_machines) {
        if (known->id() == id) {
            return known.get();
        }
    }
    machines::MachineProvider *provider = m_catalog->provider(id.provider);
    if (!provider) {
        return nullptr;
    }
    const auto seen = m_catalog->machine(id);
    const bool isLocal = provider == m_local;
    const QString name = seen ? seen->name : isLocal ? m_local->displayName() : id.machine;
    m_machines.push_back(
        std::make_unique<AttachedMachine>(provider, id, name, isLocal ? m_local->root() : QString(), m_clock));
    AttachedMachine *added = m_machines.back().get();
    Q_EMIT machineAdded(added);
    return added;
}

QList<AttachedMachine *> Workspace::machines() const
{
    QList<AttachedMachine *> all;
    for (const auto &machine : m_machines) {
        all.append(machine.get());
    }
    return all;
}

AttachedMachine *Workspace::thisComputer()
{
    return machine({m_local->id(), LocalProvider::machineName()});
}

NotebookSession *Workspace::open(const NotebookRef &ref)
{
    for (const auto &known : m_notebooks) {
        if (known->ref().identity() == ref.identity()) {
            return known.get();
        }
    }
    AttachedMachine *where = machine(ref.machine);
    if (!where) {
        return nullptr;
    }
    // Closed a moment ago: its goodbye ends now, so that its kernel's session id is free again.
    std::erase_if(m_closing, [&ref](const auto &closed) { return closed->ref().identity() == ref.identity(); });
    m_notebooks.push_back(std::make_unique<NotebookSession>(ref, where, m_recovery, m_journal));
    NotebookSession *session = m_notebooks.back().get();
    session->file().setAutosaveInterval(m_settings->autosaveInterval.value());
    connect(&m_settings->autosaveInterval, &store::SettingItemBase::changed, session,
            [this, session] { session->file().setAutosaveInterval(m_settings->autosaveInterval.value()); });
    remember(ref);
    rememberOpen();
    Q_EMIT notebookOpened(session);
    return session;
}

Reply<void> Workspace::handOverRuns()
{
    std::vector<Reply<void>> sent;
    sent.reserve(m_notebooks.size());
    for (const auto &session : m_notebooks) {
        sent.push_back(session->kernel().runs().sendAll());
    }
    for (Reply<void> &each : sent) {
        std::ignore = co_await std::move(each); // What could not be sent waits on.
    }
    co_return Result<void>();
}

QList<NotebookSession *> Workspace::notebooks() const
{
    QList<NotebookSession *> all;
    for (const auto &session : m_notebooks) {
        all.append(session.get());
    }
    return all;
}

void Workspace::close(NotebookSession *session)
{
    const auto found = std::ranges::find(m_notebooks, session, &std::unique_ptr<NotebookSession>::get);
    if (found == m_notebooks.end()) {
        return;
    }
    m_closing.push_back(std::move(*found));
    m_notebooks.erase(found);
    session->kernel().detach();
    rememberOpen();
    Q_EMIT notebookClosed(session);
    QTimer::singleShot(farewell, this, [this, session] {
        std::erase_if(m_closing, [session](const auto &closed) { return closed.get() == session; });
    });
}

std::unique_ptr<TextFile> Workspace::textFile(const NotebookRef &ref, AttachedMachine *machine)
{
    auto file = std::make_unique<TextFile>(ref, machine, m_recovery);
    TextFile *made = file.get();
    made->setAutosaveInterval(m_settings->autosaveInterval.value());
    connect(&m_settings->autosaveInterval, &store::SettingItemBase::changed, made,
            [this, made] { made->setAutosaveInterval(m_settings->autosaveInterval.value()); });
    return file;
}

NotebookRef Workspace::refFor(const MachineId &machine, const RemotePath &path)
{
    NotebookRef ref{machine, path, {}, false};
    if (machine.provider == m_local->id()) {
        ref.localFile = QDir(m_local->root()).filePath(path.toString());
    }
    return ref;
}

NotebookRef Workspace::refAt(const MachineId &machine, const QString &place)
{
    if (place.startsWith(u"//")) {
        return {machine, RemotePath(place), {}, true};
    }
    return place.startsWith(u'/') ? refForLocalFile(place) : refFor(machine, RemotePath(place));
}

NotebookRef Workspace::refForLocalFile(const QString &file)
{
    const QString absolute = QFileInfo(file).absoluteFilePath();
    const QString relative = QDir(m_local->root()).relativeFilePath(absolute);
    const MachineId machine{m_local->id(), LocalProvider::machineName()};
    if (!relative.startsWith(u"../") && !QDir::isAbsolutePath(relative)) {
        return {machine, RemotePath(relative), absolute, false};
    }
    return {machine, RemotePath(absolute), absolute, true};
}

std::optional<NotebookRef> Workspace::moved(const NotebookRef &ref, const NotebookRef &from, const NotebookRef &to)
{
    const bool isOneDisk = ref.machine == from.machine && ref.isOutsideRoot == from.isOutsideRoot;
    const auto path = isOneDisk ? ref.path.moved(from.path, to.path) : std::nullopt;
    if (!path) {
        return std::nullopt;
    }
    if (!to.isOutsideRoot) {
        return refFor(to.machine, *path);
    }
    const QString absolute = u'/' + path->toString();
    return to.isOnDisk() ? refAt(to.machine, u'/' + absolute) : refForLocalFile(absolute);
}

void Workspace::fileMoved(const NotebookRef &from, const NotebookRef &to)
{
    for (const auto &session : m_notebooks) {
        if (const auto ref = moved(session->ref(), from, to)) {
            session->moveTo(*ref);
            remember(session->ref());
        }
    }
    rememberOpen();
}

void Workspace::remember(const NotebookRef &ref)
{
    const store::NotebookPlace place{ref.machine.toText(), ref.place()};
    QList<store::NotebookPlace> recent = m_settings->recentNotebooks.value();
    recent.removeAll(place);
    recent.prepend(place);
    m_settings->recentNotebooks.set(recent.first(qMin(recent.size(), rememberedNotebooks)));
}

void Workspace::rememberOpen()
{
    QList<store::NotebookPlace> open;
    for (const auto &session : m_notebooks) {
        const NotebookRef &ref = session->ref();
        open.append({ref.machine.toText(), ref.place()});
    }
    m_settings->openNotebooks.set(open);
}

} // namespace quire::session
