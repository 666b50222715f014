// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FolderSource.h"

#include <QPointer>

namespace quire::models {

/// What a person does to files in a browser: one thing after the other, several files at once, and back again where
/// that is possible. Every change is told, with the folders it touched, whoever shows them.
class FileOperations : public QObject
{
    Q_OBJECT

public:
    /// What undo() would take back.
    enum class Undo { Nothing, Removal, Move };

    using QObject::QObject;

    /// A new thing in `folder` under a free name; created() tells which.
    void create(FolderSource *source, const RemotePath &folder, FileEntry::Kind kind, const QString &suffix = {});
    /// In its folder. A name with a slash is refused.
    void rename(FolderSource *source, const RemotePath &path, const QString &name);
    void move(FolderSource *source, const QList<RemotePath> &paths, const RemotePath &folder);
    void copy(FolderSource *source, const QList<RemotePath> &paths, const RemotePath &folder);
    /// Recoverable: what cannot be is left, and notRecoverable() tells.
    void remove(FolderSource *source, const QList<RemotePath> &paths, FolderSource::Removal removal);

    Undo undoable() const { return m_undo; }
    /// Takes the last removal or move back, once.
    void undo();

Q_SIGNALS:
    void created(const quire::models::FileEntry &entry);
    /// One of several copies.
    void copied(const quire::RemotePath &to);
    void renamed(const quire::RemotePath &from, const quire::RemotePath &to);
    void removed(const quire::RemotePath &path);
    void restored(const quire::RemotePath &path);
    void changed(const QString &source, const quire::RemotePath &folder);
    /// All of one call is done; how many it did.
    void removalDone(int count);
    void moveDone(int count);
    void notRecoverable(const QList<quire::RemotePath> &paths);
    void failed(const quire::Error &error);

private:
    struct Step
    {
        RemotePath from;
        RemotePath to;
        QString ticket;
    };

    Reply<void> moveAll(QPointer<FolderSource> source, QList<RemotePath> paths, RemotePath folder);
    Reply<void> copyAll(QPointer<FolderSource> source, QList<RemotePath> paths, RemotePath folder);
    Reply<void> removeAll(QPointer<FolderSource> source, QList<RemotePath> paths, FolderSource::Removal removal);
    Reply<void> undoAll(QPointer<FolderSource> source, Undo what, QList<Step> steps);
    void remember(FolderSource *source, Undo what, const QList<Step> &steps);
    void moved(FolderSource *source, const RemotePath &from, const RemotePath &to);

    Undo m_undo = Undo::Nothing;
    QPointer<FolderSource> m_undoSource;
    QList<Step> m_steps;
};

} // namespace quire::models
