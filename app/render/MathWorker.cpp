// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/MathWorker.h"

#include "base/Log.h"

#include <QFile>

#include <chrono>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

/// Characters a formula may have, with all that came before it.
constexpr qsizetype longestTex = 20'000;
constexpr qsizetype longestDefinitions = 200'000;

constexpr std::chrono::seconds keptIdle{60};

Formula failed(const QString &error)
{
    Formula formula;
    formula.error = error;
    return formula;
}

qsizetype lengthOf(const QStringList &texts)
{
    qsizetype length = 0;
    for (const QString &text : texts) {
        length += text.size();
    }
    return length;
}

} // namespace

MathWorker::MathWorker(QString scriptFile, const QString &cacheFolder)
    : m_scriptFile(std::move(scriptFile)), m_cache(cacheFolder)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(keptIdle);
    connect(&m_idle, &QTimer::timeout, this, &MathWorker::letEngineGo);
}

MathWorker::~MathWorker() = default;

void MathWorker::work(quint64 job, const MathRequest &request)
{
    if (request.tex.size() > longestTex || lengthOf(request.definitions) > longestDefinitions) {
        Q_EMIT finished(job, failed(u"The formula is too long"_s));
        return;
    }
    if (const auto known = m_cache.find(request)) {
        Q_EMIT finished(job, *known);
        return;
    }
    if (!m_engine && !loadEngine()) {
        Q_EMIT finished(job, failed(u"The typesetter is missing from this installation"_s));
        return;
    }
    const Formula formula = evaluate(job, request);
    if (formula.error.isEmpty()) {
        m_cache.insert(request, formula);
    }
    Q_EMIT finished(job, formula);
    m_idle.start();
}

Formula MathWorker::evaluate(quint64 job, const MathRequest &request)
{
    m_engine->setInterrupted(false);
    {
        const QMutexLocker lock(&m_mutex);
        m_interruptible = m_engine.get();
        m_evaluated = job;
    }
    Q_EMIT evaluating(job);
    const QJSValue definitions = m_engine->toScriptValue(request.definitions);
    const QJSValue answer = m_texToSvg.call({request.tex, request.isDisplay, definitions});
    {
        const QMutexLocker lock(&m_mutex);
        m_interruptible = nullptr;
    }
    if (m_engine->isInterrupted()) {
        letEngineGo(); // it was stopped in the middle of something
        return failed(u"The formula takes too long to set"_s);
    }
    return formulaFrom(answer);
}

Formula MathWorker::formulaFrom(const QJSValue &answer) const
{
    if (answer.isError()) {
        return failed(answer.toString());
    }
    const QString error = answer.property(u"error"_s).toString();
    return error.isEmpty() ? Formula::fromSvg(answer.property(u"svg"_s).toString().toUtf8(),
                                              answer.property(u"tag"_s).toString().toUtf8())
                           : failed(error);
}

bool MathWorker::loadEngine()
{
    QFile script(m_scriptFile);
    if (!script.open(QIODevice::ReadOnly)) {
        return false;
    }
    m_engine = std::make_unique<QJSEngine>();
    QJSValue global = m_engine->globalObject();
    global.setProperty(u"globalThis"_s, global); // this engine has none of its own
    const QJSValue loaded = m_engine->evaluate(QString::fromUtf8(script.readAll()), m_scriptFile);
    if (loaded.isError()) {
        qCWarning(logUi) << "The typesetter did not load:" << loaded.toString();
    }
    m_texToSvg = global.property(u"texToSvg"_s);
    if (!m_texToSvg.isCallable()) {
        letEngineGo();
    }
    return m_engine != nullptr;
}

void MathWorker::letEngineGo()
{
    m_texToSvg = {};
    m_engine.reset();
}

void MathWorker::interrupt(quint64 job)
{
    const QMutexLocker lock(&m_mutex);
    if (m_interruptible && m_evaluated == job) {
        m_interruptible->setInterrupted(true);
    }
}

} // namespace quire::render
