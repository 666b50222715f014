// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/FormulaSetter.h"

#include "base/Log.h"

#include <QFile>
#include <QLoggingCategory>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

/// Characters a formula may have, with all that came before it.
constexpr qsizetype longestTex = 20'000;
constexpr qsizetype longestDefinitions = 200'000;

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

FormulaSetter::FormulaSetter(QString scriptFile, const QString &cacheFolder, std::chrono::milliseconds limit)
    : m_scriptFile(std::move(scriptFile)), m_cache(cacheFolder), m_watch(limit)
{
}

FormulaSetter::~FormulaSetter() = default;

Formula FormulaSetter::set(const MathRequest &request)
{
    if (request.tex.size() > longestTex || lengthOf(request.definitions) > longestDefinitions) {
        return failed(u"The formula is too long"_s);
    }
    if (const auto known = m_cache.find(request)) {
        return *known;
    }
    if (!m_engine && !loadEngine()) {
        return failed(u"The typesetter is missing from this installation"_s);
    }
    const Formula formula = evaluate(request);
    if (formula.error.isEmpty()) {
        m_cache.insert(request, formula);
    }
    return formula;
}

Formula FormulaSetter::evaluate(const MathRequest &request)
{
    const QJSValue definitions = m_engine->toScriptValue(request.definitions);
    m_watch.begin(m_engine.get());
    const QJSValue answer = m_texToSvg.call({request.tex, request.isDisplay, definitions});
    m_watch.end();
    if (m_engine->isInterrupted()) {
        letEngineGo(); // it was stopped in the middle of something
        return failed(u"The formula takes too long to set"_s);
    }
    return formulaFrom(answer);
}

Formula FormulaSetter::formulaFrom(const QJSValue &answer) const
{
    if (answer.isError()) {
        return failed(answer.toString());
    }
    const QString error = answer.property(u"error"_s).toString();
    return error.isEmpty() ? Formula::fromSvg(answer.property(u"svg"_s).toString().toUtf8(),
                                              answer.property(u"tag"_s).toString().toUtf8())
                           : failed(error);
}

bool FormulaSetter::loadEngine()
{
    QFile script(m_scriptFile);
    if (!script.open(QIODevice::ReadOnly)) {
        return false;
    }
    // Interrupting compiled code crashed Qt's engine once, and MathJax is as quick without. Read when an engine is
    // made.
    static const bool isInterpreted = qputenv("QV4_FORCE_INTERPRETER", "1");
    Q_UNUSED(isInterpreted)
    // The engine finds fault with how any bundler writes scripts, a hundred times.
    QLoggingCategory::setFilterRules(u"qt.qml.usedbeforedeclared=false"_s);
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

void FormulaSetter::letEngineGo()
{
    m_texToSvg = {};
    m_engine.reset();
}

void FormulaSetter::stop()
{
    m_watch.stop();
}

} // namespace quire::render
