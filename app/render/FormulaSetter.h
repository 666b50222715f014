// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/Formula.h"
#include "render/FormulaCache.h"
#include "render/ScriptWatch.h"

#include <QJSEngine>

#include <memory>
#include <optional>

namespace quire::render {

/// Sets formulas in the calling thread, while it waits: from the cache on disk, else by MathJax in a script engine,
/// which is loaded with the first formula that needs it (half a second). Everything but stop() is for one thread, a
/// worker.
class FormulaSetter
{
public:
    /// Time for one formula; after that it counts as an error.
    static constexpr std::chrono::milliseconds timeLimit{5000};

    /// `scriptFile`: share/quire/web/math.js. `cacheFolder`: for set formulas; empty keeps none on disk.
    FormulaSetter(QString scriptFile, const QString &cacheFolder, std::chrono::milliseconds limit = timeLimit);
    ~FormulaSetter();

    Formula set(const MathRequest &request);
    /// From any thread: the formula at work and all that follow become errors at once.
    void stop();
    /// Frees what the engine takes (some 60 MB) until another formula needs it.
    void letEngineGo();

private:
    Formula evaluate(const MathRequest &request);
    Formula formulaFrom(const QJSValue &answer) const;
    bool loadEngine();

    QString m_scriptFile;
    FormulaCache m_cache;
    std::unique_ptr<QJSEngine> m_engine;
    QJSValue m_texToSvg;
    ScriptWatch m_watch;
};

} // namespace quire::render
