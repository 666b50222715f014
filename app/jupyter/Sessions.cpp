// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/Sessions.h"

#include "base/Coroutine.h"
#include "jupyter/RestAnswer.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace quire::jupyter {

namespace {

constexpr std::chrono::milliseconds startTimeout{90'000};

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

QByteArray sessionPath(const QString &id)
{
    return "api/sessions/" + QUrl::toPercentEncoding(id);
}

QJsonObject document(const RemotePath &path)
{
    return {{u"path"_s, path.toString()}, {u"name"_s, path.name()}, {u"type"_s, u"notebook"_s}};
}

} // namespace

Sessions::Sessions(net::ServerConnection *connection, QObject *parent) : QObject(parent), m_connection(connection) {}

Reply<QList<SessionModel>> Sessions::list()
{
    const Result<QJsonArray> answer = RestAnswer::array(co_await m_connection->http().get("api/sessions"_ba));
    if (!answer) {
        co_return Failure(answer.error());
    }
    QList<SessionModel> models;
    for (const QJsonValue &entry : *answer) {
        models.append(RestAnswer::session(entry.toObject()));
    }
    co_return models;
}

Reply<SessionModel> Sessions::open(RemotePath path, QString specName, QString type)
{
    QJsonObject body = document(path);
    body.insert("type"_L1, type);
    if (!specName.isEmpty()) {
        body.insert("kernel"_L1, QJsonObject{{u"name"_s, specName}});
    }
    return model({.method = "POST"_ba, .path = "api/sessions"_ba, .body = json(body), .timeout = startTimeout});
}

Reply<SessionModel> Sessions::attach(RemotePath path, QString kernelId)
{
    QJsonObject body = document(path);
    body.insert("kernel"_L1, QJsonObject{{u"id"_s, kernelId}});
    return model({.method = "POST"_ba, .path = "api/sessions"_ba, .body = json(body), .timeout = startTimeout});
}

Reply<SessionModel> Sessions::move(QString id, RemotePath path)
{
    return model({.method = "PATCH"_ba, .path = sessionPath(id), .body = json(document(path))});
}

Reply<SessionModel> Sessions::changeKernel(QString id, QString specName)
{
    const QJsonObject body{{u"kernel"_s, QJsonObject{{u"name"_s, specName}}}};
    return model({.method = "PATCH"_ba, .path = sessionPath(id), .body = json(body), .timeout = startTimeout});
}

Reply<void> Sessions::close(QString id)
{
    const Result<net::HttpResponse> answer = co_await m_connection->http().remove(sessionPath(id));
    if (!answer && answer.error().httpStatus != 404) {
        co_return Failure(answer.error());
    }
    co_return Result<void>();
}

Reply<SessionModel> Sessions::model(net::HttpRequest request)
{
    const Result<QJsonObject> answer = RestAnswer::object(co_await m_connection->http().send(std::move(request)));
    co_return answer.transform(RestAnswer::session).transform_error([](Error error) {
        if (error.httpStatus == 501) {
            error.message = tr("The server does not have the kernel this notebook asks for. Choose another kernel.");
        } else if (error.httpStatus == 404) {
            error.message = tr("The notebook's kernel session has ended on the server.");
        }
        return error;
    });
}

} // namespace quire::jupyter
