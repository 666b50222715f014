// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/GitHubCopies.h"

#include "base/Coroutine.h"
#include "net/PublicFiles.h"
#include "notebook/NotebookFile.h"
#include "session/AttachedMachine.h"
#include "session/NotebookSession.h"
#include "store/CredentialStore.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/WebForm.h"

#include <QCheckBox>
#include <QDesktopServices>
#include <QInputDialog>
#include <QLineEdit>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace quire::ui {

using forge::NotebookAddress;
using session::AttachedMachine;

namespace {

const QString tokenKey = u"github.com"_s;
const QString noticeKey = u"github"_s;
const QString repositoryField = u"repository"_s;
const QString pathField = u"path"_s;
const QString branchField = u"branch"_s;
const QString messageField = u"message"_s;
const QString tokenField = u"token"_s;
const QString publicField = u"public"_s;
const QString replaceField = u"replace"_s;

bool looksLikeNotebook(const QByteArray &bytes)
{
    return bytes.trimmed().startsWith('{') && bytes.contains("\"nbformat\"");
}

QString named(const QString &name, int number)
{
    const QString stem = name.endsWith(u".ipynb") ? name.chopped(6) : name;
    return number == 1 ? stem + u".ipynb"_s : u"%1 (%2).ipynb"_s.arg(stem).arg(number);
}

} // namespace

GitHubCopies::GitHubCopies(forge::GitHub *github, net::PublicFiles *files, store::CredentialStore *credentials,
                           NotificationBar *notifications, QWidget *window)
    : QObject(window),
      m_github(github),
      m_files(files),
      m_credentials(credentials),
      m_notifications(notifications),
      m_window(window)
{
    connect(notifications, &NotificationBar::actionTriggered, this, [this](const QString &key, const QString &choice) {
        if (key == noticeKey && choice == u"show-page") {
            m_notifications->remove(key);
            QDesktopServices::openUrl(m_page);
        }
    });
}

void GitHubCopies::tell(const Error &error)
{
    m_notifications->show({noticeKey, Notification::Severity::Error, error.message, {}});
}

void GitHubCopies::askOpen(AttachedMachine *machine)
{
    auto *form = new WebForm(u"openAddressDialog"_s, tr("Open from GitHub or Gist"), tr("Open"), m_window);
    form->addField(u"address"_s, tr("Address"), u"https://github.com/…/name.ipynb"_s, true);
    form->explain(
        tr("A page of GitHub, Gist, nbviewer or Colab, or any address of an .ipynb file. A copy is put on %1; "
           "its outputs are not trusted until you say so.")
            .arg(machine->name()));
    connect(form, &QDialog::accepted, this, [this, form, machine = QPointer(machine)] {
        if (machine) {
            open(machine, form->value(u"address"_s));
        }
    });
    form->open();
}

void GitHubCopies::open(AttachedMachine *machine, const QString &address, const QString &chosen)
{
    const Result<NotebookAddress> place = NotebookAddress::parse(address);
    if (!place) {
        tell(place.error());
        return;
    }
    m_notifications->show({noticeKey, Notification::Severity::Information, tr("Fetching the notebook…"), {}});
    fetch(machine, *place, chosen)
        .then(this, [this, machine = QPointer(machine), address](const Result<RemotePath> &path) {
            m_notifications->remove(noticeKey);
            if (path && machine) {
                Q_EMIT opened(machine, *path);
            } else if (!path && machine && path.error().kind == ErrorKind::Conflict && !path.error().detail.isEmpty()) {
                chooseAmong(machine, address, path.error().detail.split(u'\n'));
            } else if (!path) {
                tell(path.error());
            }
        });
}

void GitHubCopies::chooseAmong(AttachedMachine *machine, const QString &address, const QStringList &names)
{
    auto *dialog = new QInputDialog(m_window);
    dialog->setObjectName(u"chooseNotebookDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Several Notebooks"));
    dialog->setLabelText(tr("Which one?"));
    dialog->setOption(QInputDialog::UseListViewForComboBoxItems);
    dialog->setComboBoxItems(names);
    connect(dialog, &QInputDialog::textValueSelected, this,
            [this, machine = QPointer(machine), address](const QString &name) {
                if (machine) {
                    open(machine, address, name);
                }
            });
    dialog->open();
}

Reply<void> GitHubCopies::findToken()
{
    if (m_credentials && !m_github->hasToken()) {
        if (const auto token = co_await m_credentials->get(tokenKey)) {
            m_github->setToken(*token);
        }
    }
    co_return Result<void>();
}

Reply<RemotePath> GitHubCopies::fetch(QPointer<AttachedMachine> machine, NotebookAddress address, QString chosen)
{
    QString name = address.url.fileName();
    QByteArray bytes;
    if (address.kind == NotebookAddress::Kind::Web) {
        const auto read = co_await m_files->read(address.url);
        if (!read) {
            co_return Failure(read.error());
        }
        bytes = *read;
    } else {
        std::ignore = co_await findToken();
        const auto found = co_await m_github->notebook(address, chosen);
        if (!found) {
            co_return Failure(found.error());
        }
        name = found->name;
        bytes = found->bytes;
    }
    if (!looksLikeNotebook(bytes)) {
        co_return failure(ErrorKind::Format, tr("What is at this address is no notebook."));
    }
    co_return co_await put(machine, name, bytes);
}

