// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/WidgetClient.h"

#include "widgets/WidgetHub.h"

namespace quire::widgets {

using namespace std::chrono_literals;

WidgetClient::WidgetClient(WidgetHub *hub, QString root) : m_hub(hub), m_root(std::move(root))
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(16ms);
    connect(&m_frame, &QTimer::timeout, this, [this] {
        const QByteArrayList items = std::exchange(m_waiting, {});
        Q_EMIT told("[" + items.join(',') + ']');
    });
    connect(hub, &QObject::destroyed, this, [this] { m_hub = nullptr; });
}

WidgetClient::~WidgetClient()
{
    if (m_hub) {
        m_hub->detach(this);
    }
}

void WidgetClient::begin()
{
    m_known.clear();
    m_waiting.clear();
    m_hasBegun = true;
    if (m_hub) {
        tellModels(m_hub->store().closure({m_root}));
    }
}

void WidgetClient::tell(const QByteArray &json)
{
    if (m_hasBegun) {
        m_waiting.append(json);
        if (!m_frame.isActive()) {
            m_frame.start();
        }
    }
}

void WidgetClient::tellModels(const QStringList &ids)
{
    QStringList missing;
    QByteArrayList live;
    for (const QString &id : ids) {
        if (!m_known.contains(id)) {
            missing.append(id);
            if (m_hub->store().isLive(id)) {
                live.append(notebook::JsonValue::fromString(id).raw().toByteArray());
            }
            m_known.insert(id);
        }
    }
    if (!missing.isEmpty()) {
        tell("{\"type\":\"models\",\"live\":[" + live.join(',') +
             "],\"models\":" + m_hub->store().managerState(missing).raw().toByteArray() + '}');
    }
}

void WidgetClient::hear(const notebook::JsonValue &message)
{
    if (m_hub && m_hasBegun) {
        m_hub->hear(this, message);
    }
}

} // namespace quire::widgets
