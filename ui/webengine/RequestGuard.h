// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/web/WebPlugin.h"

#include <QWebEngineUrlRequestInterceptor>

#include <functional>

namespace quire::ui {

/// Looks at every request of a notebook's pages: bundled libraries are answered from here, the rest is refused unless
/// the person gave this notebook the network. On the UI thread.
class RequestGuard : public QWebEngineUrlRequestInterceptor
{
    Q_OBJECT

public:
    /// `refused` is told what was not given.
    RequestGuard(WebPolicy policy, std::function<void(const QUrl &url)> refused);

    void interceptRequest(QWebEngineUrlRequestInfo &info) override;

    enum class Verdict {
        Allow,
        Bundled, ///< Answer with what assetFor() says.
        Refuse,
    };
    /// What becomes of a request for `url`. Pure.
    static Verdict judge(const QUrl &url, const WebPolicy &policy);
    /// May what lies beside an exported page be used like this? Scripts, requests and frames may not: what they see of
    /// the computer they could carry away.
    static bool mayLieBeside(QWebEngineUrlRequestInfo::ResourceType type);
    /// This computer or its own link: never for an output, whatever the person allowed.
    static bool isNear(const QString &host);

private:
    WebPolicy m_policy;
    std::function<void(const QUrl &)> m_refused;
};

} // namespace quire::ui
