// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace quire::testing {

/// The programs transfers are measured beside, on the same machine in the same run: curl against the server's own API,
/// rsync and rclone over an sshd on loopback. Seconds; negative where a program is missing or failed.
class ReferenceTools
{
public:
    ReferenceTools(QUrl server, QString token);
    ~ReferenceTools();

    /// In chunks of 16 MiB, encoded beforehand: the best the Contents API does.
    double curlUpload(const QString &file, const QString &remoteName);
    double curlDownload(const QString &remoteName, const QString &target);
    /// Eight requests at a time.
    double curlUploadMany(const QString &folder, const QString &remoteFolder, int connections, const QUrl &server);
    double rsync(const QString &from, const QString &to, bool toServer);
    double rclone(const QString &from, const QString &to, bool toServer);
    double rcloneFolder(const QString &from, const QString &to);

private:
    bool startSsh();
    double timed(const QString &program, const QStringList &arguments);
    QString sshCommand() const;
    QStringList rcloneOptions() const;

    QUrl m_server;
    QString m_token;
    QTemporaryDir m_folder;
    std::unique_ptr<QProcess> m_sshd;
    quint16 m_port = 0;
};

} // namespace quire::testing
