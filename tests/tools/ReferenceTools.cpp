// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/ReferenceTools.h"

#include "support/JupyterServer.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QThread>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace quire::testing {

namespace {

constexpr int longestRun = 600'000;

bool writeFile(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
}

bool runQuietly(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(program, arguments);
    return process.waitForFinished(longestRun) && process.exitCode() == 0;
}

} // namespace

ReferenceTools::ReferenceTools(QUrl server, QString token) : m_server(std::move(server)), m_token(std::move(token))
{
    // curl reads it from here: not from its command line.
    writeFile(m_folder.filePath(u"curlrc"_s), "silent\nfail\nheader = \"Authorization: token " + m_token.toUtf8() +
                                                  "\"\nheader = \"Content-Type: application/json\"\n");
    if (!startSsh()) {
        qWarning("no sshd: rsync and rclone are not measured");
        m_port = 0;
    }
}

ReferenceTools::~ReferenceTools()
{
    if (m_sshd) {
        m_sshd->terminate();
        m_sshd->waitForFinished(3000);
    }
}

bool ReferenceTools::startSsh()
{
    const QString host = m_folder.filePath(u"host"_s);
    const QString user = m_folder.filePath(u"user"_s);
    for (const QString &key : {host, user}) {
        if (!runQuietly(u"ssh-keygen"_s, {u"-q"_s, u"-t"_s, u"ed25519"_s, u"-N"_s, QString(), u"-f"_s, key})) {
            return false;
        }
    }
    m_port = freePort();
    writeFile(m_folder.filePath(u"sshd_config"_s),
              "HostKey " + host.toUtf8() + "\nAuthorizedKeysFile " + user.toUtf8() +
                  ".pub\nStrictModes no\nUsePAM no\nListenAddress 127.0.0.1\nPidFile none\nPort " +
                  QByteArray::number(m_port) + "\nSubsystem sftp internal-sftp\n");
    m_sshd = std::make_unique<QProcess>();
    m_sshd->setStandardErrorFile(m_folder.filePath(u"sshd.log"_s));
    // Started by root, sshd wants a user of its own, whom only this process gets to see.
    const QString users = m_folder.filePath(u"passwd"_s);
    QFile known(u"/etc/passwd"_s);
    writeFile(users, (known.open(QIODevice::ReadOnly) ? known.readAll() : QByteArray()) +
                         "sshd:x:100:65534::/run/sshd:/usr/sbin/nologin\n");
    const QString serve = u"exec /usr/sbin/sshd -D -e -f "_s + m_folder.filePath(u"sshd_config"_s);
    const bool isRoot = ::geteuid() == 0;
    const QString asRoot = u"mkdir -p /run/sshd && mount --bind %1 /etc/passwd && "_s.arg(users) + serve;
    m_sshd->start(isRoot ? u"unshare"_s : u"sh"_s,
                  isRoot ? QStringList{u"-m"_s, u"sh"_s, u"-c"_s, asRoot} : QStringList{u"-c"_s, serve});
    for (int tries = 0; m_sshd->waitForStarted() && tries < 20; ++tries) {
        QThread::msleep(100);
        if (runQuietly(u"sh"_s, {u"-c"_s, sshCommand() + u" 127.0.0.1 true"_s})) {
            return true;
        }
    }
    return false;
}

QString ReferenceTools::sshCommand() const
{
    return u"ssh -q -p %1 -i %2 -o StrictHostKeyChecking=no -o UserKnownHostsFile=/dev/null"_s.arg(m_port).arg(
        m_folder.filePath(u"user"_s));
}

double ReferenceTools::timed(const QString &program, const QStringList &arguments)
{
    QElapsedTimer timer;
    timer.start();
    return runQuietly(program, arguments) ? double(timer.nsecsElapsed()) / 1e9 : -1;
}

