// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QDateTime>
#include <QObject>
#include <QThreadPool>

#include <optional>

namespace quire::session {

/// Keeps a local copy of unsaved work, so that a crash, a full disk or a lost server costs nothing.
///
/// One file per notebook under `folder`, named by a hash of its identity, written by temporary name and rename.
class Recovery : public QObject
{
    Q_OBJECT

public:
    struct Copy
    {
        QByteArray bytes;
        QDateTime writtenAt; ///< UTC.
        QByteArray base;     ///< As given to keep().
    };

    explicit Recovery(QString folder, QObject *parent = nullptr);

    /// The identity of a copy that must not replace the one of `identity`.
    static QString newerThan(const QString &identity) { return identity + QStringLiteral("|newer"); }

    /// Keeps `bytes` for the notebook called `identity` (machine and path). `base` says which state of the file they
    /// were made from, in the caller's words.
    Reply<void> keep(const QString &identity, const QByteArray &bytes, const QByteArray &base = {});
    /// The copy kept for `identity`, if there is one.
    Reply<std::optional<Copy>> find(const QString &identity);
    /// The notebook is called `to` now, and so are its copies, the one that waits for an answer too.
    Reply<void> move(const QString &from, const QString &to);
    /// Forgets the copy of `identity`; call after a save or when the person does not want it.
    Reply<void> discard(const QString &identity);

private:
    QString fileFor(const QString &identity) const;

    QString m_folder;
    QThreadPool m_pool; ///< One thread: what is asked first is done first.
};

} // namespace quire::session
