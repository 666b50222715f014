// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/PictureLoader.h"

namespace quire::ui {

PictureLoader::PictureLoader(qsizetype budget, QObject *parent) : QObject(parent), m_pictures(budget)
{
    m_threads.setMaxThreadCount(2);
    m_threads.setThreadPriority(QThread::LowPriority);
}

PictureLoader::~PictureLoader()
{
    m_threads.clear();
}

const render::Picture *PictureLoader::find(const Key &key, std::function<render::Picture()> make)
{
    if (const render::Picture *known = m_pictures.object(key)) {
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

void PictureLoader::keep(const Key &key, const render::Picture &picture)
{
    m_underWay.remove(key);
    // What is over the budget by itself is still shown once, at the cost of the others.
    const qsizetype cost = std::min(std::max<qsizetype>(picture.image.sizeInBytes(), 1024), m_pictures.maxCost());
    m_pictures.insert(key, new render::Picture(picture), cost);
    Q_EMIT loaded(key);
}

} // namespace quire::ui