double ReferenceTools::curlUpload(const QString &file, const QString &remoteName)
{
    constexpr qint64 chunk = 16 << 20;
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) {
        return -1;
    }
    const QByteArray address = m_server.resolved(QUrl(u"api/contents/"_s + remoteName)).toEncoded();
    QByteArray config;
    for (int number = 1; !in.atEnd(); ++number) {
        const QByteArray bytes = in.read(chunk);
        const QString body = m_folder.filePath(u"chunk%1"_s.arg(number));
        writeFile(body, R"({"type":"file","format":"base64","chunk":)" + QByteArray::number(in.atEnd() ? -1 : number) +
                            R"(,"content":")" + bytes.toBase64() + "\"}");
        config += (number > 1 ? "next\n" : "") + "silent\nfail\nheader = \"Authorization: token "_ba +
                  m_token.toUtf8() + "\"\nrequest = PUT\ndata-binary = \"@" + body.toUtf8() + "\"\nurl = \"" + address +
                  "\"\noutput = /dev/null\n";
    }
    const QString name = m_folder.filePath(u"upload.curl"_s);
    writeFile(name, config);
    const double seconds = timed(u"curl"_s, {u"-K"_s, name});
    for (const QString &body : QDir(m_folder.path()).entryList({u"chunk*"_s})) {
        QFile::remove(m_folder.filePath(body));
    }
    return seconds;
}

double ReferenceTools::curlDownload(const QString &remoteName, const QString &target)
{
    return timed(u"curl"_s, {u"-K"_s, m_folder.filePath(u"curlrc"_s), u"-o"_s, target,
                             m_server.resolved(QUrl(u"files/"_s + remoteName)).toString(QUrl::FullyEncoded)});
}

double ReferenceTools::curlUploadMany(const QString &folder, const QString &remoteFolder, int connections,
                                      const QUrl &server)
{
    QByteArray config;
    const QDir all(folder);
    int count = 0;
    for (const QString &name : all.entryList(QDir::Files)) {
        QFile in(all.filePath(name));
        if (!in.open(QIODevice::ReadOnly)) {
            return -1;
        }
        const QString body = m_folder.filePath(u"small%1"_s.arg(count));
        writeFile(body, R"({"type":"file","format":"base64","content":")" + in.readAll().toBase64() + "\"}");
        config += (count++ > 0 ? "next\n" : "") + "silent\nheader = \"Authorization: token "_ba + m_token.toUtf8() +
                  "\"\nrequest = PUT\ndata-binary = \"@" + body.toUtf8() + "\"\nurl = \"" +
                  server.resolved(QUrl(u"api/contents/"_s + remoteFolder + u'/' + name)).toEncoded() +
                  "\"\noutput = /dev/null\n";
    }
    const QString name = m_folder.filePath(u"many.curl"_s);
    writeFile(name, config);
    const double seconds =
        timed(u"curl"_s, {u"--parallel"_s, u"--parallel-max"_s, QString::number(connections), u"-K"_s, name});
    for (const QString &body : QDir(m_folder.path()).entryList({u"small*"_s})) {
        QFile::remove(m_folder.filePath(body));
    }
    return seconds;
}

double ReferenceTools::rsync(const QString &from, const QString &to, bool toServer)
{
    const QString host = u"127.0.0.1:"_s;
    return m_port == 0 ? -1
                       : timed(u"rsync"_s, {u"-a"_s, u"--whole-file"_s, u"-e"_s, sshCommand(),
                                            toServer ? from : host + from, toServer ? host + to : to});
}

QStringList ReferenceTools::rcloneOptions() const
{
    return {u"--config"_s,         u"/dev/null"_s,
            u"--sftp-host"_s,      u"127.0.0.1"_s,
            u"--sftp-user"_s,      qEnvironmentVariable("USER", u"root"_s),
            u"--sftp-port"_s,      QString::number(m_port),
            u"--sftp-key-file"_s,  m_folder.filePath(u"user"_s),
            u"--transfers"_s,      u"8"_s,
            u"--ignore-checksum"_s};
}

double ReferenceTools::rclone(const QString &from, const QString &to, bool toServer)
{
    return m_port == 0 ? -1
                       : timed(u"rclone"_s, QStringList{u"copyto"_s, toServer ? from : u":sftp:"_s + from,
                                                        toServer ? u":sftp:"_s + to : to} +
                                                rcloneOptions());
}

double ReferenceTools::rcloneFolder(const QString &from, const QString &to)
{
    return m_port == 0 ? -1 : timed(u"rclone"_s, QStringList{u"copy"_s, from, u":sftp:"_s + to} + rcloneOptions());
}

} // namespace quire::testing
