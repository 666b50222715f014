// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/Math.h"

#include "render/MathWorker.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::render {

namespace {

/// Bytes of SVG kept in memory.
constexpr qsizetype memoryBudget = 8 * 1024 * 1024;
constexpr qsizetype costOfAny = 512;

} // namespace

Math::Math(QString scriptFile, QString cacheFolder, std::chrono::milliseconds limit, QObject *parent)
    : QObject(parent),
      m_scriptFile(std::move(scriptFile)),
      m_cacheFolder(std::move(cacheFolder)),
      m_known(memoryBudget),
      m_limit(limit)
{
    m_thread.setObjectName(u"math"_s);
}

Math::~Math()
{
    if (m_worker) {
        m_worker->stop();
        m_thread.quit();
        m_thread.wait(); // blocks: for as long as an interrupted script takes to notice
    }
}

void Math::startThread()
{
    m_worker = new MathWorker(m_scriptFile, m_cacheFolder, m_limit);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &MathWorker::finished, this, &Math::take);
    m_thread.start(QThread::LowPriority);
}

std::shared_ptr<const Formula> Math::find(const MathRequest &request, const std::shared_ptr<void> &interest)
{
    if (const auto *known = m_known.object(request)) {
        return *known;
    }
    if (!m_waiting.contains(request)) {
        m_queue.enqueue(request);
    }
    m_waiting[request].push_back(interest);
    if (!m_isBusy) {
        next();
    }
    return nullptr;
}

void Math::next()
{
    while (!m_queue.isEmpty()) {
        m_current = m_queue.dequeue();
        const auto &asking = m_waiting[m_current];
        if (std::ranges::any_of(asking, [](const std::weak_ptr<void> &each) { return !each.expired(); })) {
            if (!m_worker) {
                startThread();
            }
            m_isBusy = true;
            ++m_job;
            QMetaObject::invokeMethod(
                m_worker, [worker = m_worker, job = m_job, request = m_current] { worker->work(job, request); });
            return;
        }
        m_waiting.remove(m_current);
    }
}

void Math::take(quint64 job, const Formula &formula)
{
    if (job != m_job) {
        return;
    }
    m_isBusy = false;
    const MathRequest request = std::exchange(m_current, {});
    const qsizetype cost = formula.body.svg.size() + formula.tag.svg.size() + formula.error.size() + costOfAny;
    m_known.insert(request, new std::shared_ptr<const Formula>(std::make_shared<Formula>(formula)),
                   std::min(cost, memoryBudget));
    m_waiting.remove(request);
    Q_EMIT ready(request);
    next();
}

} // namespace quire::render