Reply<RemotePath> GitHubCopies::put(QPointer<AttachedMachine> machine, QString name, QByteArray bytes)
{
    constexpr int mostTries = 100;
    for (int number = 1; machine && number <= mostTries; ++number) {
        const auto up = co_await machine->whenAttached();
        if (!up || !machine) {
            co_return Failure(up ? Error{} : up.error());
        }
        const RemotePath path(named(name, number));
        const auto before = co_await machine->contents().stat(path);
        if (before || !machine) {
            continue; // Nothing is ever replaced.
        }
        if (before.error().kind != ErrorKind::NotFound) {
            co_return Failure(before.error());
        }
        const auto saved = co_await machine->contents().saveBytes(path, bytes);
        co_return saved.transform([&path](const jupyter::ContentsEntry &) { return path; });
    }
    co_return failure(ErrorKind::NotFound, tr("The machine is not there any more."));
}

void GitHubCopies::buildSave(WebForm *form, const QString &name) const
{
    form->addField(repositoryField, tr("Repository"), tr("owner/name; empty makes a gist"));
    form->addField(pathField, tr("File"), {}, true)->setText(name);
    form->addField(branchField, tr("Branch"), tr("The repository’s own"));
    form->addField(messageField, tr("Message"))->setText(tr("Add %1").arg(name));
    form->addCheck(publicField, tr("Everybody may find the gist"));
    form->addCheck(replaceField, tr("Replace the file if it is there"));
    if (!m_github->hasToken()) {
        form->addField(tokenField, tr("Token"), tr("Made at GitHub under Settings ▸ Developer settings"), true);
        form->hideText(tokenField);
        form->explain(
            tr("For gists the token needs the scope “gist”, for repositories “repo” or write access to the "
               "contents of that one. It is kept with your other tokens, in the keychain where there is one."));
    }
}

void GitHubCopies::askSave(NotebookPage *page)
{
    findToken().then(this, [this, page = QPointer(page)](const Result<void> &) {
        if (!page) {
            return;
        }
        auto *form = new WebForm(u"saveToGitHubDialog"_s, tr("Save a Copy to GitHub or Gist"), tr("Save"), m_window);
        buildSave(form, page->session()->ref().title());
        connect(form, &QDialog::accepted, this, [this, form, page] {
            QHash<QString, QString> wanted;
            for (const QString &field : {repositoryField, pathField, branchField, messageField, tokenField}) {
                wanted.insert(field, form->value(field));
            }
            for (const QString &check : {publicField, replaceField}) {
                wanted.insert(check, form->isChecked(check) ? u"yes"_s : QString());
            }
            if (page) {
                startSave(page, wanted);
            }
        });
        form->open();
    });
}

void GitHubCopies::startSave(NotebookPage *page, const QHash<QString, QString> &wanted)
{
    if (!page->session()->document()) {
        return;
    }
    const QString token = wanted.value(tokenField);
    if (!token.isEmpty()) {
        m_github->setToken(Secret(token));
    }
    m_notifications->show({noticeKey, Notification::Severity::Information, tr("Saving a copy at GitHub…"), {}});
    QtConcurrent::run(notebook::NotebookFile::write, page->session()->document()->notebook())
        .then(this, [this, wanted, token](const QByteArray &bytes) {
            save(bytes, wanted).then(this, [this, token](const Result<QUrl> &saved) { noteToken(saved, token); });
        });
}

Reply<QUrl> GitHubCopies::save(QByteArray bytes, QHash<QString, QString> wanted)
{
    const QString path = wanted.value(pathField);
    if (wanted.value(repositoryField).isEmpty()) {
        return m_github->createGist(path.section(u'/', -1), bytes, wanted.value(messageField),
                                    !wanted.value(publicField).isEmpty());
    }
    return m_github->saveFile(wanted.value(repositoryField), wanted.value(branchField), path, bytes,
                              wanted.value(messageField), !wanted.value(replaceField).isEmpty());
}

/// A token that works is kept; one that does not is asked for again.
void GitHubCopies::noteToken(const Result<QUrl> &saved, const QString &given)
{
    if (saved) {
        m_page = saved->scheme() == u"https" ? *saved : QUrl();
        m_notifications->show({noticeKey,
                               Notification::Severity::Information,
                               tr("A copy is at GitHub: %1").arg(m_page.toString()),
                               {{u"show-page"_s, tr("Show in Browser")}}});
        if (m_credentials && !given.isEmpty()) {
            std::ignore = m_credentials->set(tokenKey, Secret(given));
        }
        return;
    }
    tell(saved.error());
    if (saved.error().httpStatus == 401) {
        m_github->setToken({});
        if (m_credentials) {
            std::ignore = m_credentials->remove(tokenKey);
        }
    }
}

} // namespace quire::ui
