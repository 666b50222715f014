// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webengine/RequestGuard.h"

#include "render/AssetMap.h"
#include "ui/webengine/OutputScheme.h"

#include <QHostAddress>

namespace quire::ui {

using namespace Qt::StringLiterals;

namespace {

/// Outputs name libraries as their programs do. Exported pages may have them from anywhere, under the same names.
QString assetFor(const QUrl &url, const WebPolicy &policy)
{
    const QString asset = render::AssetMap::assetFor(url);
    return asset.isEmpty() && !policy.file.isEmpty() ? render::AssetMap::assetNamedLike(url) : asset;
}

} // namespace

RequestGuard::RequestGuard(WebPolicy policy, std::function<void(const QUrl &)> refused)
    : m_policy(std::move(policy)), m_refused(std::move(refused))
{
}

bool RequestGuard::isNear(const QString &host)
{
    const QString name = host.endsWith(u'.') ? host.chopped(1) : host;
    if (name.isEmpty() || !name.contains(u'.') || name.endsWith(".localhost"_L1) || name.endsWith(".local"_L1)) {
        // Bare names are of the local network; an IPv6 address has no dot unless it wraps an IPv4 one.
        QHostAddress six;
        return !six.setAddress(name) || six.isLoopback() || six.isLinkLocal() || six.isPrivateUse() || six.isNull() ||
               six == QHostAddress(QHostAddress::AnyIPv6);
    }
    QHostAddress address;
    if (!address.setAddress(name)) {
        return false;
    }
    bool isFour = false;
    const QHostAddress four(address.toIPv4Address(&isFour));
    const QHostAddress &real = isFour ? four : address;
    return real.isLoopback() || real.isLinkLocal() || real.isPrivateUse() || real.toString() == "0.0.0.0"_L1;
}

RequestGuard::Verdict RequestGuard::judge(const QUrl &url, const WebPolicy &policy)
{
    const QString scheme = url.scheme();
    if (scheme == OutputScheme::name) {
        return url.host() == policy.origin ? Verdict::Allow : Verdict::Refuse;
    }
    if (scheme == "data"_L1 || scheme == "blob"_L1 || scheme == "about"_L1) {
        return Verdict::Allow;
    }
    if (!assetFor(url, policy).isEmpty()) {
        return Verdict::Bundled;
    }
    const bool isWeb = scheme == "https"_L1 || scheme == "http"_L1 || scheme == "wss"_L1 || scheme == "ws"_L1;
    const bool isAllowed = policy.network || policy.sites.contains(url.host());
    return isAllowed && isWeb && !isNear(url.host()) ? Verdict::Allow : Verdict::Refuse;
}

bool RequestGuard::mayLieBeside(QWebEngineUrlRequestInfo::ResourceType type)
{
    using Type = QWebEngineUrlRequestInfo::ResourceType;
    return type == Type::ResourceTypeMainFrame || type == Type::ResourceTypeImage ||
           type == Type::ResourceTypeStylesheet || type == Type::ResourceTypeFontResource ||
           type == Type::ResourceTypeMedia;
}

void RequestGuard::interceptRequest(QWebEngineUrlRequestInfo &info)
{
    const QUrl url = info.requestUrl();
    switch (judge(url, m_policy)) {
    case Verdict::Allow:
        if (OutputScheme::isOfFile(url) && !mayLieBeside(info.resourceType())) {
            info.block(true);
        }
        return;
    case Verdict::Bundled:
        info.redirect(OutputScheme::assetUrl(m_policy.origin, assetFor(url, m_policy)));
        return;
    case Verdict::Refuse:
        break;
    }
    info.block(true);
    if (!url.host().isEmpty() || url.scheme() == "file"_L1) {
        m_refused(url);
    }
}

} // namespace quire::ui
