// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ExportDesk.h"

#include "export/ExportWriter.h"
#include "models/FolderSource.h"
#include "notebook/NotebookFile.h"
#include "session/AttachedMachine.h"
#include "session/NotebookFiles.h"
#include "session/Workspace.h"
#include "ui/export/ExportTask.h"
#include "ui/files/FileBrowser.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/NotebookPage.h"

#include <QFileDialog>
#include <QMenu>
#include <QStandardPaths>
#include <QUrl>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::ui {

using exporting::ExportFormat;

namespace {

const QString noticeKey = u"export"_s;

QString nameWithoutEnding(const QString &title)
{
    return title.endsWith(".ipynb"_L1) ? title.chopped(6) : title;
}

QString folderOf(const session::NotebookRef &ref)
{
    return ref.localFile.isEmpty() ? QString() : QFileInfo(ref.localFile).path();
}

/// Everything in it is this person's, or they trust who made it.
bool trustsAll(NotebookPage *page, const notebook::Notebook &notebook)
{
    const session::NotebookTrust &trust = page->session()->trust();
    return std::ranges::all_of(notebook.cells, [&trust](const notebook::Cell &cell) {
        return std::ranges::all_of(cell.outputs(),
                                   [&trust](const notebook::Output &output) { return trust.trusts(output); });
    });
}

} // namespace

ExportDesk::ExportDesk(session::Workspace *workspace, NotificationBar *notifications, QWidget *window)
    : QObject(window), m_workspace(workspace), m_notifications(notifications), m_window(window)
{
}

ExportDesk::Subject ExportDesk::subjectOf(NotebookPage *page) const
{
    const session::NotebookRef &ref = page->session()->ref();
    Subject subject{.notebook = page->session()->document()->notebook(),
                    .name = nameWithoutEnding(ref.title()),
                    .folder = folderOf(ref)};
    subject.isTrusted = trustsAll(page, subject.notebook);
    subject.read = [page = QPointer(page)](const QString &path) {
        return page ? page->session()->files().read(path)
                    : readyReply<QByteArray>(failure(ErrorKind::NotFound, tr("The notebook was closed.")));
    };
    return subject;
}

QList<ExportChoice> ExportDesk::choicesFor(const notebook::Notebook &notebook) const
{
    QList<ExportChoice> choices;
    for (const ExportFormat &format : m_formats.all()) {
        choices.append({format.id, format.title, format.suffixFor(notebook), format.hasPaper, format.hasContents});
    }
    return choices;
}

void ExportDesk::exportPage(NotebookPage *page, const QString &format)
{
    if (page->session()->document()) {
        askWhere(subjectOf(page), format);
    }
}

void ExportDesk::askAll(NotebookPage *page)
{
    if (!page->session()->document()) {
        return;
    }
    const Subject subject = subjectOf(page);
    const QString folder = m_lastFolder.isEmpty() ? subject.folder : m_lastFolder;
    const QString place = folder.isEmpty() ? QDir::homePath() : folder;
    auto *dialog = new ExportDialog(choicesFor(subject.notebook), place + u'/' + subject.name + u".html"_s, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setSelection(page->view()->selectedCells());
    connect(dialog, &ExportDialog::wanted, this, [this, subject](const ExportWish &wish) { start(subject, wish); });
    dialog->open();
}

void ExportDesk::askWhere(const Subject &subject, const QString &format)
{
    const QList<ExportChoice> choices = choicesFor(subject.notebook);
    const auto choice = std::ranges::find(choices, format, &ExportChoice::id);
    if (choice == choices.end()) {
        return;
    }
    const QString folder = m_lastFolder.isEmpty() ? subject.folder : m_lastFolder;
    auto *dialog = new QFileDialog(m_window, tr("Export to %1").arg(choice->title),
                                   folder.isEmpty() ? QDir::homePath() : folder, ExportDialog::filterOf(*choice));
    dialog->setObjectName(u"exportFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(choice->suffix);
    dialog->selectFile(subject.name + u'.' + choice->suffix);
    connect(dialog, &QFileDialog::fileSelected, this, [this, subject, format](const QString &file) {
        start(subject, {format, file, {.paper = ExportDialog::usualPaper()}});
    });
    dialog->open();
}

void ExportDesk::start(const Subject &subject, const ExportWish &wish)
{
    const ExportFormat *format = m_formats.find(wish.format);
    if (!format) {
        return;
    }
    m_lastFolder = QFileInfo(wish.file).path();
    exporting::ExportOrder order{subject.notebook, wish.options, format->make(), wish.file,
                                 &exporting::ExportWriter::write};
    order.options.name = QFileInfo(wish.file).completeBaseName();
    order.options.trusted = subject.isTrusted;
    new ExportTask(std::move(order), subject.read, m_notifications, this);
}

void ExportDesk::offerIn(FileBrowser *browser)
{
    browser->addToMenu([this, browser](QMenu *menu, const QList<models::FileEntry> &selection, const RemotePath &) {
        if (selection.size() == 1 && selection.constFirst().kind == models::FileEntry::Kind::Notebook) {
            fill(browser, menu, selection.constFirst());
        }
    });
}

void ExportDesk::fill(FileBrowser *browser, QMenu *menu, const models::FileEntry &entry)
{
    const models::FolderSource *source = browser->source();
    const auto path = source ? source->serverPath(entry.path) : std::nullopt;
    if (!path) {
        return;
    }
    const session::NotebookRef ref = m_workspace->refFor(machines::MachineId::fromText(source->machine()), *path);
    auto *formats = menu->addMenu(tr("Export As"));
    formats->setObjectName(u"files.export"_s);
    for (const ExportFormat &format : m_formats.all()) {
        connect(formats->addAction(format.title), &QAction::triggered, this,
                [this, ref, id = format.id] { exportFile(ref, id); });
    }
}

/// As it is saved there.
void ExportDesk::exportFile(const session::NotebookRef &ref, const QString &format)
{
    session::AttachedMachine *machine = m_workspace->machine(ref.machine);
    if (!machine) {
        return;
    }
    auto *files = new session::NotebookFiles(ref, machine, this);
    const auto tell = [this](const Error &error) {
        m_notifications->show({noticeKey, Notification::Severity::Error, error.message, {}});
    };
    const QString name = QString::fromUtf8(QUrl::toPercentEncoding(ref.path.name()));
    files->read(name).then(this, [this, files, ref, format, tell](const Result<QByteArray> &bytes) {
        if (!bytes) {
            tell(bytes.error());
            return;
        }
        QtConcurrent::run(notebook::NotebookFile::read, *bytes)
            .then(this, [this, files, ref, format, tell](const Result<notebook::NotebookFile::Reading> &reading) {
                if (!reading) {
                    tell(reading.error());
                    return;
                }
                Subject subject{
                    .notebook = reading->notebook, .name = nameWithoutEnding(ref.title()), .folder = folderOf(ref)};
                subject.read = [files](const QString &path) { return files->read(path); };
                askWhere(subject, format);
            });
    });
}

} // namespace quire::ui
