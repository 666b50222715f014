// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MachineFiles.h"

#include "base/Coroutine.h"
#include "models/FolderCache.h"
#include "models/MachineDisks.h"
#include "session/AttachedMachine.h"
#include "session/Workspace.h"
#include "store/Settings.h"
#include "ui/files/FileCommands.h"
#include "ui/shell/DocumentOpener.h"
#include "ui/shell/FileOpener.h"
#include "ui/viewers/QuickLook.h"

namespace quire::ui {

using namespace Qt::StringLiterals;
using models::FileEntry;
using models::FilePlace;
using models::MachineDisks;
using session::AttachedMachine;

MachineFiles::MachineFiles(Services services, DocumentOpener *opener, QWidget *window)
    : QObject(window),
      m_services(std::move(services)),
      m_opener(opener),
      m_browser(new FileBrowser(m_services.icons, window))
{
    m_browser->setCache(std::make_shared<const models::FolderCache>(models::FolderCache::standardFolder()));
    m_browser->restoreState(m_services.settings->fileView.value());
    m_browser->setFetcher(
        [this](models::FolderSource *source, const QList<FileEntry> &entries) { return fetch(source, entries); });
    m_browser->setOpeners([this](const FileEntry &entry) { return openers(entry); });
    m_browser->installEventFilter(this);
    connectBrowser();
}

void MachineFiles::connectBrowser()
{
    connect(m_browser, &FileBrowser::stateChanged, this, [this] {
        m_services.settings->fileView.set(m_browser->saveState());
        wake();
    });
    connect(m_browser, &FileBrowser::launcherRequested, this, &MachineFiles::launcherRequested);
    connect(m_browser, &FileBrowser::openRequested, this,
            [this](const FileEntry &entry, models::FolderSource *source) { open(entry, source, {}); });
    connect(m_browser, &FileBrowser::openWithRequested, this, &MachineFiles::open);
    connect(m_browser, &FileBrowser::quickLookRequested, this, &MachineFiles::look);
    connect(m_opener, &DocumentOpener::created, m_browser, &FileBrowser::refresh);
}

void MachineFiles::look(const FileEntry &entry, models::FolderSource *source)
{
    if (!m_quickLook) {
        m_quickLook = new QuickLook(m_services.theme, m_services.icons, m_browser->window());
        connect(m_quickLook, &QuickLook::stepRequested, m_browser, &FileBrowser::lookAtNext);
        connect(m_quickLook, &QuickLook::openRequested, this,
                [this](const FileEntry &file, models::FolderSource *where) { open(file, where, {}); });
    }
    m_quickLook->look(entry, source);
}

MachineDisks *MachineFiles::disks(AttachedMachine *machine)
{
    MachineDisks *&known = m_disks[machine];
    if (!known) {
        known = new MachineDisks(machine, this);
        connect(known, &MachineDisks::found, this, &MachineFiles::show);
        connect(machine, &QObject::destroyed, this, [this, machine] { delete m_disks.take(machine); });
    }
    return known;
}

void MachineFiles::setMachine(AttachedMachine *machine, const QString &hint)
{
    m_machine = machine;
    m_hint = hint;
    show();
    wake();
}

void MachineFiles::show()
{
    QList<FilePlace> places;
    if (m_machine && m_machine->state() == AttachedMachine::State::Attached) {
        MachineDisks *known = disks(m_machine);
        places.append({u"notebooks"_s, tr("Notebooks"), u"notebook"_s, known->root(), {}});
        places.append(known->outside());
    }
    m_browser->setPlaces(places, m_machine ? m_machine->name() : QString(), m_hint);
}

/// The agent is a kernel: it is started for whom it shows more than the server does. On this computer that is hidden
/// files.
void MachineFiles::wake()
{
    const bool isShown = m_browser->isVisible() && m_machine && m_machine->state() == AttachedMachine::State::Attached;
    if (isShown && (m_machine->localRoot().isEmpty() || m_browser->model()->order().showsHidden)) {
        disks(m_machine)->wake();
    }
}

bool MachineFiles::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_browser && event->type() == QEvent::Show) {
        QMetaObject::invokeMethod(this, &MachineFiles::wake, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

Reply<void> MachineFiles::leave()
{
    QList<Reply<void>> leaving;
    const QList<session::AttachedMachine *> machines = m_services.workspace->machines();
    for (session::AttachedMachine *each : machines) {
        leaving.append(each->agent().link().stop());
    }
    for (const Reply<void> &each : std::as_const(leaving)) {
        std::ignore = co_await each; // A machine that is gone has nothing to end.
    }
    co_return Result<void>();
}

Reply<QStringList> MachineFiles::fetch(QPointer<models::FolderSource> source, QList<FileEntry> entries)
{
    QStringList files;
    for (const FileEntry &entry : std::as_const(entries)) {
        const std::optional<session::NotebookRef> ref = refOf(entry.path, source);
        Result<QString> file = failure(ErrorKind::NotFound, tr("“%1” cannot be fetched from here.").arg(entry.name()));
        if (ref) {
            file = co_await FileOpener::localFile(m_machine, *ref);
        }
        if (!file) {
            co_return Failure(file.error());
        }
        files.append(*file);
    }
    co_return files;
}

std::optional<session::NotebookRef> MachineFiles::refOf(const RemotePath &path) const
{
    return refOf(path, m_browser->source());
}

std::optional<session::NotebookRef> MachineFiles::refOf(const RemotePath &path, models::FolderSource *source) const
{
    if (!source || !m_machine) {
        return std::nullopt;
    }
    if (const auto shown = source->serverPath(path)) {
        return m_services.workspace->refFor(m_machine->id(), *shown);
    }
    const QString local = source->localFile(path);
    const QString absolute = source->absolutePath(path);
    if (path.toString().contains(QChar::ReplacementCharacter) || (local.isEmpty() && absolute.isEmpty())) {
        return std::nullopt;
    }
    return m_services.workspace->refAt(m_machine->id(), local.isEmpty() ? u'/' + absolute : local);
}

QList<FileBrowser::Opener> MachineFiles::openers(const FileEntry &entry) const
{
    const QHash<QString, QString> names{{u"image"_s, tr("Picture Viewer")},
                                        {u"table"_s, tr("Table Viewer")},
                                        {u"json"_s, tr("JSON Viewer")},
                                        {u"pdf"_s, tr("PDF Viewer")}};
    QList<FileBrowser::Opener> ways;
    const FilePages::Kind *kind = m_opener->kinds().kindFor(entry.path);
    if (entry.kind == FileEntry::Kind::Notebook) {
        ways.append({u"notebook"_s, tr("Notebook")});
    } else if (kind && names.contains(kind->id)) {
        ways.append({kind->id, names.value(kind->id)});
    }
    ways.append({u"text"_s, tr("Text Editor")});
    ways.append({u"desktop"_s, tr("Another Program")});
    return ways;
}

void MachineFiles::open(const FileEntry &entry, models::FolderSource *source, const QString &opener)
{
    if (!source || !m_machine) {
        Q_EMIT m_opener->failed(u"file"_s,
                                Error{ErrorKind::NotFound, tr("The machine of “%1” is gone.").arg(entry.name()), {}});
        return;
    }
    const std::optional<session::NotebookRef> ref = refOf(entry.path, source);
    if (!ref) {
        look(entry, source);
        m_browser->say(tr("The name of “%1” is no text, so it is only shown. Rename it to open it.").arg(entry.name()));
    } else if (opener == u"notebook") {
        m_opener->openNotebook(*ref);
    } else if (opener == u"desktop") {
        m_opener->openWithDesktop(*ref);
    } else if (opener.isEmpty()) {
        m_opener->open(*ref);
    } else {
        m_opener->openFile(*ref, opener);
    }
}

} // namespace quire::ui
