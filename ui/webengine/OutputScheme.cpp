// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webengine/OutputScheme.h"

#include "render/AssetMap.h"
#include "ui/webengine/PageFile.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QUuid>
#include <QWebEngineUrlRequestJob>
#include <QWebEngineUrlScheme>

namespace quire::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1StringView filePrefix{"/exported/"};

} // namespace

OutputScheme::OutputScheme(WebPolicy policy) : m_policy(std::move(policy)) {}

void OutputScheme::registerName()
{
    QWebEngineUrlScheme scheme(QByteArray(name.data(), name.size()));
    scheme.setSyntax(QWebEngineUrlScheme::Syntax::Host);
    // Not among them: local access, service workers, and being exempt from content policies.
    scheme.setFlags(QWebEngineUrlScheme::SecureScheme | QWebEngineUrlScheme::FetchApiAllowed);
    QWebEngineUrlScheme::registerScheme(scheme);
}

QUrl OutputScheme::assetUrl(const QString &origin, const QString &asset)
{
    return QUrl(name + "://"_L1 + origin + "/web/"_L1 + asset);
}

QUrl OutputScheme::pageUrl(int page) const
{
    return QUrl(name + "://"_L1 + m_policy.origin + u'/' + QString::number(page));
}

QUrl OutputScheme::fileUrl() const
{
    QUrl url(name + "://"_L1 + m_policy.origin);
    url.setPath(filePrefix + m_policy.file.section(u'/', -1), QUrl::DecodedMode);
    return url;
}

bool OutputScheme::isOfFile(const QUrl &url)
{
    return url.scheme() == name && url.path().startsWith(filePrefix);
}

void OutputScheme::setPage(int page, const QByteArray &html, Hear hear)
{
    m_pages.insert(page, {html, std::move(hear), {}, {}, 0, 0});
}

void OutputScheme::removePage(int page)
{
    m_pages.remove(page);
}

QStringList OutputScheme::setFiles(int page, const QList<WebFile> &files)
{
    QStringList places;
    const auto found = m_pages.find(page);
    if (found != m_pages.end()) {
        found->files.clear();
        for (const WebFile &file : files) {
            const QString key = QString::fromLatin1(QUuid::createUuid().toRfc4122().toHex());
            found->files.insert(key, file.bytes);
            places.append(u'/' + QString::number(page) + "/file/"_L1 + key);
        }
    }
    return places;
}

/// The first wall; the RequestGuard is the second. The CDNs are named because what is bundled is asked for there.
QByteArray OutputScheme::contentPolicy() const
{
    const bool isOpen = m_policy.network || !m_policy.file.isEmpty(); // The guard lists what a page is refused.
    const QString sites = isOpen ? u"https: http:"_s : render::AssetMap::hosts();
    const QString free = isOpen ? u"https: http:"_s : QString();
    const QString sockets = m_policy.network ? u"wss: ws:"_s : QString();
    const QStringList policy{
        u"default-src 'none'"_s,
        u"script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob: data: %1"_s.arg(sites),
        u"style-src 'self' 'unsafe-inline' blob: data: %1"_s.arg(sites),
        u"font-src 'self' data: blob: %1"_s.arg(sites),
        u"img-src 'self' data: blob: %1"_s.arg(sites),
        u"media-src data: blob: %1"_s.arg(free),
        u"connect-src 'self' data: blob: %1 %2"_s.arg(free, sockets),
        u"frame-src 'self' data: blob: %1"_s.arg(free),
        u"worker-src blob:"_s,
        u"object-src 'none'"_s,
        u"base-uri 'none'"_s,
        u"form-action 'none'"_s,
        u"webrtc 'block'"_s,
    };
    return policy.join(u"; ").toLatin1();
}

void OutputScheme::requestStarted(QWebEngineUrlRequestJob *job)
{
    static const QRegularExpression asset(
        u"^/web/((?:[A-Za-z0-9_-][A-Za-z0-9_.@-]*/)*[A-Za-z0-9_-][A-Za-z0-9_.@-]*)$"_s);
    const QUrl url = job->requestUrl();
    const QString path = url.path();
    if (url.host() != m_policy.origin) {
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
        return;
    }
    if (const auto match = asset.match(path); match.hasMatch()) {
        answerAsset(job, match.captured(1));
        return;
    }
    if (isOfFile(url) && !m_policy.file.isEmpty() && job->requestMethod() == "GET") {
        if (path == fileUrl().path()) {
            answerPage(job);
        } else {
            answerBeside(job, path.sliced(filePrefix.size()));
        }
        return;
    }
    const QStringList parts = path.split(u'/', Qt::SkipEmptyParts);
    const auto page = m_pages.find(parts.value(0).toInt());
    if (page == m_pages.end()) {
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
    } else if (parts.size() == 1 && job->requestMethod() == "GET") {
        answerDocument(job, *page);
    } else if (parts.size() == 2 && parts.at(1) == "say"_L1 && job->requestMethod() == "POST") {
        hear(job, *page);
    } else if (parts.size() == 3 && parts.at(1) == "file"_L1 && page->files.contains(parts.at(2))) {
        answerFile(job, page->files.take(parts.at(2)));
    } else {
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
    }
}

