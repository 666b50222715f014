// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MachineFiles.h"

#include "base/Coroutine.h"
#include "models/ContentsSource.h"
#include "models/FolderCache.h"
#include "session/AttachedMachine.h"
#include "session/Workspace.h"
#include "store/Settings.h"
#include "ui/shell/DocumentOpener.h"
#include "ui/shell/FileOpener.h"
#include "ui/viewers/QuickLook.h"

namespace quire::ui {

using namespace Qt::StringLiterals;
using models::ContentsSource;
using models::FileEntry;
using models::FilePlace;
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
    connectBrowser();
}

void MachineFiles::connectBrowser()
{
    connect(m_browser, &FileBrowser::stateChanged, this,
            [this] { m_services.settings->fileView.set(m_browser->saveState()); });
    connect(m_browser, &FileBrowser::launcherRequested, this, &MachineFiles::launcherRequested);
    connect(m_browser, &FileBrowser::openRequested, this,
            [this](const FileEntry &entry, const models::FolderSource *source) { open(entry, source, {}); });
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
                [this](const FileEntry &file, const models::FolderSource *where) { open(file, where, {}); });
    }
    m_quickLook->look(entry, source);
}

ContentsSource *MachineFiles::source(AttachedMachine *machine)
{
    ContentsSource *&known = m_sources[machine];
    if (!known) {
        known = new ContentsSource(&machine->contents(), &machine->connection(), machine->id().toText(),
                                   machine->localRoot(), this);
        connect(machine, &QObject::destroyed, this, [this, machine] { delete m_sources.take(machine); });
    }
    return known;
}

void MachineFiles::setMachine(AttachedMachine *machine, const QString &hint)
{
    m_machine = machine;
    m_hint = hint;
    show();
}

void MachineFiles::setPlaces(const machines::MachineId &machine, const QList<FilePlace> &places)
{
    m_places.insert(machine.toText(), places);
    show();
}

void MachineFiles::show()
{
    QList<FilePlace> places;
    if (m_machine && m_machine->state() == AttachedMachine::State::Attached) {
        places.append({u"notebooks"_s, tr("Notebooks"), u"notebook"_s, source(m_machine), {}});
        places.append(m_places.value(m_machine->id().toText()));
    }
    m_browser->setPlaces(places, m_machine ? m_machine->name() : QString(), m_hint);
}

Reply<QStringList> MachineFiles::fetch(QPointer<models::FolderSource> source, QList<FileEntry> entries)
{
    QStringList files;
    for (const FileEntry &entry : std::as_const(entries)) {
        const auto path = source ? source->serverPath(entry.path) : std::nullopt;
        if (!path || !m_machine) {
            co_return failure(ErrorKind::NotFound, tr("“%1” cannot be fetched from here.").arg(entry.name()));
        }
        const Result<QString> file =
            co_await FileOpener::localFile(m_machine, m_services.workspace->refFor(m_machine->id(), *path));
        if (!file) {
            co_return Failure(file.error());
        }
        files.append(*file);
    }
    co_return files;
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

void MachineFiles::open(const FileEntry &entry, const models::FolderSource *source, const QString &opener)
{
    const auto path = source ? source->serverPath(entry.path) : std::nullopt;
    if (!m_machine || !path) {
        Q_EMIT m_opener->failed(u"file"_s,
                                Error{ErrorKind::Unsupported,
                                      tr("“%1” lies outside the folder of the server, which cannot open it. Download "
                                         "it, or move it there.")
                                          .arg(entry.name()),
                                      {}});
        return;
    }
    const session::NotebookRef ref = m_services.workspace->refFor(m_machine->id(), *path);
    if (opener == u"notebook") {
        m_opener->openNotebook(ref);
    } else if (opener == u"desktop") {
        m_opener->openWithDesktop(ref);
    } else if (opener.isEmpty()) {
        m_opener->open(ref);
    } else {
        m_opener->openFile(ref, opener);
    }
}

} // namespace quire::ui
