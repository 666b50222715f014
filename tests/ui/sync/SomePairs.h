// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "pairs/PairMemory.h"
#include "pairs/Pairs.h"
#include "support/Waiting.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <memory>

namespace quire::testing {

/// Pairs whose machine never comes: what the window shows needs none.
class SomePairs
{
public:
    SomePairs()
    {
        QStandardPaths::setTestModeEnabled(true);
        pairs = std::make_unique<pairs::Pairs>(m_clock, m_folder.filePath(QStringLiteral("pairs.json")));
    }
    ~SomePairs()
    {
        pairs.reset();
        for (const pairs::Pair &one : m_added) {
            QDir(pairs::memoryFolder(one.settings)).removeRecursively();
        }
    }

    QString path(const QString &name) const { return m_folder.filePath(name); }

    pairs::Pair add(const QString &name)
    {
        pairs::Pair pair;
        pair.machine = QStringLiteral("jupyter/one");
        pair.settings.localRoot = QFile::encodeName(path(name));
        pair.settings.remoteRoot = "/storage/" + name.toUtf8();
        pair.settings.owner = pair.machine;
        const Result<pairs::Pair> added = wait(pairs->add(pair));
        m_added.append(added.value_or(pair));
        return m_added.last();
    }

    /// Its memory, to put things into.
    static std::unique_ptr<pairs::SyncHistory> historyOf(const pairs::Pair &pair)
    {
        auto history = std::make_unique<pairs::SyncHistory>(
            QDir(pairs::memoryFolder(pair.settings)).filePath(QStringLiteral("history.sqlite")));
        return wait(history->open()) ? std::move(history) : nullptr;
    }

    void write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(path(name));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(bytes);
        }
    }

    QByteArray read(const QString &name) const
    {
        QFile file(path(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(missing)");
    }

    std::unique_ptr<pairs::Pairs> pairs;

private:
    SystemClock m_clock;
    QTemporaryDir m_folder;
    QList<pairs::Pair> m_added;
};

} // namespace quire::testing
