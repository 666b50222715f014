// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/Formula.h"
#include "render/FormulaCache.h"

#include <QJSEngine>
#include <QMutex>
#include <QTimer>

#include <memory>

namespace quire::render {

/// Sets formulas, one after another, in the thread it is moved to: from the cache on disk, else by MathJax in a script
/// engine, which is loaded with the first formula that needs it and let go when none came for a while.
class MathWorker : public QObject
{
    Q_OBJECT

public:
    MathWorker(QString scriptFile, const QString &cacheFolder);
    ~MathWorker() override;

    /// finished() follows.
    void work(quint64 job, const MathRequest &request);
    /// From any thread: ends `job` if it is the one the engine is at.
    void interrupt(quint64 job);

Q_SIGNALS:
    /// The engine begins with a formula; it may take forever.
    void evaluating(quint64 job);
    void finished(quint64 job, const quire::render::Formula &formula);

private:
    Formula evaluate(quint64 job, const MathRequest &request);
    Formula formulaFrom(const QJSValue &answer) const;
    bool loadEngine();
    void letEngineGo();

    QString m_scriptFile;
    FormulaCache m_cache;
    std::unique_ptr<QJSEngine> m_engine;
    QJSValue m_texToSvg;
    QTimer m_idle{this};
    QMutex m_mutex; ///< Over the two below.
    QJSEngine *m_interruptible = nullptr;
    quint64 m_evaluated = 0;
};

} // namespace quire::render
