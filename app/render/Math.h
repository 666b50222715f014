// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/FormulaSetter.h"

#include <QCache>
#include <QObject>
#include <QQueue>
#include <QThread>

#include <memory>
#include <vector>

namespace quire::render {

class MathWorker;

/// TeX to SVG, by MathJax on a thread of its own. Nothing is loaded and no thread started before the first formula.
class Math : public QObject
{
    Q_OBJECT

public:
    /// `scriptFile`: share/quire/web/math.js. `cacheFolder`: for set formulas; empty keeps none on disk.
    Math(QString scriptFile, QString cacheFolder, std::chrono::milliseconds limit = FormulaSetter::timeLimit,
         QObject *parent = nullptr);
    ~Math() override;

    /// The formula if it is there; else null, and ready() follows, unless everybody who asked with an `interest` has
    /// let go of it before its turn came.
    std::shared_ptr<const Formula> find(const MathRequest &request, const std::shared_ptr<void> &interest);
    /// Formulas that wait or are being set.
    int pending() const { return int(m_waiting.size()); }

Q_SIGNALS:
    void ready(const quire::render::MathRequest &request);

private:
    void startThread();
    void next();
    void take(quint64 job, const Formula &formula);

    QString m_scriptFile;
    QString m_cacheFolder;
    QCache<MathRequest, std::shared_ptr<const Formula>> m_known;
    QHash<MathRequest, std::vector<std::weak_ptr<void>>> m_waiting;
    QQueue<MathRequest> m_queue;
    MathRequest m_current;
    quint64 m_job = 0;
    bool m_isBusy = false;
    std::chrono::milliseconds m_limit;
    QThread m_thread;
    MathWorker *m_worker = nullptr;
};

} // namespace quire::render
