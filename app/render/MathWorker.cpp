// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/MathWorker.h"

namespace quire::render {

namespace {

constexpr std::chrono::seconds keptIdle{60};

} // namespace

MathWorker::MathWorker(QString scriptFile, const QString &cacheFolder, std::chrono::milliseconds limit)
    : m_setter(std::move(scriptFile), cacheFolder, limit)
{
    m_idle.setSingleShot(true);
    m_idle.setInterval(keptIdle);
    connect(&m_idle, &QTimer::timeout, this, [this] { m_setter.letEngineGo(); });
}

MathWorker::~MathWorker() = default;

void MathWorker::work(quint64 job, const MathRequest &request)
{
    Q_EMIT finished(job, m_setter.set(request));
    m_idle.start();
}

} // namespace quire::render
