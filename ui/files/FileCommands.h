// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FileOperations.h"
#include "ui/kit/FileDrag.h"

#include <QUrl>

#include <functional>
#include <memory>

class QMimeData;

namespace quire::ui {

class NotificationBar;

/// What is done to files in a file browser, with what is to be asked and told about it in its bar.
class FileCommands : public QObject
{
    Q_OBJECT

public:
    /// What is fetched because it is dragged, in bytes.
    static constexpr qint64 largestFetched = 64LL << 20;

    /// `notifications` outlives the commands.
    explicit FileCommands(NotificationBar *notifications, QObject *parent = nullptr);

    models::FileOperations &operations() { return m_operations; }
    /// Whose files are meant; null for none. Open questions go.
    void setSource(models::FolderSource *source);

    /// Where it can be undone at once, else after asking.
    void remove(const QList<RemotePath> &paths);
    void duplicate(const QList<RemotePath> &paths);
    /// The last removal or move.
    void undo();
    void copyToClipboard(const QList<RemotePath> &paths, bool isCut);
    bool canPaste() const;
    void paste(const RemotePath &folder);
    /// What is dragged or pasted: files of ours or the desktop's.
    void take(const QMimeData *mime, const RemotePath &folder, bool copies);
    /// The same for a folder of another source.
    void takeTo(models::FolderSource *target, const QMimeData *mime, const RemotePath &folder, bool copies);
    std::unique_ptr<QMimeData> dragged(const QList<models::FileEntry> &entries);
    /// Brings files of another computer here, so that they can be dragged to its desktop; the answer is where they lie.
    using Fetcher = std::function<Reply<QStringList>(models::FolderSource *source, QList<models::FileEntry> entries)>;
    void setFetcher(Fetcher fetcher) { m_fetcher = std::move(fetcher); }
    /// As the machine sees them where that is known.
    QStringList pathsOf(const QList<RemotePath> &paths) const;
    void copyPaths(const QList<RemotePath> &paths) const;
    void copyLinks(const QList<RemotePath> &paths) const;
    void tell(const Error &error);
    void say(const QString &text);
    /// Failures that were told are over.
    void forgetFailures();

Q_SIGNALS:
    /// Files of the desktop are to be brought here.
    void uploadRequested(const QList<QUrl> &files, quire::models::FolderSource *source,
                         const quire::RemotePath &folder);
    /// Files of another source are to be brought here.
    void copyBetweenRequested(const quire::ui::FileDrag &files, quire::models::FolderSource *to,
                              const quire::RemotePath &folder);
    /// A question is answered: the rows may have the keyboard back.
    void answered();

private:
    void connectOperations();
    void ask(const QList<RemotePath> &paths);
    void answer(const QString &key, const QString &action);
    void tellDone(const QString &text);
    QString removedText(int count) const;
    void fetchFor(FileMime *mime, const QList<models::FileEntry> &entries);

    NotificationBar *m_notifications;
    models::FileOperations m_operations;
    QPointer<models::FolderSource> m_source;
    QList<RemotePath> m_toRemove;
    QString m_lastRemoved;
    Fetcher m_fetcher;
};

} // namespace quire::ui
