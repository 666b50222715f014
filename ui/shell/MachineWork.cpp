// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/MachineWork.h"

#include "base/Coroutine.h"
#include "net/PublicFiles.h"
#include "session/AttachedMachine.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/WebForm.h"

#include <QDir>
#include <QLocale>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace quire::ui {

using remote::MachineTask;
using session::AttachedMachine;

MachineWork::MachineWork(NotificationBar *notifications, net::PublicFiles *files, QWidget *window)
    : QObject(window), m_notifications(notifications), m_files(files), m_window(window)
{
    connect(notifications, &NotificationBar::actionTriggered, this, &MachineWork::answer);
}

QString MachineWork::cloneName(const QString &address)
{
    QString path = address.section(u'#', 0, 0).section(u'?', 0, 0);
    while (path.endsWith(u'/')) {
        path.chop(1);
    }
    QString name = path.section(u'/', -1).section(u':', -1);
    return name.endsWith(u".git") ? name.chopped(4) : name;
}

void MachineWork::askClone(AttachedMachine *machine, const RemotePath &folder)
{
    auto *form = new WebForm(u"cloneDialog"_s, tr("Clone Repository"), tr("Clone"), m_window);
    form->addField(u"address"_s, tr("Address"), u"https://…/repository.git"_s, true);
    form->addField(u"folder"_s, tr("Into folder"), tr("The top folder"))->setText(folder.toString());
    form->addField(u"name"_s, tr("Name"), tr("That of the repository"));
    form->addField(u"branch"_s, tr("Branch"), tr("The repository’s own"));
    form->explain(
        tr("git on %1 does it. It asks for no password: a private repository needs a key there, or a token in "
           "the address, which is not kept.")
            .arg(machine->name()));
    connect(form, &QDialog::accepted, this, [this, form, machine = QPointer(machine)] {
        if (machine) {
            clone(machine, RemotePath(form->value(u"folder"_s)), form->value(u"address"_s), form->value(u"name"_s),
                  form->value(u"branch"_s));
        }
    });
    form->open();
}

void MachineWork::askDownload(AttachedMachine *machine, const RemotePath &folder)
{
    auto *form = new WebForm(u"downloadDialog"_s, tr("Download from Address"), tr("Download"), m_window);
    form->addField(u"address"_s, tr("Address"), u"https://…"_s, true);
    form->addField(u"folder"_s, tr("Into folder"), tr("The top folder"))->setText(folder.toString());
    form->addField(u"name"_s, tr("Name"), tr("As the server names it"));
    form->explain(tr("%1 downloads it, not this computer.").arg(machine->name()));
    connect(form, &QDialog::accepted, this, [this, form, machine = QPointer(machine)] {
        if (machine) {
            download(machine, RemotePath(form->value(u"folder"_s)), form->value(u"address"_s), form->value(u"name"_s));
        }
    });
    form->open();
}

void MachineWork::askCopy(AttachedMachine *machine, const QList<RemotePath> &paths)
{
    auto *form = new WebForm(u"copyDialog"_s, tr("Copy on the Machine"), tr("Copy"), m_window);
    form->addField(u"folder"_s, tr("Into folder"), u"/storage"_s, true);
    form->explain(tr("%1 copies it, nothing goes through this computer.").arg(machine->name()));
    connect(form, &QDialog::accepted, this, [this, form, paths, machine = QPointer(machine)] {
        if (machine) {
            copy(machine, paths, form->value(u"folder"_s));
        }
    });
    form->open();
}

void MachineWork::copy(AttachedMachine *machine, const QList<RemotePath> &paths, const QString &into)
{
    QList<QByteArray> sources;
    for (const RemotePath &path : paths) {
        sources.append(path.toString().toUtf8());
    }
    const QString name = paths.size() == 1 ? paths.constFirst().name() : tr("%1 files and folders").arg(paths.size());
    const Job job{machine, {}, {}, name, tr("Copying %1 to %2").arg(name, into), into};
    const QString key = newKey();
    machine->whenAttached().then(this, [this, key, job, sources](const Result<void> &up) {
        if (!up) {
            finish(key, job, std::unexpected(up.error()));
            return;
        }
        begin(key, job)->copy(sources, job.into.toUtf8()).then(this, [this, key, job](const Result<QString> &result) {
            finish(key, job,
                   result.transform([&job](const QString &made) { return made.isEmpty() ? job.name : made; }));
        });
    });
}

Reply<QList<QByteArray>> MachineWork::places(AttachedMachine *machine)
{
    auto *task = new MachineTask(machine, {}, this);
    Reply<QList<QByteArray>> found = task->places();
    found.then(task, [task](const Result<QList<QByteArray>> &) { task->deleteLater(); });
    return found;
}

QString MachineWork::newKey()
{
    return u"machine-work-%1"_s.arg(++m_count);
}

MachineTask *MachineWork::begin(const QString &key, const Job &job)
{
    show(key, tr("%1…").arg(job.what));
    auto *task = new MachineTask(job.machine, job.folder.toString(), this);
    m_tasks.insert(key, task);
    connect(task, &MachineTask::progressed, this,
            [this, key, what = job.what](const MachineTask::Progress &progress) { showProgress(key, what, progress); });
    return task;
}

