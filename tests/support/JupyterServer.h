// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>
#include <QTemporaryDir>
#include <QUrl>

#include <memory>

namespace quire::testing {

/// A real Jupyter server on loopback with folders of its own, gone with this object, kernels included.
///
/// Blocks while it starts and stops, which tests may. One per test class is enough: starting takes a second.
class JupyterServer
{
public:
    enum class Generation {
        JupyterServer, ///< `jupyter server`, 2.x
        Notebook6,     ///< classic `jupyter notebook`, 6.4
    };
    enum class Access { Token, Password, Open };

    struct Options
    {
        Generation generation = Generation::JupyterServer;
        Access access = Access::Token;
        /// With slashes at both ends.
        QString basePath = QStringLiteral("/");
        /// The server's output limits; off for tests that compare every line.
        bool limitOutput = true;
        /// Files for https; plain http if empty.
        QString certificate = {};
        QString key = {};
        bool hasTerminals = true;
        /// Without, no kernel at all can be started.
        bool hasKernels = true;
    };

    explicit JupyterServer(Options options);
    ~JupyterServer();
    JupyterServer(const JupyterServer &) = delete;
    JupyterServer &operator=(const JupyterServer &) = delete;

    /// Starts, the first time on a free port, then always on that one. False after 30 s; see log().
    bool start();
    /// Ends the server and every kernel it started.
    void stop();
    /// Kills it as a power cut would, kernels stay behind until stop().
    void kill();

    QUrl url() const;
    quint16 port() const { return m_port; }
    /// For Access::Token.
    QString token() const { return m_token; }
    /// For Access::Password.
    QString password() const { return QStringLiteral("open sesame"); }
    /// The served folder, a local path.
    QString root() const { return m_folder.filePath(QStringLiteral("root")); }
    /// Where Jupyter keeps its own things, signatures among them.
    QString dataFolder() const { return m_folder.filePath(QStringLiteral("data")); }
    /// Writes a file into the served folder.
    bool write(const QString &name, const QByteArray &bytes) const;
    QByteArray read(const QString &name) const;
    /// What the server has printed.
    QByteArray log() const;

private:
    QStringList arguments() const;
    bool waitUntilItAnswers();
    void killGroup(int signal);

    Options m_options;
    QTemporaryDir m_folder;
    QString m_token;
    quint16 m_port = 0;
    qint64 m_group = 0;
    std::unique_ptr<QProcess> m_process;
};

/// A free TCP port of the loopback interface; it may be taken again at once.
quint16 freePort();
/// A self-signed certificate for 127.0.0.1 and localhost as NAME.pem and NAME.key in `folder`; false if openssl fails.
bool makeCertificate(const QString &folder, const QString &name);

} // namespace quire::testing
