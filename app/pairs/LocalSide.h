// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/LocalRoot.h"
#include "sync/LocalScan.h"

#include <QObject>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <stop_token>

namespace quire::pairs {

/// The local folder of a pair, worked on by a thread of its own: one piece of work after the other, so that the thread
/// that decides never waits for the disk.
class LocalSide : public QObject
{
    Q_OBJECT

public:
    explicit LocalSide(QByteArray path, QObject *parent = nullptr);
    ~LocalSide() override;

    /// `work(const files::LocalRoot &)` gives a Result.
    template <typename Work>
    [[nodiscard]] auto run(Work work) -> QFuture<std::invoke_result_t<Work, const files::LocalRoot &>>
    {
        return QtConcurrent::run(&m_thread, [this, work = std::move(work)]() mutable { return work(m_root); });
    }
    /// Errors: NotFound, File. Opens it anew where it was missing.
    [[nodiscard]] Reply<sync::FileId> open();
    /// As open() found them.
    sync::SideTraits traits() const { return m_traits; }
    const QByteArray &path() const { return m_path; }
    /// Cancelling ends it soon.
    [[nodiscard]] Reply<sync::ScanResult> scan(sync::IgnoreRules rules, sync::PathMap<sync::Fingerprint> known);

private:
    QByteArray m_path;
    files::LocalRoot m_root;
    sync::SideTraits m_traits;
    std::stop_source m_stop;
    QThreadPool m_thread;
};

} // namespace quire::pairs
