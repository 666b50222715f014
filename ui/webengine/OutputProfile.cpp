// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webengine/OutputProfile.h"

#include <QWebEngineScript>
#include <QWebEngineScriptCollection>
#include <QWebEngineSettings>

#include <array>

namespace quire::ui {

namespace {

/// Runs first in every frame. What talks past requests goes away (the command line forbids it too), and addresses may
/// be answered by a bundled copy of another version, which no checksum would fit.
const QString frameScript = QStringLiteral(
    "(() => {"
    "for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'RTCDataChannel', 'WebTransport',"
    "    'PresentationRequest']) {"
    "  try { Object.defineProperty(window, name, {value: undefined}); } catch (e) {} }"
    "for (const type of [HTMLScriptElement, HTMLLinkElement]) for (const name of ['integrity', 'crossOrigin'])"
    "  Object.defineProperty(type.prototype, name, {configurable: false, get() { return ''; }, set() {}});"
    "})();");

void restrict(QWebEngineSettings *settings)
{
    using Attribute = QWebEngineSettings::WebAttribute;
    static constexpr std::array off{
        Attribute::JavascriptCanOpenWindows,
        Attribute::JavascriptCanAccessClipboard,
        Attribute::JavascriptCanPaste,
        Attribute::LocalContentCanAccessRemoteUrls,
        Attribute::LocalContentCanAccessFileUrls,
        Attribute::HyperlinkAuditingEnabled,
        Attribute::PluginsEnabled,
        Attribute::FullScreenSupportEnabled,
        Attribute::ScreenCaptureEnabled,
        Attribute::AutoLoadIconsForPage,
        Attribute::TouchIconsEnabled,
        Attribute::FocusOnNavigationEnabled,
        Attribute::AllowRunningInsecureContent,
        Attribute::AllowGeolocationOnInsecureOrigins,
        Attribute::AllowWindowActivationFromJavaScript,
        Attribute::DnsPrefetchEnabled,
        Attribute::PdfViewerEnabled,
        Attribute::NavigateOnDropEnabled,
        Attribute::ErrorPageEnabled,
    };
    for (const Attribute attribute : off) {
        settings->setAttribute(attribute, false);
    }
    settings->setAttribute(Attribute::WebRTCPublicInterfacesOnly, true);
    settings->setAttribute(Attribute::PlaybackRequiresUserGesture, true);
    settings->setUnknownUrlSchemePolicy(QWebEngineSettings::DisallowUnknownUrlSchemes);
}

} // namespace

OutputProfile::OutputProfile(const WebPolicy &policy)
    : m_policy(policy), m_scheme(policy), m_guard(policy, [this](const QUrl &url) {
          const QList<WebPageListener *> listeners = m_listeners;
          for (WebPageListener *listener : listeners) {
              listener->pageWasRefused(url);
          }
      })
{
    m_profile.setHttpCacheType(QWebEngineProfile::MemoryHttpCache);
    m_profile.setPersistentCookiesPolicy(QWebEngineProfile::NoPersistentCookies);
    m_profile.setPersistentPermissionsPolicy(QWebEngineProfile::PersistentPermissionsPolicy::AskEveryTime);
    m_profile.setSpellCheckEnabled(false);
    m_profile.setUrlRequestInterceptor(&m_guard);
    m_profile.installUrlSchemeHandler(QByteArray(OutputScheme::name.data(), OutputScheme::name.size()), &m_scheme);
    restrict(m_profile.settings());
    QWebEngineScript script;
    script.setSourceCode(frameScript);
    script.setInjectionPoint(QWebEngineScript::DocumentCreation);
    script.setWorldId(QWebEngineScript::MainWorld);
    script.setRunsOnSubFrames(true);
    m_profile.scripts()->insert(script);
}

OutputProfile::~OutputProfile() = default;

} // namespace quire::ui
