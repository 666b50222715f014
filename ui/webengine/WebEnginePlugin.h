// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/web/WebPlugin.h"
#include "ui/webengine/NetworkDoor.h"

#include <QHash>
#include <QObject>

namespace quire::ui {

class OutputProfile;

/// The plug-in: one profile for each notebook's origin, alive while it has pages.
class WebEnginePlugin : public QObject, public WebPlugin
{
    Q_OBJECT
    Q_PLUGIN_METADATA(IID "app.quire.WebPlugin/3")
    Q_INTERFACES(quire::ui::WebPlugin)

public:
    WebEnginePlugin();

    std::unique_ptr<WebPage> open(const WebPolicy &policy, WebPageListener *listener) override;
    std::unique_ptr<WebReader> read(const WebPolicy &policy, WebReaderListener *listener) override;

private:
    std::shared_ptr<OutputProfile> profileOf(const WebPolicy &policy);
    void updateDoor();

    NetworkDoor m_door;
    QHash<QString, std::weak_ptr<OutputProfile>> m_profiles;
};

} // namespace quire::ui
