// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CopyCommand.h"

#include "base/Coroutine.h"
#include "files/TreeCopy.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonObject>

namespace quire::cli {

using namespace Qt::StringLiterals;
using sync::TreePath;

namespace {

/// "/a/b/c/" → "/a/b/" and "c".
std::pair<QByteArray, QByteArray> split(QByteArray path)
{
    while (path.size() > 1 && path.endsWith('/')) {
        path.chop(1);
    }
    const qsizetype slash = path.lastIndexOf('/');
    return {path.first(slash + 1), path.sliced(slash + 1)};
}

} // namespace

Reply<int> CopyCommand::work()
{
    QStringList sources = invocation().operands;
    const QString target = sources.takeLast();
    const std::optional<QByteArray> remoteTarget = onMachine(target);
    int code = Success;
    for (const QString &source : sources) {
        const std::optional<QByteArray> remoteSource = onMachine(source);
        Result<void> copied = failure(ErrorKind::Unsupported, tr("One side is this computer, the other the machine."));
        if (remoteTarget && !remoteSource) {
            copied = co_await copyUp(source, *remoteTarget);
        } else if (remoteSource && !remoteTarget) {
            copied = co_await copyDown(*remoteSource, target);
        }
        if (!copied) {
            code = failFor(copied.error());
        }
    }
    if (m_problems > 0) {
        code = FileTrouble;
    }
    if (invocation().json && code == Success) {
        console().print(QJsonDocument(QJsonObject{{u"files"_s, m_files}, {u"bytes"_s, m_bytes}}));
    }
    co_return code;
}

Reply<std::pair<std::shared_ptr<files::MachineRoot>, TreePath>> CopyCommand::remotePlace(QByteArray path,
                                                                                         QByteArray name)
{
    const std::shared_ptr<files::MachineRoot> folder = root(path);
    const Result<void> isFolder = co_await folder->open(path.endsWith('/'));
    if (isFolder) {
        co_return std::pair(folder, TreePath().child(name));
    }
    const auto [parent, newName] = split(path);
    const std::shared_ptr<files::MachineRoot> above = root(parent.isEmpty() ? QByteArray("/") : parent);
    const Result<void> opened = co_await above->open(false);
    if (!opened) {
        co_return Failure(opened.error());
    }
    if (!TreePath::isName(newName)) {
        co_return failure(ErrorKind::Unsupported, tr("This is no name for a file."));
    }
    co_return std::pair(above, TreePath().child(newName));
}

Reply<void> CopyCommand::copyUp(QString source, QByteArray target)
{
    const QFileInfo info(source);
    if (!info.exists()) {
        co_return failure(ErrorKind::NotFound, tr("%1 is not there.").arg(source));
    }
    const QFileInfo real(info.canonicalFilePath());
    const QByteArray name = QFile::encodeName(real.fileName());
    files::LocalRoot local(QFile::encodeName(real.path()));
    const Result<void> opened = local.open();
    if (!opened) {
        co_return opened;
    }
    const QString given = info.fileName().isEmpty() ? real.fileName() : info.fileName();
    const auto place = co_await remotePlace(target, QFile::encodeName(given));
    if (!place) {
        co_return Failure(place.error());
    }
    files::TreeCopy copy(&local, place->first.get());
    const Result<files::CopyReport> report = co_await copy.up(TreePath().child(name), place->second);
    if (!report) {
        co_return Failure(report.error());
    }
    m_files += report->files;
    m_bytes += report->bytes;
    for (const auto &[path, error] : report->problems) {
        ++m_problems;
        console().note(tr("not copied: %1 (%2)").arg(path.toString(), error.message));
    }
    co_return {};
}

Reply<void> CopyCommand::copyDown(QByteArray source, QString target)
{
    const auto [parent, name] = split(source);
    if (!TreePath::isName(name)) {
        co_return failure(ErrorKind::Unsupported, tr("Name a file or folder of the machine."));
    }
    const std::shared_ptr<files::MachineRoot> remote = root(parent.isEmpty() ? QByteArray("/") : parent);
    const Result<void> there = co_await remote->open(false);
    if (!there) {
        co_return there;
    }
    const QFileInfo info(target);
    const bool isInto = info.isDir();
    files::LocalRoot local(QFile::encodeName(isInto ? info.absoluteFilePath() : info.absolutePath()));
    const Result<void> opened = local.open();
    if (!opened) {
        co_return opened;
    }
    const QByteArray newName = isInto ? name : QFile::encodeName(info.fileName());
    files::TreeCopy copy(&local, remote.get());
    const Result<files::CopyReport> report = co_await copy.down(TreePath().child(name), TreePath().child(newName));
    if (!report) {
        co_return Failure(report.error());
    }
    m_files += report->files;
    m_bytes += report->bytes;
    for (const auto &[path, error] : report->problems) {
        ++m_problems;
        console().note(tr("not copied: %1 (%2)").arg(path.toString(), error.message));
    }
    co_return {};
}

} // namespace quire::cli
