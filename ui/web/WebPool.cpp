// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/web/WebPool.h"

#include "base/Log.h"
#include "ui/web/ActiveItem.h"

#include <QFileInfo>
#include <QPluginLoader>

namespace quire::ui {

using namespace std::chrono_literals;

WebPool::WebPool(QString pluginFile, QString assets, QObject *parent)
    : QObject(parent), m_pluginFile(std::move(pluginFile)), m_assets(std::move(assets))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(80ms); // What only flies by while scrolling gets none.
    connect(&m_soon, &QTimer::timeout, this, &WebPool::serve);
    m_heartbeat.setInterval(5s);
    connect(&m_heartbeat, &QTimer::timeout, this, &WebPool::ping);
}

WebPool::~WebPool()
{
    const QList<ActiveItem *> live = std::exchange(m_live, {});
    for (ActiveItem *item : live) {
        item->giveUpPage(ActiveItem::Picture::None);
    }
}

bool WebPool::isAvailable() const
{
    return m_plugin || (!m_isBroken && QFileInfo::exists(m_pluginFile));
}

WebPlugin *WebPool::plugin()
{
    if (!m_plugin && !m_isBroken) {
        QPluginLoader loader(m_pluginFile);
        m_plugin = qobject_cast<WebPlugin *>(loader.instance());
        m_isBroken = !m_plugin;
        if (m_isBroken) {
            qCWarning(logNotebook) << "no web part:" << loader.errorString();
        }
    }
    return m_plugin;
}

void WebPool::want(ActiveItem *item)
{
    if (!m_wanting.contains(item)) {
        m_wanting.append(item);
    }
    if (!m_soon.isActive()) {
        m_soon.start();
    }
}

void WebPool::insist(ActiveItem *item)
{
    if (!m_live.contains(item) && makeRoom(true)) {
        give(item);
    }
}

void WebPool::forget(ActiveItem *item)
{
    m_live.removeOne(item);
    m_wanting.removeOne(item);
    m_pictures.remove(item);
    if (m_live.isEmpty()) {
        m_heartbeat.stop();
    }
}

void WebPool::serve()
{
    const QList<ActiveItem *> wanting = std::exchange(m_wanting, {});
    for (qsizetype index = 0; index < m_live.size(); ++index) { // Those in sight move behind the others.
        if (m_live.at(index)->isInSight()) {
            m_live.at(index)->noteSeen();
        }
    }
    std::ranges::stable_sort(m_live, {}, &ActiveItem::lastSeen);
    for (ActiveItem *item : wanting) {
        if (item->isInSight() && !item->isAlive() && makeRoom(false)) {
            give(item);
        }
    }
}

/// True when one more page may live.
bool WebPool::makeRoom(bool evenInSight)
{
    if (m_live.size() < limit) {
        return true;
    }
    const auto out = std::ranges::find_if(m_live, [](const ActiveItem *item) { return !item->isInSight(); });
    if (out == m_live.end() && !evenInSight) {
        return false;
    }
    ActiveItem *leaving = out == m_live.end() ? m_live.first() : *out;
    m_live.removeOne(leaving);
    leaving->giveUpPage(ActiveItem::Picture::Keep);
    return true;
}

void WebPool::give(ActiveItem *item)
{
    WebPlugin *maker = plugin();
    if (!maker) {
        item->noteUnavailable();
        return;
    }
    WebPolicy policy = item->policy();
    policy.assets = m_assets;
    m_live.append(item);
    item->noteSeen();
    item->takePage(maker->open(policy, item));
    if (!m_heartbeat.isActive()) {
        m_heartbeat.start();
    }
}

void WebPool::ping()
{
    const QList<ActiveItem *> live = m_live;
    for (ActiveItem *item : live) {
        if (m_live.contains(item)) {
            item->ping();
        }
    }
}

std::unique_ptr<WebReader> WebPool::read(WebPolicy policy, WebReaderListener *listener)
{
    policy.assets = m_assets;
    WebPlugin *maker = plugin();
    return maker ? maker->read(policy, listener) : nullptr;
}

void WebPool::keepRemains(const std::shared_ptr<void> &remains)
{
    if (remains) {
        m_remains.append(remains);
        QTimer::singleShot(5s, this, [this] { m_remains.removeFirst(); });
    }
}

void WebPool::keepPicture(const ActiveItem *item, const QPixmap &picture)
{
    const qsizetype bytes = qsizetype(picture.width()) * picture.height() * 4;
    m_pictures.insert(item, new QPixmap(picture), std::max<qsizetype>(1, bytes));
}

} // namespace quire::ui
