// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/FileCommands.h"

#include "ui/kit/NotificationBar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>

namespace quire::ui {

using models::FileOperations;
using models::FolderSource;

namespace {

const QString deleteKey = QStringLiteral("delete");
const QString failureKey = QStringLiteral("failure");
const QString doneKey = QStringLiteral("done");

} // namespace

FileCommands::FileCommands(NotificationBar *notifications, QObject *parent)
    : QObject(parent), m_notifications(notifications)
{
    connect(notifications, &NotificationBar::actionTriggered, this, &FileCommands::answer);
    connectOperations();
}

void FileCommands::connectOperations()
{
    connect(&m_operations, &FileOperations::failed, this, &FileCommands::tell);
    connect(&m_operations, &FileOperations::created, this, &FileCommands::forgetFailures);
    connect(&m_operations, &FileOperations::notRecoverable, this, &FileCommands::ask);
    connect(&m_operations, &FileOperations::removed, this,
            [this](const RemotePath &path) { m_lastRemoved = path.name(); });
    connect(&m_operations, &FileOperations::removalDone, this, [this](int count) {
        if (m_operations.undoable() == FileOperations::Undo::Removal) {
            tellDone(removedText(count));
        }
    });
    connect(&m_operations, &FileOperations::moveDone, this, [this](int count) {
        tellDone(count == 1 ? tr("One item was moved.") : tr("%1 items were moved.").arg(count));
    });
}

QString FileCommands::removedText(int count) const
{
    if (m_source && m_source->abilities().hasTrash) {
        return count == 1 ? tr("“%1” is in the trash.").arg(m_lastRemoved)
                          : tr("%1 items are in the trash.").arg(count);
    }
    return count == 1 ? tr("“%1” was deleted.").arg(m_lastRemoved) : tr("%1 items were deleted.").arg(count);
}

void FileCommands::setSource(FolderSource *source)
{
    if (m_source != source) {
        m_source = source;
        m_notifications->remove(deleteKey);
        m_notifications->remove(doneKey);
        forgetFailures();
    }
}

void FileCommands::tellDone(const QString &text)
{
    m_notifications->show({doneKey, Notification::Severity::Information, text, {{QStringLiteral("undo"), tr("Undo")}}});
}

void FileCommands::tell(const Error &error)
{
    m_notifications->show({failureKey, Notification::Severity::Error, error.message, {}});
}

void FileCommands::say(const QString &text)
{
    m_notifications->show({doneKey, Notification::Severity::Information, text, {}});
}

void FileCommands::forgetFailures()
{
    m_notifications->remove(failureKey);
}

void FileCommands::answer(const QString &key, const QString &action)
{
    m_notifications->remove(key);
    if (action == u"delete" && m_source) {
        m_operations.remove(m_source, std::exchange(m_toRemove, {}), FolderSource::Removal::Final);
    } else if (action == u"undo") {
        undo();
    }
    Q_EMIT answered();
}

void FileCommands::remove(const QList<RemotePath> &paths)
{
    if (!m_source || paths.isEmpty()) {
        return;
    }
    m_notifications->remove(doneKey);
    if (m_source->abilities().recovers) {
        m_operations.remove(m_source, paths, FolderSource::Removal::Recoverable);
    } else {
        ask(paths);
    }
}

void FileCommands::ask(const QList<RemotePath> &paths)
{
    m_toRemove = paths;
    const QString question =
        paths.size() == 1
            ? tr("Delete “%1”? The server moves it to its trash where it has one.").arg(paths.first().name())
            : tr("Delete %1 items? The server moves them to its trash where it has one.").arg(paths.size());
    m_notifications->show(
        {deleteKey, Notification::Severity::Warning, question, {{QStringLiteral("delete"), tr("Delete")}}});
    m_notifications->focusAction(deleteKey, QStringLiteral("delete"));
}

void FileCommands::undo()
{
    m_notifications->remove(doneKey);
    m_operations.undo();
}

void FileCommands::duplicate(const QList<RemotePath> &paths)
{
    QHash<RemotePath, QList<RemotePath>> byFolder;
    for (const RemotePath &path : paths) {
        byFolder[path.parent()].append(path);
    }
    for (auto each = byFolder.cbegin(); m_source && each != byFolder.cend(); ++each) {
        m_operations.copy(m_source, each.value(), each.key());
    }
}

QStringList FileCommands::pathsOf(const QList<RemotePath> &paths) const
{
    QStringList texts;
    for (const RemotePath &path : paths) {
        const QString absolute = m_source ? m_source->absolutePath(path) : QString();
        texts.append(absolute.isEmpty() ? path.toString() : absolute);
    }
    return texts;
}

void FileCommands::copyPaths(const QList<RemotePath> &paths) const
{
    QGuiApplication::clipboard()->setText(pathsOf(paths).join(u'\n'));
}

void FileCommands::copyLinks(const QList<RemotePath> &paths) const
{
    QStringList links;
    for (const RemotePath &path : paths) {
        links.append(m_source ? m_source->link(path).toString(QUrl::FullyEncoded) : QString());
    }
    QGuiApplication::clipboard()->setText(links.join(u'\n'));
}

void FileCommands::copyToClipboard(const QList<RemotePath> &paths, bool isCut)
{
    if (m_source && !paths.isEmpty()) {
        QStringList local;
        for (const RemotePath &path : paths) {
            local.append(m_source->localFile(path));
        }
        local.removeAll(QString());
        const FileDrag files{m_source->id(), paths, isCut};
        // Another program would copy what is to be moved.
        QGuiApplication::clipboard()->setMimeData(
            files.toMime(pathsOf(paths).join(u'\n'), isCut ? QStringList() : local).release());
    }
}

std::unique_ptr<QMimeData> FileCommands::dragged(const QList<models::FileEntry> &entries)
{
    if (!m_source || entries.isEmpty()) {
        return nullptr;
    }
    QList<RemotePath> paths;
    QStringList local;
    for (const models::FileEntry &entry : entries) {
        paths.append(entry.path);
        local.append(m_source->localFile(entry.path));
    }
    local.removeAll(QString());
    QStringList code;
    const QStringList texts = pathsOf(paths);
    for (const QString &text : texts) {
        code.append(FileDrag::pythonString(text));
    }
    auto mime = FileDrag{m_source->id(), paths}.toMime(code.join(QStringLiteral(", ")), local);
    mime->setReader([source = m_source](const RemotePath &path, qint64 maximum) {
        return source ? source->head(path, maximum)
                      : readyReply<QByteArray>(failure(ErrorKind::NotFound, tr("The machine is not there any more.")));
    });
    if (local.isEmpty()) {
        fetchFor(mime.get(), entries);
    }
    return mime;
}

/// Programs ask what a drag brings when it comes to them, so it is fetched from the moment it starts. What takes longer
/// than the drag is there for the next one.
void FileCommands::fetchFor(FileMime *mime, const QList<models::FileEntry> &entries)
{
    qint64 bytes = 0;
    bool hasFolders = false;
    for (const models::FileEntry &entry : entries) {
        bytes += std::max<qint64>(0, entry.size);
        hasFolders = hasFolders || entry.isFolder();
    }
    if (!m_fetcher || hasFolders || bytes > largestFetched) {
        return;
    }
    m_fetcher(m_source, entries).then(mime, [mime](const Result<QStringList> &files) {
        QList<QUrl> urls;
        for (const QString &file : files.value_or(QStringList())) {
            urls.append(QUrl::fromLocalFile(file));
        }
        if (!urls.isEmpty()) {
            const QString text = mime->text();
            mime->setUrls(urls);
            mime->setText(text);
        }
    });
}

bool FileCommands::canPaste() const
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    return m_source && mime && (mime->hasFormat(FileDrag::mimeType) || mime->hasUrls());
}

void FileCommands::paste(const RemotePath &folder)
{
    const QMimeData *mime = QGuiApplication::clipboard()->mimeData();
    const auto files = FileDrag::from(mime);
    take(mime, folder, !files || !files->isCut);
    if (files && files->isCut) {
        QGuiApplication::clipboard()->clear(); // They are there no more.
    }
}

void FileCommands::take(const QMimeData *mime, const RemotePath &folder, bool copies)
{
    takeTo(m_source, mime, folder, copies);
}

void FileCommands::takeTo(FolderSource *target, const QMimeData *mime, const RemotePath &folder, bool copies)
{
    if (!target || !mime) {
        return;
    }
    if (const auto files = FileDrag::from(mime)) {
        if (files->source != target->id()) {
            Q_EMIT copyBetweenRequested(*files, target, folder);
        } else if (copies) {
            m_operations.copy(target, files->paths, folder);
        } else {
            m_operations.move(target, files->paths, folder);
        }
        return;
    }
    QList<QUrl> local = mime->urls();
    local.removeIf([](const QUrl &url) { return !url.isLocalFile(); });
    if (!local.isEmpty()) {
        Q_EMIT uploadRequested(local, target, folder);
    }
}

} // namespace quire::ui
