// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/DocumentOpener.h"

#include "machines/local/LocalProvider.h"
#include "session/AttachedMachine.h"
#include "session/NotebookSession.h"
#include "session/Workspace.h"
#include "store/Settings.h"
#include "ui/shell/ConsoleTabs.h"
#include "ui/shell/ExportedPage.h"
#include "ui/shell/FileOpener.h"
#include "ui/shell/FilePage.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/PicturePage.h"
#include "ui/shell/RenderedPage.h"
#include "ui/shell/TabArea.h"
#include "ui/shell/TablePage.h"
#include "ui/shell/TerminalTabs.h"

#include <QFileDialog>

namespace quire::ui {

using session::AttachedMachine;
using session::NotebookRef;

namespace {

const QString machineNotice = QStringLiteral("machine");
const QString fileKey = QStringLiteral("file");

} // namespace

DocumentOpener::DocumentOpener(Services services, TabArea *tabs, QWidget *window)
    : QObject(window),
      m_services(services),
      m_tabs(tabs),
      m_window(window),
      m_consoles(new ConsoleTabs(services, tabs, this)),
      m_terminals(new TerminalTabs(std::move(services), tabs, this))
{
    connect(tabs, &TabArea::pageClosing, this,
            [this](TabPage *page) { rememberFiles(qobject_cast<FilePage *>(page)); });
    connect(tabs, &TabArea::reopenRequested, this, [this](const NotebookRef &ref) { open(ref); });
    connect(tabs, &TabArea::notebookOpened, this, [this](NotebookPage *page) {
        connect(page, &NotebookPage::documentRequested, this, [this](const NotebookRef &ref, int line) {
            open(ref.localFile.isEmpty() ? ref : m_services.workspace->refForLocalFile(ref.localFile), line);
        });
    });
    addViewers();
}

void DocumentOpener::addViewers()
{
    const auto hasText = [this] { return m_kinds.find(QStringLiteral("text")) != nullptr; };
    m_kinds.add({QStringLiteral("image"),
                 {QStringLiteral("png"), QStringLiteral("jpg"), QStringLiteral("jpeg"), QStringLiteral("gif"),
                  QStringLiteral("webp"), QStringLiteral("bmp"), QStringLiteral("svg"), QStringLiteral("ico"),
                  QStringLiteral("tif"), QStringLiteral("tiff")},
                 [this, hasText](const NotebookRef &ref, AttachedMachine *machine, QWidget *parent) {
                     return new PicturePage(ref, machine, m_services.theme, m_services.icons, hasText(), parent);
                 }});
    m_kinds.add({QStringLiteral("table"),
                 {QStringLiteral("csv"), QStringLiteral("tsv"), QStringLiteral("tab")},
                 [this, hasText](const NotebookRef &ref, AttachedMachine *machine, QWidget *parent) {
                     return new TablePage(ref, machine, m_services.icons, hasText(), parent);
                 }});
    m_kinds.add({QStringLiteral("html"),
                 {QStringLiteral("html"), QStringLiteral("htm")},
                 [this, hasText](const NotebookRef &ref, AttachedMachine *machine, QWidget *parent) {
                     auto *page = new ExportedPage(ref, machine, m_services.web, m_services.icons, hasText(), parent);
                     connect(page, &ExportedPage::fileWanted, this,
                             [this](const QString &file) { open(m_services.workspace->refForLocalFile(file)); });
                     return page;
                 }});
    const auto addRendered = [this, hasText](const QString &id, const QStringList &endings, const QString &mimeType) {
        m_kinds.add(
            {id, endings, [this, hasText, mimeType](const NotebookRef &ref, AttachedMachine *machine, QWidget *parent) {
                 return new RenderedPage(ref, machine, mimeType, m_services.theme, m_services.icons, hasText(), parent);
             }});
    };
    addRendered(QStringLiteral("json"), {QStringLiteral("json"), QStringLiteral("geojson")},
                QStringLiteral("application/json"));
    addRendered(QStringLiteral("pdf"), {QStringLiteral("pdf")}, QStringLiteral("application/pdf"));
}

NotebookPage *DocumentOpener::openNotebook(const NotebookRef &ref)
{
    session::NotebookSession *session = m_services.workspace->open(ref);
    if (!session) {
        Q_EMIT failed(machineNotice,
                      Error{ErrorKind::NotFound,
                            tr("The machine of “%1” is not known any more. Add it again first.").arg(ref.title()),
                            {}});
        return nullptr;
    }
    NotebookPage *page = m_tabs->show(session);
    if (session->loadState() == session::NotebookSession::LoadState::Idle) {
        session->open();
    }
    return page;
}

FilePage *DocumentOpener::openFile(const NotebookRef &ref, const QString &kindId)
{
    const FilePages::Kind *kind = kindId.isEmpty() ? m_kinds.kindFor(ref.path) : m_kinds.find(kindId);
    AttachedMachine *machine = m_services.workspace->machine(ref.machine);
    if (!kind || !machine) {
        return nullptr;
    }
    if (FilePage *open = findPage(ref, kind->id)) {
        m_tabs->setCurrentWidget(open);
        return open;
    }
    FilePage *page = kind->make(ref, machine, m_tabs);
    page->setProperty("kind", kind->id);
    connect(page, &FilePage::otherKindRequested, this,
            [this, page](const QString &other) { openFile(page->ref(), other); });
    m_tabs->addPage(page);
    page->setFocus();
    rememberFiles();
    return page;
}

FilePage *DocumentOpener::findPage(const NotebookRef &ref, const QString &kind) const
{
    const QList<TabPage *> pages = m_tabs->pages();
    for (TabPage *page : pages) {
        auto *file = qobject_cast<FilePage *>(page);
        if (file && file->property("kind").toString() == kind && file->ref().identity() == ref.identity()) {
            return file;
        }
    }
    return nullptr;
}

void DocumentOpener::open(const NotebookRef &ref, int line)
{
    if (ref.path.suffix() == u"ipynb") {
        openNotebook(ref);
    } else if (FilePage *page = openFile(ref)) {
        page->showLine(line);
    } else {
        openWithDesktop(ref);
    }
}

void DocumentOpener::openWithDesktop(const NotebookRef &ref)
{
    AttachedMachine *machine = m_services.workspace->machine(ref.machine);
    if (!machine) {
        return;
    }
    FileOpener::openWithDesktop(machine, ref).then(this, [this](const Result<void> &result) {
        if (!result) {
            Q_EMIT failed(fileKey, result.error());
        }
    });
}

NotebookRef DocumentOpener::refOf(const store::NotebookPlace &place) const
{
    return m_services.workspace->refAt(machines::MachineId::fromText(place.machine), place.path);
}

void DocumentOpener::openPlace(const store::NotebookPlace &place)
{
    openNotebook(refOf(place));
}

void DocumentOpener::restore()
{
    const QList<store::NotebookPlace> notebooks = m_services.settings->openNotebooks.value();
    const QList<store::NotebookPlace> files = m_services.settings->openFiles.value();
    for (const store::NotebookPlace &place : notebooks) {
        openNotebook(refOf(place));
    }
    for (const store::NotebookPlace &place : files) {
        openFile(refOf(place));
    }
    m_consoles->restore();
    m_terminals->restore();
}

void DocumentOpener::rememberFiles(const FilePage *closing)
{
    QList<store::NotebookPlace> open;
    const QList<TabPage *> pages = m_tabs->pages();
    for (TabPage *page : pages) {
        const auto *file = qobject_cast<FilePage *>(page);
        if (file && file != closing) {
            const NotebookRef &ref = file->ref();
            open.append({ref.machine.toText(), ref.place()});
        }
    }
    m_services.settings->openFiles.set(open);
}

void DocumentOpener::openFileDialog()
{
    auto *dialog =
        new QFileDialog(m_window, tr("Open File"), m_services.local->root(), tr("Notebooks (*.ipynb);;All files (*)"));
    dialog->setObjectName(QStringLiteral("openDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList &files) {
        for (const QString &file : files) {
            open(m_services.workspace->refForLocalFile(file));
        }
    });
    dialog->open();
}

void DocumentOpener::openSample()
{
    FileOpener::copySample(m_services.local->root()).then(this, [this](const Result<QString> &file) {
        if (file) {
            openNotebook(m_services.workspace->refForLocalFile(*file));
        } else {
            Q_EMIT failed(fileKey, file.error());
        }
    });
}

void DocumentOpener::newNotebook(AttachedMachine *machine)
{
    machine->whenAttached().then(this, [this, machine](const Result<void> &attached) {
        if (!attached) {
            return; // The window tells how the machine is.
        }
        machine->contents()
            .create({}, jupyter::Contents::NewKind::Notebook)
            .then(this, [this, machine](const Result<jupyter::ContentsEntry> &entry) {
                if (entry) {
                    Q_EMIT created();
                    openNotebook(m_services.workspace->refFor(machine->id(), entry->path));
                } else {
                    Q_EMIT failed(fileKey, entry.error());
                }
            });
    });
}

} // namespace quire::ui
