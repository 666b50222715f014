// SPDX-License-Identifier: GPL-3.0-or-later
#include "AgentGround.h"

#include "support/Waiting.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

using namespace Qt::StringLiterals;

namespace quire::testing {

AgentGround::AgentGround()
    : isUp(server.start()),
      proxy(server.port()),
      connection({.baseUrl = throughProxy(), .token = Secret(server.token())}, clock),
      link(&connection)
{
}

AgentGround::~AgentGround()
{
    m_root.reset();
    proxy.heal();
    if (!wait(link.stop())) {
        qWarning("the agent did not stop");
    }
}

QUrl AgentGround::throughProxy() const
{
    QUrl url = server.url();
    url.setPort(proxy.port());
    return url;
}

bool AgentGround::makeFolders()
{
    m_root.reset();
    m_local = std::make_unique<QTemporaryDir>();
    m_state = std::make_unique<QTemporaryDir>();
    m_remote = std::make_unique<QTemporaryDir>(server.root() + u"/pair-XXXXXX"_s);
    m_root = std::make_unique<files::AgentRoot>(&link, &connection, m_remote->path().toUtf8(),
                                                QFileInfo(m_remote->path()).fileName().toUtf8() + '/');
    return wait(m_root->open(false)).has_value();
}

bool put(const QString &file, const QByteArray &bytes)
{
    QDir().mkpath(QFileInfo(file).path());
    QFile out(file);
    return out.open(QIODevice::WriteOnly) && out.write(bytes) == bytes.size();
}

QByteArray get(const QString &file)
{
    QFile in(file);
    return in.open(QIODevice::ReadOnly) ? in.readAll() : QByteArray("(missing)");
}

QStringList contentsOf(const QString &folder)
{
    QStringList lines;
    QDirIterator all(folder, QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot,
                     QDirIterator::Subdirectories);
    while (all.hasNext()) {
        const QFileInfo one = all.nextFileInfo();
        const QString path = QDir(folder).relativeFilePath(one.filePath());
        if (path == ".quire"_L1 || path.startsWith(".quire/"_L1)) {
            continue;
        }
        lines << (one.isSymLink() ? path + u"@"_s + one.readSymLink()
                  : one.isDir()   ? path + u'/'
                                  : path + u'=' + QString::fromLatin1(get(one.filePath())));
    }
    lines.sort();
    return lines;
}

} // namespace quire::testing
