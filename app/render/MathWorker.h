// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/FormulaSetter.h"

#include <QObject>
#include <QTimer>

namespace quire::render {

/// Sets formulas, one after another, in the thread it is moved to. The engine is let go when none came for a while.
class MathWorker : public QObject
{
    Q_OBJECT

public:
    MathWorker(QString scriptFile, const QString &cacheFolder, std::chrono::milliseconds limit);
    ~MathWorker() override;

    /// finished() follows.
    void work(quint64 job, const MathRequest &request);
    /// From any thread: nothing more is set.
    void stop() { m_setter.stop(); }

Q_SIGNALS:
    void finished(quint64 job, const quire::render::Formula &formula);

private:
    FormulaSetter m_setter;
    QTimer m_idle{this};
};

} // namespace quire::render
