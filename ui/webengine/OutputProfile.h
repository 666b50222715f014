// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/webengine/OutputScheme.h"
#include "ui/webengine/RequestGuard.h"

#include <QList>
#include <QWebEngineProfile>

namespace quire::ui {

/// What the pages of one notebook live in: an origin of their own, nothing written to disk, every request judged.
class OutputProfile
{
public:
    explicit OutputProfile(const WebPolicy &policy);
    ~OutputProfile();
    Q_DISABLE_COPY_MOVE(OutputProfile)

    const WebPolicy &policy() const { return m_policy; }
    QWebEngineProfile *profile() { return &m_profile; }
    OutputScheme &scheme() { return m_scheme; }
    int nextPage() { return ++m_lastPage; }

    /// Each of these is told what was refused.
    void addListener(WebPageListener *listener) { m_listeners.append(listener); }
    void removeListener(WebPageListener *listener) { m_listeners.removeOne(listener); }

private:
    WebPolicy m_policy;
    QList<WebPageListener *> m_listeners;
    OutputScheme m_scheme;
    RequestGuard m_guard;
    QWebEngineProfile m_profile;
    int m_lastPage = 0;
};

} // namespace quire::ui
