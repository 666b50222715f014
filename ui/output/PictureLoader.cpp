// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/PictureLoader.h"

namespace quire::ui {

namespace {

constexpr qsizetype largestBudget = 512 * 1024 * 1024;
constexpr std::chrono::seconds soon{2};

} // namespace

PictureLoader::PictureLoader(qsizetype budget, QObject *parent) : QObject(parent), m_pictures(budget)
{
    m_threads.setMaxThreadCount(2);
    m_threads.setThreadPriority(QThread::LowPriority);
}

PictureLoader::~PictureLoader()
{
    m_threads.clear();
}

const Picture *PictureLoader::find(const Key &key, std::function<Picture()> make)
{
    if (const Picture *known = m_pictures.object(key)) {
        return known;
    }
    if (!m_underWay.contains(key)) {
        m_underWay.insert(key);
        m_threads.start([this, key, make = std::move(make)] {
            // Queued, so that loaded() never comes while somebody is still painting.
            QMetaObject::invokeMethod(
                this, [this, key, picture = make()] { keep(key, picture); }, Qt::QueuedConnection);
        });
    }
    return nullptr;
}

/// Pictures that are seen at the same time and do not fit would throw each other out for ever.
void PictureLoader::makeRoomFor(const Key &key)
{
    if (m_new.contains(key) && !m_new.value(key).hasExpired()) {
        m_pictures.setMaxCost(std::min(m_pictures.maxCost() * 2, std::max(largestBudget, m_pictures.maxCost())));
    }
    m_new.removeIf([](const auto &made) { return made.value().hasExpired(); });
    m_new.insert(key, QDeadlineTimer(soon));
}

void PictureLoader::keep(const Key &key, const Picture &picture)
{
    m_underWay.remove(key);
    makeRoomFor(key);
    // What is over the budget by itself is still shown once, at the cost of the others.
    const qsizetype cost = std::min(std::max<qsizetype>(picture.image.sizeInBytes(), 1024), m_pictures.maxCost());
    m_pictures.insert(key, new Picture(picture), cost);
    Q_EMIT loaded(key);
}

} // namespace quire::ui
