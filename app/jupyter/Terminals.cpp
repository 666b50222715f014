// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/Terminals.h"

#include "base/Coroutine.h"
#include "jupyter/RestAnswer.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace quire::jupyter {

namespace {

QByteArray terminalPath(const QString &name)
{
    return "api/terminals/" + QUrl::toPercentEncoding(name);
}

TerminalModel model(const QJsonObject &json)
{
    return {json["name"_L1].toString(), RestAnswer::time(json["last_activity"_L1])};
}

/// The whole interface is missing where terminals are switched off.
Error withoutTerminals(Error error)
{
    if (error.httpStatus == 404 || error.httpStatus == 405 || error.httpStatus == 501) {
        error.kind = ErrorKind::Unsupported;
        error.message = Terminals::tr("This server offers no terminals.");
    }
    return error;
}

} // namespace

Terminals::Terminals(net::ServerConnection *connection, QObject *parent) : QObject(parent), m_connection(connection) {}

Reply<QList<TerminalModel>> Terminals::list()
{
    const Result<QJsonArray> answer = RestAnswer::array(co_await m_connection->http().get("api/terminals"_ba));
    if (!answer) {
        co_return Failure(withoutTerminals(answer.error()));
    }
    QList<TerminalModel> models;
    for (const QJsonValue &entry : *answer) {
        if (TerminalModel one = model(entry.toObject()); !one.name.isEmpty()) {
            models.append(std::move(one));
        }
    }
    co_return models;
}

Reply<TerminalModel> Terminals::open(QString folder, QString name)
{
    QJsonObject body;
    if (!folder.isEmpty()) {
        body.insert("cwd"_L1, folder);
    }
    if (!name.isEmpty()) {
        body.insert("name"_L1, name);
    }
    const Result<QJsonObject> answer = RestAnswer::object(
        co_await m_connection->http().post("api/terminals"_ba, QJsonDocument(body).toJson(QJsonDocument::Compact)));
    if (!answer) {
        co_return Failure(withoutTerminals(answer.error()));
    }
    TerminalModel made = model(*answer);
    if (made.name.isEmpty()) {
        co_return RestAnswer::nonsense(u"a terminal without a name"_s);
    }
    co_return made;
}

Reply<TerminalModel> Terminals::find(QString name)
{
    const Result<QJsonObject> answer = RestAnswer::object(co_await m_connection->http().get(terminalPath(name)));
    co_return answer.transform(model).transform_error([](Error error) {
        if (error.httpStatus == 404) {
            error.message = tr("The terminal does not run any more.");
        }
        return error;
    });
}

Reply<void> Terminals::close(QString name)
{
    const Result<net::HttpResponse> answer = co_await m_connection->http().remove(terminalPath(name));
    if (!answer && answer.error().httpStatus != 404) {
        co_return Failure(answer.error());
    }
    co_return Result<void>();
}

} // namespace quire::jupyter
