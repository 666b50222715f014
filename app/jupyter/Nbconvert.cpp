// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/Nbconvert.h"

#include "base/Coroutine.h"
#include "jupyter/NbconvertAnswer.h"
#include "jupyter/RestAnswer.h"
#include "net/HttpErrors.h"

#include <QJsonDocument>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::jupyter {

namespace {

/// A PDF of a long notebook takes TeX minutes, in which nothing is heard of it.
constexpr std::chrono::minutes patience{10};
constexpr qint64 largestResult = 512LL << 20;

/// The name within JSON.
QByteArray jsonText(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

} // namespace

Nbconvert::Nbconvert(net::ServerConnection *connection, QObject *parent) : QObject(parent), m_connection(connection) {}

Reply<QList<ConversionFormat>> Nbconvert::formats()
{
    const Result<net::HttpResponse> answer = co_await m_connection->http().get("api/nbconvert"_ba);
    // Without nbconvert, jupyter_server answers 500.
    const bool hasNone = !answer && (answer.error().httpStatus == 500 || answer.error().httpStatus == 404);
    if (hasNone) {
        co_return QList<ConversionFormat>();
    }
    const Result<QJsonObject> json = RestAnswer::object(answer);
    if (!json) {
        co_return Failure(json.error());
    }
    co_return NbconvertAnswer::formats(*json);
}

Reply<Conversion> Nbconvert::ask(QString format, QString name, net::HttpRequest request)
{
    request.timeout = patience;
    request.maximumBytes = largestResult;
    request.idempotent = false;
    request.anyStatus = true;
    const Result<net::HttpResponse> answer = co_await m_connection->http().send(std::move(request));
    if (!answer) {
        co_return Failure(answer.error());
    }
    if (answer->isSuccess()) {
        co_return Conversion{answer->body, NbconvertAnswer::fileName(*answer, format, name)};
    }
    QString reason = NbconvertAnswer::reasonIn(*answer);
    if (reason.isEmpty() && answer->status == 500) {
        // For a format it does not have, the server says nothing.
        const Result<QList<ConversionFormat>> known = co_await formats();
        const bool isUnknown = known && std::ranges::find(*known, format, &ConversionFormat::name) == known->end();
        reason = isUnknown ? u"No exporter for format"_s : QString();
    }
    if (!reason.isEmpty() && (answer->status == 500 || reason.contains("exporter"_L1))) {
        co_return Failure(NbconvertAnswer::explained(reason, format, answer->status));
    }
    const Error error = net::HttpErrors::fromAnswer(*answer, m_connection->endpoint()).value_or(Error());
    co_return Failure(RestAnswer::aboutFile(error, RemotePath(name)));
}

Reply<Conversion> Nbconvert::convert(QString format, RemotePath notebook)
{
    QUrlQuery query;
    query.addQueryItem(u"download"_s, u"true"_s);
    return ask(
        format, notebook.name(),
        {.path = "nbconvert/" + QUrl::toPercentEncoding(format) + '/' + notebook.toPercentEncoded(), .query = query});
}

Reply<Conversion> Nbconvert::convertUnsaved(QString format, QString name, QByteArray json)
{
    const QByteArray notebook = co_await QtConcurrent::run(NbconvertAnswer::withJoinedLines, json);
    const QByteArray body = R"({"type":"notebook","name":)" + jsonText(name) + R"(,"content":)" + notebook + '}';
    co_return co_await ask(format, name,
                           {.method = "POST"_ba, .path = "nbconvert/" + QUrl::toPercentEncoding(format), .body = body});
}

} // namespace quire::jupyter
