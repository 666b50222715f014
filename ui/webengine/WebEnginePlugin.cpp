// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webengine/WebEnginePlugin.h"

#include "ui/webengine/OutputPage.h"
#include "ui/webengine/ReaderPage.h"

#include <QQuickWindow>

namespace quire::ui {

namespace {

/// Pages are composed in software, so that an output scrolls as any widget does and the window is not made anew for
/// OpenGL when the first one appears; WebGL still works. The rest keeps the engine off the network.
constexpr char flags[] = " --disable-gpu-compositing --ignore-gpu-blocklist --use-gl=angle --use-angle=gl"
                         " --force-webrtc-ip-handling-policy=disable_non_proxied_udp --disable-background-networking"
                         " --dns-prefetch-disable --no-pings --disable-speech-api --disable-sync"
                         " --disable-component-update --disable-domain-reliability";

} // namespace

WebEnginePlugin::WebEnginePlugin()
{
    const QByteArray door = " --proxy-server=http://127.0.0.1:" + QByteArray::number(m_door.serverPort()) +
                            " --proxy-bypass-list=<-loopback>";
    qputenv("QTWEBENGINE_CHROMIUM_FLAGS", qgetenv("QTWEBENGINE_CHROMIUM_FLAGS") + flags + door);
    QQuickWindow::setGraphicsApi(QSGRendererInterface::Software);
    OutputScheme::registerName();
}

std::shared_ptr<OutputProfile> WebEnginePlugin::profileOf(const WebPolicy &policy)
{
    const QString key = policy.origin + (policy.network ? u'+' : u'-');
    std::shared_ptr<OutputProfile> profile = m_profiles.value(key).lock();
    if (!profile) {
        m_profiles.removeIf([](const auto &entry) { return entry.value().expired(); });
        profile = std::make_shared<OutputProfile>(policy);
        m_profiles.insert(key, profile);
    }
    updateDoor();
    return profile;
}

std::unique_ptr<WebPage> WebEnginePlugin::open(const WebPolicy &policy, WebPageListener *listener)
{
    return std::make_unique<OutputPage>(profileOf(policy), listener, m_door.password());
}

std::unique_ptr<WebReader> WebEnginePlugin::read(const WebPolicy &policy, WebReaderListener *listener)
{
    return std::make_unique<ReaderPage>(profileOf(policy), listener, m_door.password());
}

/// Open while a notebook that may has pages.
void WebEnginePlugin::updateDoor()
{
    bool isOpen = false;
    for (const std::weak_ptr<OutputProfile> &known : std::as_const(m_profiles)) {
        const std::shared_ptr<OutputProfile> profile = known.lock();
        isOpen = isOpen || (profile && (profile->policy().network || !profile->policy().sites.isEmpty()));
    }
    m_door.setOpen(isOpen);
}

} // namespace quire::ui
