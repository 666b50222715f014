// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "base/Secret.h"
#include "forge/GitHub.h"

#include <QObject>
#include <QPointer>
#include <QUrl>

class QWidget;

namespace quire::net {
class PublicFiles;
}

namespace quire::session {
class AttachedMachine;
}

namespace quire::store {
class CredentialStore;
}

namespace quire::ui {

class NotebookPage;
class NotificationBar;
class WebForm;

/// "Open from GitHub or Gist…" and "Save a Copy to GitHub or Gist…". What is opened becomes a new file on the machine
/// in use, which nobody trusts yet. The token lies with the person's other secrets.
class GitHubCopies : public QObject
{
    Q_OBJECT

public:
    /// All outlive it; dialogs belong to `window`. `credentials` may be null: then a token is not kept.
    GitHubCopies(forge::GitHub *github, net::PublicFiles *files, store::CredentialStore *credentials,
                 NotificationBar *notifications, QWidget *window);

    /// Asks for the address, then open().
    void askOpen(session::AttachedMachine *machine);
    /// Puts a copy of the notebook at `address` into `machine`'s top folder; opened() follows.
    void open(session::AttachedMachine *machine, const QString &address, const QString &chosen = {});
    void askSave(NotebookPage *page);

Q_SIGNALS:
    void opened(quire::session::AttachedMachine *machine, const quire::RemotePath &path);

private:
    Reply<RemotePath> fetch(QPointer<session::AttachedMachine> machine, forge::NotebookAddress address, QString chosen);
    Reply<RemotePath> put(QPointer<session::AttachedMachine> machine, QString name, QByteArray bytes);
    Reply<QUrl> save(QByteArray bytes, QHash<QString, QString> wanted);
    Reply<void> findToken();
    void chooseAmong(session::AttachedMachine *machine, const QString &address, const QStringList &names);
    void buildSave(WebForm *form, const QString &name) const;
    void startSave(NotebookPage *page, const QHash<QString, QString> &wanted);
    void noteToken(const Result<QUrl> &saved, const QString &given);
    void tell(const Error &error);

    forge::GitHub *m_github;
    net::PublicFiles *m_files;
    store::CredentialStore *m_credentials;
    NotificationBar *m_notifications;
    QWidget *m_window;
    QUrl m_page; ///< Of what was saved last.
};

} // namespace quire::ui