void MachineWork::clone(AttachedMachine *machine, const RemotePath &folder, const QString &address, const QString &name,
                        const QString &branch)
{
    const QString meant = name.isEmpty() ? cloneName(address) : name;
    const Job job{machine, folder, address, meant, tr("Cloning %1").arg(MachineTask::shown(address))};
    const QString key = newKey();
    machine->whenAttached().then(this, [this, key, job, branch](const Result<void> &up) {
        if (!up) {
            finish(key, job, std::unexpected(up.error()));
            return;
        }
        begin(key, job)
            ->clone(job.address, job.name, branch)
            .then(this, [this, key, job](const Result<QString> &result) { finish(key, job, result); });
    });
}

void MachineWork::download(AttachedMachine *machine, const RemotePath &folder, const QString &address,
                           const QString &name)
{
    const Job job{machine, folder, address, name, tr("Downloading %1").arg(MachineTask::shown(address))};
    const QString key = newKey();
    machine->whenAttached().then(this, [this, key, job](const Result<void> &up) {
        if (!up) {
            finish(key, job, std::unexpected(up.error()));
            return;
        }
        begin(key, job)->download(job.address, job.name).then(this, [this, key, job](const Result<QString> &result) {
            const bool cannot = !result && result.error().kind == ErrorKind::Unsupported &&
                                QUrl(job.address).scheme().startsWith(u"http");
            if (cannot) {
                downloadHere(key, job);
            } else {
                finish(key, job, result);
            }
        });
    });
}

/// The machine has neither terminals nor Python: the file comes through here.
void MachineWork::downloadHere(const QString &key, Job job)
{
    if (MachineTask *task = m_tasks.take(key)) {
        task->deleteLater();
    }
    show(key, tr("%1 through this computer…").arg(job.what));
    Reply<QString> coming = relay(this, job);
    m_relays.insert(key, coming);
    coming.then(this, [this, key, job](const Result<QString> &result) { finish(key, job, result); });
}

Reply<QString> MachineWork::relay(MachineWork *self, Job job)
{
    const auto bytes = co_await self->m_files->read(QUrl(job.address));
    if (!bytes) {
        co_return Failure(bytes.error());
    }
    QString name = job.name.isEmpty() ? QUrl(job.address).fileName() : job.name;
    name = name.isEmpty() ? u"download"_s : name;
    if (!job.machine) {
        co_return failure(ErrorKind::NotFound, tr("The machine is not there any more."));
    }
    const RemotePath path = job.folder.child(name);
    const auto before = co_await job.machine->contents().stat(path);
    if (before) {
        co_return failure(ErrorKind::Conflict,
                          tr("There is already something named “%1”. Choose another name.").arg(name));
    }
    if (!job.machine) {
        co_return failure(ErrorKind::NotFound, tr("The machine is not there any more."));
    }
    const auto saved = co_await job.machine->contents().saveBytes(path, *bytes);
    co_return saved.transform([&name](const jupyter::ContentsEntry &) { return name; });
}

void MachineWork::show(const QString &key, const QString &text)
{
    m_notifications->show({key, Notification::Severity::Information, text, {{u"cancel-work"_s, tr("Cancel")}}, false});
}

void MachineWork::showProgress(const QString &key, const QString &what, const MachineTask::Progress &progress)
{
    if (!m_tasks.contains(key)) {
        return; // Cancelled.
    }
    const QLocale locale;
    const auto size = [&locale](qint64 bytes) { return locale.formattedDataSize(bytes, 1, QLocale::DataSizeSIFormat); };
    if (!progress.phase.isEmpty()) {
        const QString amount = progress.amount.isEmpty() ? QString() : u" · "_s + progress.amount;
        show(key, tr("%1: %2 % %3").arg(what, QString::number(progress.done), progress.phase) + amount);
    } else if (progress.total > 0) {
        show(key, tr("%1: %2 of %3").arg(what, size(progress.done), size(progress.total)));
    } else {
        show(key, tr("%1: %2").arg(what, size(progress.done)));
    }
}

void MachineWork::finish(const QString &key, const Job &job, const Result<QString> &result)
{
    if (MachineTask *task = m_tasks.take(key)) {
        task->deleteLater();
    }
    m_relays.remove(key);
    if (!result) {
        m_notifications->show({key, Notification::Severity::Error, result.error().message, {}});
        return;
    }
    const QString shown = job.into.isEmpty() ? job.folder.child(*result).toString() : QDir(job.into).filePath(*result);
    const QString where = job.machine ? job.machine->name() : QString();
    m_notifications->show({key, Notification::Severity::Information, tr("“%1” is on %2 now.").arg(shown, where), {}});
    if (job.machine) {
        Q_EMIT created(job.machine, job.folder);
    }
}

void MachineWork::answer(const QString &key, const QString &choice)
{
    if (choice != u"cancel-work") {
        return;
    }
    m_notifications->remove(key);
    if (MachineTask *task = m_tasks.take(key)) {
        task->cancel();
        QTimer::singleShot(std::chrono::seconds(15), task, &QObject::deleteLater); // It has cleaned up by then.
    }
    m_relays.take(key).cancel();
}

} // namespace quire::ui
