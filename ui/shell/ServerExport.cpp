// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ServerExport.h"

#include "base/Coroutine.h"
#include "notebook/NotebookFile.h"
#include "session/AttachedMachine.h"
#include "session/NotebookSession.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/NotebookPage.h"

#include <QDir>
#include <QFileDialog>
#include <QInputDialog>
#include <QSaveFile>
#include <QtConcurrentRun>

#include <memory>

using namespace Qt::StringLiterals;

namespace quire::ui {

using jupyter::Conversion;
using jupyter::ConversionFormat;

namespace {

const QString noticeKey = u"server-export"_s;

bool write(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.commit();
}

} // namespace

ServerExport::ServerExport(NotificationBar *notifications, QWidget *window)
    : QObject(window), m_notifications(notifications), m_window(window)
{
}

void ServerExport::tell(const Error &error)
{
    m_notifications->show({noticeKey, Notification::Severity::Error, error.message, {}});
}

void ServerExport::ask(NotebookPage *page)
{
    session::AttachedMachine *machine = page->session()->machine();
    auto converter = std::make_shared<jupyter::Nbconvert>(&machine->connection());
    converter->formats().then(
        this, [this, converter, page = QPointer(page)](const Result<QList<ConversionFormat>> &formats) {
            if (!formats) {
                tell(formats.error());
            } else if (formats->isEmpty()) {
                tell(failure(ErrorKind::Unsupported, tr("This machine has no nbconvert.")).error());
            } else if (page) {
                choose(page, *formats);
            }
        });
}

void ServerExport::choose(NotebookPage *page, const QList<ConversionFormat> &formats)
{
    QStringList names;
    for (const ConversionFormat &format : formats) {
        names.append(format.name);
    }
    auto *dialog = new QInputDialog(m_window);
    dialog->setObjectName(u"serverExportDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Export by the Machine"));
    dialog->setLabelText(tr("Format, as nbconvert on %1 calls it:").arg(page->session()->machine()->name()));
    dialog->setComboBoxItems(names);
    connect(dialog, &QInputDialog::textValueSelected, this, [this, page = QPointer(page)](const QString &name) {
        if (page) {
            convert(page, name);
        }
    });
    dialog->open();
}

void ServerExport::convert(NotebookPage *page, const QString &format)
{
    m_notifications->show({noticeKey,
                           Notification::Severity::Information,
                           tr("nbconvert on %1 is at work…").arg(page->session()->machine()->name()),
                           {}});
    converted(page, format).then(this, [this](const Result<Conversion> &made) {
        m_notifications->remove(noticeKey);
        made ? save(*made) : tell(made.error());
    });
}

Reply<Conversion> ServerExport::converted(QPointer<NotebookPage> page, QString format)
{
    const QByteArray json =
        co_await QtConcurrent::run(notebook::NotebookFile::write, page->session()->document()->notebook());
    if (!page) {
        co_return failure(ErrorKind::NotFound, tr("The notebook was closed."));
    }
    auto converter = std::make_shared<jupyter::Nbconvert>(&page->session()->machine()->connection());
    co_return co_await converter->convertUnsaved(format, page->session()->ref().title(), json);
}

void ServerExport::save(const Conversion &made)
{
    auto *dialog = new QFileDialog(m_window, tr("Save What nbconvert Made"), QDir::homePath());
    dialog->setObjectName(u"serverExportFileDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->selectFile(made.fileName);
    connect(dialog, &QFileDialog::fileSelected, this, [this, bytes = made.bytes](const QString &file) {
        QtConcurrent::run(write, file, bytes).then(this, [this, file](bool isWritten) {
            const QString shown = QDir::toNativeSeparators(file);
            m_notifications->show(
                {noticeKey,
                 isWritten ? Notification::Severity::Information : Notification::Severity::Error,
                 isWritten ? tr("Exported to “%1”.").arg(shown) : tr("“%1” could not be written.").arg(shown),
                 {}});
        });
    });
    dialog->open();
}

} // namespace quire::ui
