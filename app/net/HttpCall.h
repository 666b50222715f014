// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/HttpClient.h"

#include <QFutureWatcher>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <optional>

namespace quire::net {

/// One request of an HttpClient with all its tries. Deletes itself.
class HttpCall : public QObject
{
    Q_OBJECT

public:
    using Progress = std::function<void(qint64, qint64)>;

    HttpCall(HttpClient *client, HttpRequest request, QIODevice *target = nullptr, Progress progress = {});
    ~HttpCall() override;

    Reply<HttpResponse> start();

private:
    void attempt();
    void watch();
    void read();
    void abandon(const Error &error);
    void handleFinished();
    void handleSslErrors(const QList<QSslError> &errors);
    HttpResponse response() const;
    Error networkError() const;
    void fail(const Error &error);
    void settle(Result<HttpResponse> result);

    HttpClient *m_client;
    HttpRequest m_request;
    QPointer<QIODevice> m_target;
    bool m_hasTarget;
    Progress m_progress;
    QPromise<Result<HttpResponse>> m_promise;
    QFutureWatcher<Result<HttpResponse>> m_caller;
    QPointer<QNetworkReply> m_reply;
    QTimer m_silence;
    QByteArray m_body;
    qint64 m_received = 0;
    /// Why we aborted, when we did.
    std::optional<Error> m_abortReason;
    int m_failures = 0;
};

} // namespace quire::net
