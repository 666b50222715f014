// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forge/NotebookAddress.h"
#include "net/HttpClient.h"

#include <QObject>

namespace quire::forge {

/// A file there.
struct FoundFile
{
    QString name;
    /// In its repository, or its name in its gist.
    QString path;
    QByteArray bytes;
};

/// GitHub's REST interface, version 2022-11-28: reads notebooks, saves copies. Works without a token for what is
/// public, in GitHub's narrow limits.
class GitHub : public QObject
{
    Q_OBJECT

public:
    /// `base`: where the interface is; tests have one of their own.
    explicit GitHub(QUrl base = QUrl(QStringLiteral("https://api.github.com/")), QObject *parent = nullptr);

    /// Empty: as anybody.
    void setToken(const Secret &token);
    bool hasToken() const { return !m_http.endpoint().token.isEmpty(); }

    /// The notebook at `address` (no Web address). Of a folder or gist with several: the one named `chosen`, and
    /// without that ErrorKind::Conflict with their names, line by line, in Error::detail.
    Reply<FoundFile> notebook(NotebookAddress address, QString chosen = {});
    /// A new gist with one file; answers its page. Needs a token with the scope "gist".
    Reply<QUrl> createGist(QString name, QByteArray bytes, QString description, bool isPublic);
    /// Writes a file of a repository in one commit; answers its page. Replaces what is there only if `replaces`, else
    /// ErrorKind::Conflict. Needs a token with the scope "repo", or write access to its contents.
    Reply<QUrl> saveFile(QString repository, QString branch, QString path, QByteArray bytes, QString message,
                         bool replaces);

private:
    Reply<QByteArray> call(net::HttpRequest request);
    Reply<FoundFile> file(NotebookAddress address);
    Reply<FoundFile> fromFolder(NotebookAddress address, QString chosen);
    Reply<FoundFile> fromGist(NotebookAddress address, QString chosen);
    Reply<QString> blobOf(QByteArray place, QString branch);

    net::HttpClient m_http;
};

} // namespace quire::forge
