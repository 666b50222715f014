// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/HttpCall.h"

#include "base/Log.h"
#include "net/HttpErrors.h"

#include <QIODevice>
#include <QSslConfiguration>

namespace quire::net {

HttpCall::HttpCall(HttpClient *client, HttpRequest request, QIODevice *target, Progress progress)
    : QObject(client),
      m_client(client),
      m_request(std::move(request)),
      m_target(target),
      m_hasTarget(target != nullptr),
      m_progress(std::move(progress))
{
    m_silence.setSingleShot(true);
    connect(&m_silence, &QTimer::timeout, this,
            [this] { abandon(HttpErrors::timeout(m_client->endpoint().displayName())); });
}

HttpCall::~HttpCall()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
    }
}

Reply<HttpResponse> HttpCall::start()
{
    m_promise.start();
    connect(&m_caller, &QFutureWatcherBase::canceled, this, &QObject::deleteLater);
    m_caller.setFuture(m_promise.future());
    attempt();
    return m_promise.future();
}

void HttpCall::attempt()
{
    m_body.clear();
    m_received = 0;
    m_abortReason.reset();
    m_reply = m_client->start(m_request);
    watch();
    m_silence.start(m_request.timeout);
}

void HttpCall::watch()
{
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpCall::read);
    connect(m_reply, &QNetworkReply::uploadProgress, this, [this] { m_silence.start(); });
    connect(m_reply, &QNetworkReply::downloadProgress, this, [this](qint64 done, qint64 total) {
        if (m_progress) {
            m_progress(done, total);
        }
    });
    connect(m_reply, &QNetworkReply::sslErrors, this, &HttpCall::handleSslErrors);
    connect(m_reply, &QNetworkReply::finished, this, &HttpCall::handleFinished);
}

void HttpCall::read()
{
    m_silence.start();
    const QByteArray piece = m_reply->readAll();
    m_received += piece.size();
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_hasTarget && status < 300) {
        if (m_target && m_target->write(piece) != piece.size()) {
            abandon({ErrorKind::File,
                     HttpErrors::tr("What was received could not be written: %1.").arg(m_target->errorString()),
                     {},
                     0});
        }
        return;
    }
    if (m_received > m_request.maximumBytes) {
        abandon(HttpErrors::tooLarge(m_client->endpoint().displayName(), m_request.maximumBytes));
        return;
    }
    m_body += piece;
}

void HttpCall::abandon(const Error &error)
{
    m_abortReason = error;
    m_reply->abort(); // finished() follows at once
}

void HttpCall::handleSslErrors(const QList<QSslError> &errors)
{
    const Endpoint &endpoint = m_client->endpoint();
    const CertificateProblem problem =
        HttpErrors::describe(endpoint.displayName(), m_reply->sslConfiguration().peerCertificate(), errors);
    if (endpoint.pinnedCertificates.contains(problem.sha256)) {
        m_reply->ignoreSslErrors(errors);
        return;
    }
    m_abortReason = HttpErrors::certificate(problem);
    Q_EMIT m_client->certificateRejected(problem);
}

HttpResponse HttpCall::response() const
{
    HttpResponse response;
    response.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    response.headers = m_reply->headers();
    response.body = m_body;
    response.size = m_received;
    if (response.isRedirect()) {
        response.location =
            m_reply->url().resolved(QUrl::fromEncoded(response.headers.value(QHttpHeaders::WellKnownHeader::Location)));
    }
    return response;
}

Error HttpCall::networkError() const
{
    return HttpErrors::fromNetwork(m_reply->error(), m_reply->errorString(), m_client->endpoint());
}

void HttpCall::handleFinished()
{
    if (m_reply->isOpen() && !m_abortReason && m_reply->bytesAvailable() > 0) {
        read();
        if (m_abortReason) {
            return; // finished() came again from within
        }
    }
    m_silence.stop();
    m_reply->deleteLater();
    if (m_abortReason) {
        fail(*m_abortReason);
        return;
    }
    const HttpResponse answer = response();
    qCDebug(logNet) << m_request.method << m_request.path << answer.status << answer.size << "bytes";
    // Below 400 an error means that the body broke off: Qt makes errors of the other statuses itself.
    if (answer.status == 0 || (answer.status < 400 && m_reply->error() != QNetworkReply::NoError)) {
        fail(networkError());
        return;
    }
    Q_EMIT m_client->answered(answer.status);
    const std::optional<Error> error = HttpErrors::fromAnswer(answer, m_client->endpoint());
    if (!error || m_request.anyStatus) {
        settle(answer);
    } else {
        fail(*error);
    }
}

void HttpCall::fail(const Error &error)
{
    m_failures += 1;
    const RetryPolicy &policy = m_client->m_retryPolicy;
    if (m_request.mayRepeat() && !m_hasTarget && policy.shouldRetry(m_failures, error)) {
        qCDebug(logNet) << m_request.method << m_request.path << "failed, trying again:" << error.detail;
        QTimer::singleShot(policy.delayAfter(m_failures, m_client->m_random()), this, &HttpCall::attempt);
        return;
    }
    qCDebug(logNet) << m_request.method << m_request.path << "failed:" << error.httpStatus << error.detail;
    Q_EMIT m_client->failed(error);
    settle(Failure(error));
}

void HttpCall::settle(Result<HttpResponse> result)
{
    m_promise.addResult(std::move(result));
    m_promise.finish();
    deleteLater();
}

} // namespace quire::net
