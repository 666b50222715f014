// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "AgentGround.h"
#include "pairs/SyncEngine.h"

#include <QSet>

#include <random>

namespace quire::testing {

/// People at work on two folders, at random: they write, save, rename, delete and touch, and remember what must not be
/// lost. The same seed does the same, as far as disks and networks let it.
class RandomPair
{
public:
    /// `other`: of a second computer that is paired with the same remote folder.
    RandomPair(QString local, QString remote, quint32 seed, const QString &other = {});

    /// Some operations on either side. While sync runs, only those that cannot tear a file.
    void work(int operations, bool syncRuns);
    int dice(int sides) { return int(m_random() % quint32(sides)); }

    /// What is wrong after all is quiet; empty when nothing is.
    QString complaint() const;
    /// Notes something for the story.
    void tell(const QString &line) { m_story << line; }
    /// What was done, for a failing test.
    QStringList story() const { return m_story; }

private:
    void write(const QString &file);
    void append(const QString &file);
    void erase(const QString &file);
    void eraseFolder(const QString &folder);
    void rename(const QString &from, const QString &to);
    void touch(const QString &file);
    QString someFile(const QString &root);
    QString someFolder(const QString &root);
    QString newPath(const QString &root);
    QByteArray newBytes();
    /// Takes a file out of its place and notes that its text may go.
    void takeAway(const QString &file);

    QString m_local;
    QString m_remote;
    QStringList m_roots;
    QString m_bin;
    std::mt19937 m_random;
    QStringList m_story;
    QSet<QByteArray> m_written;
    QSet<QByteArray> m_waived;
    int m_count = 0;
};

} // namespace quire::testing
