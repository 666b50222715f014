// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/JupyterServer.h"

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QProcessEnvironment>
#include <QSslSocket>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QUuid>

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace quire::testing {

namespace {

/// The form in which servers keep a password: algorithm:salt:digest.
QString hashed(const QString &password)
{
    const QByteArray salt = "0123456789ab"_ba;
    const QByteArray digest = QCryptographicHash::hash(password.toUtf8() + salt, QCryptographicHash::Sha1).toHex();
    return u"sha1:%1:%2"_s.arg(QString::fromLatin1(salt), QString::fromLatin1(digest));
}

} // namespace

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

bool makeCertificate(const QString &folder, const QString &name)
{
    const QString base = QDir(folder).filePath(name);
    return QProcess::execute(u"openssl"_s, {u"req"_s, u"-x509"_s, u"-newkey"_s, u"rsa:2048"_s, u"-nodes"_s, u"-days"_s,
                                            u"2"_s, u"-subj"_s, u"/CN=localhost"_s, u"-addext"_s,
                                            u"subjectAltName=DNS:localhost,IP:127.0.0.1"_s, u"-keyout"_s,
                                            base + u".key"_s, u"-out"_s, base + u".pem"_s, u"-batch"_s, u"-quiet"_s}) ==
           0;
}

JupyterServer::JupyterServer(Options options) : m_options(std::move(options))
{
    if (m_options.access == Access::Token) {
        m_token = QUuid::createUuid().toString(QUuid::Id128);
    }
    QDir(m_folder.path()).mkpath(root());
}

JupyterServer::~JupyterServer()
{
    stop();
}

QStringList JupyterServer::arguments() const
{
    const bool classic = m_options.generation == Generation::Notebook6;
    const QString app = classic ? u"NotebookApp"_s : u"ServerApp"_s;
    QStringList list{u"--no-browser"_s,
                     u"--ip=127.0.0.1"_s,
                     u"--port=%1"_s.arg(m_port),
                     u"--%1.port_retries=0"_s.arg(app),
                     u"--%1.base_url=%2"_s.arg(app, m_options.basePath),
                     u"--%1.%2=%3"_s.arg(app, classic ? u"notebook_dir"_s : u"root_dir"_s, root())};
    if (m_options.access == Access::Password) {
        list << u"--%1.password=%2"_s.arg(classic ? app : u"PasswordIdentityProvider"_s, hashed(password()));
        if (!classic) {
            list.last().replace("PasswordIdentityProvider.password"_L1, "PasswordIdentityProvider.hashed_password"_L1);
        }
    } else if (m_options.access == Access::Open) {
        list << u"--%1.token="_s.arg(classic ? app : u"IdentityProvider"_s);
    }
    if (!m_options.limitOutput) {
        const QString owner = classic ? app : u"ZMQChannelsWebsocketConnection"_s;
        list << u"--%1.iopub_data_rate_limit=0"_s.arg(owner) << u"--%1.iopub_msg_rate_limit=0"_s.arg(owner);
    }
    if (classic) {
        // With jupyter_client 8, which distributions pair it with, the default manager of notebook 6.4 writes to its
        // websockets from two threads: handshakes hang and messages vanish.
        list
            << u"--NotebookApp.kernel_manager_class=notebook.services.kernels.kernelmanager.AsyncMappingKernelManager"_s;
    }
    if (!m_options.certificate.isEmpty()) {
        list << u"--certfile=%1"_s.arg(m_options.certificate) << u"--keyfile=%1"_s.arg(m_options.key);
    }
    // A shell as it comes, not as the person at this computer has made it.
    list << u"--%1.terminado_settings={'shell_command': ['/bin/bash', '--norc', '--noprofile']}"_s.arg(app);
    if (!m_options.hasTerminals) {
        list << u"--%1.terminals_enabled=False"_s.arg(app);
    }
    if (!m_options.hasKernels) {
        list << u"--KernelSpecManager.ensure_native_kernel=False"_s
             << u"--KernelSpecManager.allowed_kernelspecs={'none'}"_s;
    }
    if (geteuid() == 0) {
        list << u"--allow-root"_s;
    }
    return list;
}

bool JupyterServer::start()
{
    if (m_port == 0) {
        m_port = freePort();
    }
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    // In the environment, so that nobody reads the token in the process list; with a password there must be none.
    if (m_options.access == Access::Token) {
        environment.insert(u"JUPYTER_TOKEN"_s, m_token);
    }
    environment.insert(u"JUPYTER_CONFIG_DIR"_s, m_folder.filePath(u"config"_s));
    environment.insert(u"JUPYTER_DATA_DIR"_s, dataFolder());
    environment.insert(u"JUPYTER_RUNTIME_DIR"_s, m_folder.filePath(u"runtime"_s));
    environment.insert(u"IPYTHONDIR"_s, m_folder.filePath(u"ipython"_s));
    environment.remove(u"LSAN_OPTIONS"_s);
    m_process = std::make_unique<QProcess>();
    m_process->setProcessEnvironment(environment);
    m_process->setWorkingDirectory(m_folder.path());
    m_process->setProcessChannelMode(QProcess::MergedChannels);
    m_process->setStandardOutputFile(m_folder.filePath(u"server.log"_s), QIODevice::Append);
    m_process->setChildProcessModifier([] {
        setsid();
        prctl(PR_SET_PDEATHSIG, SIGTERM); // also when the test is killed
    });
    const bool classic = m_options.generation == Generation::Notebook6;
    m_process->start(classic ? u"jupyter-notebook"_s : u"jupyter-server"_s, arguments());
    if (!m_process->waitForStarted()) {
        return false;
    }
    m_group = m_process->processId();
    return waitUntilItAnswers();
}

bool JupyterServer::waitUntilItAnswers()
{
    const QDeadlineTimer deadline(30'000);
    while (!deadline.hasExpired() && m_process->state() == QProcess::Running) {
        QSslSocket socket;
        if (m_options.certificate.isEmpty()) {
            socket.connectToHost(u"127.0.0.1"_s, m_port);
            socket.waitForConnected(1000);
        } else {
            socket.setPeerVerifyMode(QSslSocket::VerifyNone);
            socket.connectToHostEncrypted(u"127.0.0.1"_s, m_port);
            socket.waitForEncrypted(1000);
        }
        if (socket.state() == QAbstractSocket::ConnectedState) {
            socket.write("GET " + m_options.basePath.toUtf8() + "api HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n");
            if (socket.waitForReadyRead(5000) && socket.readAll().contains(" 200 ")) {
                return true;
            }
        }
        m_process->waitForFinished(50);
    }
    qWarning("The Jupyter server did not start:\n%s", log().constData());
    return false;
}

void JupyterServer::killGroup(int signal)
{
    // Kernels lead groups of their own but stay in the server's session.
    const QStringList entries = QDir(u"/proc"_s).entryList(QDir::Dirs);
    for (const QString &entry : entries) {
        bool isProcess = false;
        const int process = entry.toInt(&isProcess);
        if (isProcess && process != m_group && getsid(process) == m_group) {
            ::kill(process, signal);
        }
    }
    ::kill(-pid_t(m_group), signal);
}

void JupyterServer::stop()
{
    if (!m_process) {
        return;
    }
    if (m_process->state() == QProcess::Running) {
        ::kill(pid_t(m_group), SIGTERM); // shuts its kernels down
        if (!m_process->waitForFinished(10'000)) {
            qWarning("The Jupyter server did not stop when asked");
        }
    }
    killGroup(SIGKILL);
    m_process->waitForFinished(1000);
    m_process.reset();
}

void JupyterServer::kill()
{
    ::kill(pid_t(m_group), SIGKILL);
    m_process->waitForFinished(5000);
}

QUrl JupyterServer::url() const
{
    const QString scheme = m_options.certificate.isEmpty() ? u"http"_s : u"https"_s;
    return QUrl(u"%1://127.0.0.1:%2%3"_s.arg(scheme).arg(m_port).arg(m_options.basePath));
}

bool JupyterServer::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(QDir(root()).filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

QByteArray JupyterServer::read(const QString &name) const
{
    QFile file(QDir(root()).filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray JupyterServer::log() const
{
    QFile file(m_folder.filePath(u"server.log"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace quire::testing
