// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QObject>
#include <QSocketNotifier>
#include <QTimer>

#include <chrono>
#include <memory>

namespace quire::pairs {

/// Tells when something in a folder of this computer changed, by inotify(7).
///
/// Events are hints: whoever is told looks for himself. Told once a change has settled for half a second, at the latest
/// after three. Where not everything can be watched (too many folders, a network disk), isReliable() is false, and one
/// has to look from time to time.
class FolderWatcher : public QObject
{
    Q_OBJECT

public:
    explicit FolderWatcher(QByteArray root, QObject *parent = nullptr);
    ~FolderWatcher() override;

    /// Watches all folders there are now. Walks the tree: call it again after overflow.
    void start();
    bool isReliable() const { return m_isReliable; }

Q_SIGNALS:
    void changed();

private:
    void add(const QByteArray &folder);
    void addBelow(const QByteArray &folder);
    void read();
    void noteChange();

    QByteArray m_root;
    int m_fd = -1;
    QHash<int, QByteArray> m_folders;
    std::unique_ptr<QSocketNotifier> m_notifier;
    QTimer m_settled;
    QTimer m_latest;
    bool m_isReliable = false;
};

} // namespace quire::pairs
