// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/PublicFiles.h"

#include <QNetworkAccessManager>
#include <QNetworkCookie>
#include <QNetworkCookieJar>
#include <QNetworkReply>

#include <chrono>
#include <memory>

namespace quire::net {

namespace {

constexpr std::chrono::seconds silence{20};

/// Lets nothing in and gives nothing out.
class NoCookies : public QNetworkCookieJar
{
public:
    using QNetworkCookieJar::QNetworkCookieJar;
    QList<QNetworkCookie> cookiesForUrl(const QUrl &) const override { return {}; }
    bool setCookiesFromUrl(const QList<QNetworkCookie> &, const QUrl &) override { return false; }
};

Result<QByteArray> answerOf(QNetworkReply &reply)
{
    const int status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (reply.property("tooLarge").toBool()) {
        return failure(ErrorKind::Unsupported,
                       PublicFiles::tr("It is larger than %1 MB.").arg(PublicFiles::largest >> 20));
    }
    if (reply.error() != QNetworkReply::NoError) {
        return failure(status == 404 ? ErrorKind::NotFound : ErrorKind::Network, reply.errorString(), {}, status);
    }
    return reply.readAll();
}

} // namespace

PublicFiles::PublicFiles(QObject *parent) : QObject(parent) {}

Reply<QByteArray> PublicFiles::read(const QUrl &address)
{
    if (address.scheme() != u"https" && address.scheme() != u"http") {
        return readyReply<QByteArray>(failure(ErrorKind::Unsupported, tr("Only web addresses can be read.")));
    }
    QUrl plain = address;
    plain.setUserInfo({});
    QNetworkRequest request(plain);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::NoLessSafeRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setMaximumRedirectsAllowed(5);
    if (!m_network) {
        m_network = new QNetworkAccessManager(this);
        m_network->setCookieJar(new NoCookies(m_network));
        m_network->setTransferTimeout(silence);
    }
    QNetworkReply *reply = m_network->get(request);
    auto promise = std::make_shared<QPromise<Result<QByteArray>>>();
    promise->start();
    connect(reply, &QNetworkReply::downloadProgress, reply, [reply](qint64 received, qint64 total) {
        if (received > largest || total > largest) {
            reply->setProperty("tooLarge", true);
            reply->abort();
        }
    });
    connect(reply, &QNetworkReply::finished, this, [reply, promise] {
        promise->addResult(answerOf(*reply));
        promise->finish();
        reply->deleteLater();
    });
    auto *caller = new QFutureWatcher<Result<QByteArray>>(reply);
    connect(caller, &QFutureWatcherBase::canceled, reply, &QNetworkReply::abort);
    caller->setFuture(promise->future());
    return promise->future();
}

} // namespace quire::net
