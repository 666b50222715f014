// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/LibraryDesk.h"

#include "library/Library.h"
#include "notebook/Document.h"
#include "session/NotebookSession.h"
#include "session/Workspace.h"
#include "ui/kit/NotificationBar.h"
#include "ui/library/LibraryPanel.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/ActivityStrip.h"
#include "ui/shell/DocumentOpener.h"
#include "ui/shell/ExportedPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NotebookPage.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QtConcurrentRun>

namespace quire::ui {

using library::Entry;
using library::FileReading;
using library::Kind;
using library::Place;

namespace {

const QString libraryKey = QStringLiteral("library");
/// The window is there first; then the library looks at the disk.
constexpr std::chrono::seconds firstLook{5};

} // namespace

LibraryDesk::LibraryDesk(library::Library *library, const Services &services, MainWindow *window)
    : QObject(window),
      m_library(library),
      m_services(services),
      m_window(window),
      m_panel(new LibraryPanel(library, services.theme, services.icons, window))
{
    window->strip()->addPanel(QStringLiteral("library"), services.icons.icon(QStringLiteral("library")), tr("Library"),
                              m_panel);
    connect(m_panel, &LibraryPanel::openRequested, this, &LibraryDesk::open);
    connect(m_panel, &LibraryPanel::folderRequested, this,
            [](const QString &file) { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).path())); });
    QTimer::singleShot(firstLook, this, [this] { std::ignore = m_library->open(); });
}

DocumentOpener *LibraryDesk::opener() const
{
    return m_window->opener();
}

void LibraryDesk::open(const Entry &entry, const QString &place, const QString &words)
{
    const auto shown = [this, kind = entry.kind, place, words](const Result<QString> &file) {
        if (file) {
            openFile(*file, kind, place, words);
        } else {
            m_panel->notifications()->show({libraryKey, Notification::Severity::Error, file.error().message, {}});
        }
    };
    QtConcurrent::run(&FileReading::openable, entry.path).then(this, shown);
}

void LibraryDesk::openFile(const QString &file, Kind kind, const QString &place, const QString &words)
{
    const session::NotebookRef ref = m_services.workspace->refForLocalFile(file);
    const Place where = Place::parse(place);
    if (kind == Kind::Notebook) {
        NotebookPage *page = opener()->openNotebook(ref);
        if (page && !where.kind.isEmpty()) {
            showPlace(page, where.number());
        }
    } else if (kind == Kind::Html) {
        auto *page = qobject_cast<ExportedPage *>(opener()->openFile(ref, QStringLiteral("html")));
        if (page && !(place.isEmpty() && words.isEmpty())) {
            page->showPlace(where.value, words);
        }
    } else {
        opener()->open(ref, where.kind == u"line" ? where.number() : 0);
    }
}

/// Now, or once it is loaded.
void LibraryDesk::showPlace(NotebookPage *page, int cell)
{
    session::NotebookSession *session = page->session();
    const auto go = [page, cell] {
        const notebook::Document *document = page->session()->document();
        if (document && cell >= 0 && cell < document->cellCount()) {
            page->view()->setCurrentCell(document->cell(cell).id());
            page->view()->setFocus();
        }
    };
    if (session->loadState() == session::NotebookSession::LoadState::Ready) {
        go();
        return;
    }
    connect(&session->file(), &session::DocumentStore::loaded, page, go,
            Qt::ConnectionType(Qt::SingleShotConnection | Qt::QueuedConnection));
}

} // namespace quire::ui