void OutputScheme::answerDocument(QWebEngineUrlRequestJob *job, const Page &page) const
{
    auto *content = new QBuffer;
    content->setData(page.html);
    connect(job, &QObject::destroyed, content, &QObject::deleteLater);
    job->setAdditionalResponseHeaders({{"Content-Security-Policy", contentPolicy()},
                                       {"Referrer-Policy", "no-referrer"},
                                       {"X-DNS-Prefetch-Control", "off"},
                                       {"Cache-Control", "no-store"}});
    job->reply("text/html;charset=utf-8", content);
}

void OutputScheme::answerAsset(QWebEngineUrlRequestJob *job, const QString &asset) const
{
    auto *file = new QFile(m_policy.assets + u'/' + asset);
    if (!file->open(QIODevice::ReadOnly)) {
        delete file;
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        return;
    }
    connect(job, &QObject::destroyed, file, &QObject::deleteLater);
    // Modules are only taken from where this is said; they stand in for those of a CDN.
    job->setAdditionalResponseHeaders({{"Access-Control-Allow-Origin", "*"}});
    job->reply(render::AssetMap::typeOf(asset), file);
}

void OutputScheme::answerPage(QWebEngineUrlRequestJob *job) const
{
    auto *page = new PageFile(m_policy.file);
    if (!page->open(QIODevice::ReadOnly)) {
        delete page;
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        return;
    }
    connect(job, &QObject::destroyed, page, &QObject::deleteLater);
    job->setAdditionalResponseHeaders({{"Content-Security-Policy", contentPolicy()},
                                       {"Referrer-Policy", "no-referrer"},
                                       {"X-DNS-Prefetch-Control", "off"},
                                       {"Cache-Control", "no-store"}});
    job->reply(page->namesItsEncoding() ? "text/html" : "text/html;charset=utf-8", page);
}

/// Pictures and the like that an exporter puts beside its page; never out of that folder, by whatever links.
void OutputScheme::answerBeside(QWebEngineUrlRequestJob *job, const QString &asset) const
{
    const QString folder = QFileInfo(QFileInfo(m_policy.file).path()).canonicalFilePath();
    const QString path = QFileInfo(folder + u'/' + asset).canonicalFilePath();
    const QByteArray type = render::AssetMap::typeOf(path.toLower());
    const bool isPassive = type.startsWith("image/") || type.startsWith("font/") || type.startsWith("audio/") ||
                           type.startsWith("video/") || type == "text/css";
    auto *file = new QFile(path);
    if (path.contains(u"/."_s) || !path.startsWith(folder + u'/') || !isPassive || !QFileInfo(path).isFile() ||
        !file->open(QIODevice::ReadOnly)) {
        delete file;
        job->fail(QWebEngineUrlRequestJob::UrlNotFound);
        return;
    }
    connect(job, &QObject::destroyed, file, &QObject::deleteLater);
    job->reply(type, file);
}

void OutputScheme::answerFile(QWebEngineUrlRequestJob *job, QByteArray bytes)
{
    auto *content = new QBuffer;
    content->setData(std::move(bytes));
    connect(job, &QObject::destroyed, content, &QObject::deleteLater);
    job->setAdditionalResponseHeaders({{"Cache-Control", "no-store"}});
    job->reply("application/octet-stream", content);
}

void OutputScheme::hear(QWebEngineUrlRequestJob *job, Page &page)
{
    const QUrl initiator = job->initiator();
    QIODevice *body = job->requestBody();
    if (initiator.host() != m_policy.origin || !body) {
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
        return;
    }
    if (!page.second.isValid() || page.second.elapsed() > 1000) {
        page.second.start();
        page.said = 0;
        page.bytes = 0;
    }
    if (++page.said > messagesPerSecond || page.bytes > bytesPerSecond) {
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
        return;
    }
    if (!body->isOpen()) {
        body->open(QIODevice::ReadOnly);
    }
    const QByteArray said = body->read(WebPage::maximumMessage + 1);
    page.bytes += said.size();
    if (said.size() > WebPage::maximumMessage) {
        job->fail(QWebEngineUrlRequestJob::RequestDenied);
        return;
    }
    const Hear heard = page.hear; // It may replace the page.
    auto *empty = new QBuffer;
    connect(job, &QObject::destroyed, empty, &QObject::deleteLater);
    job->reply("text/plain", empty);
    heard(said);
}

} // namespace quire::ui
