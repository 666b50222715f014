// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/Kernels.h"

#include "base/Coroutine.h"
#include "jupyter/RestAnswer.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace quire::jupyter {

namespace {

/// Starting one may mean loading a whole environment from a slow disk.
constexpr std::chrono::milliseconds startTimeout{90'000};

QByteArray kernelPath(const QString &id)
{
    return "api/kernels/" + QUrl::toPercentEncoding(id);
}

} // namespace

Kernels::Kernels(net::ServerConnection *connection, QObject *parent) : QObject(parent), m_connection(connection) {}

Reply<QList<KernelModel>> Kernels::list()
{
    const Result<QJsonArray> answer = RestAnswer::array(co_await m_connection->http().get("api/kernels"_ba));
    if (!answer) {
        co_return Failure(answer.error());
    }
    QList<KernelModel> models;
    for (const QJsonValue &entry : *answer) {
        models.append(RestAnswer::kernel(entry.toObject()));
    }
    co_return models;
}

Reply<KernelModel> Kernels::find(QString id)
{
    const Result<QJsonObject> model = RestAnswer::object(co_await m_connection->http().get(kernelPath(id)));
    co_return model.transform(RestAnswer::kernel).transform_error([](Error error) {
        if (error.httpStatus == 404) {
            error.message = tr("The kernel does not run any more.");
        }
        return error;
    });
}

Reply<KernelModel> Kernels::start(QString specName, QString folder)
{
    QJsonObject body{{u"name"_s, specName}};
    if (!folder.isEmpty()) {
        body.insert("path"_L1, folder);
    }
    const Result<QJsonObject> model = RestAnswer::object(
        co_await m_connection->http().send({.method = "POST"_ba,
                                            .path = "api/kernels"_ba,
                                            .body = QJsonDocument(body).toJson(QJsonDocument::Compact),
                                            .timeout = startTimeout}));
    co_return model.transform(RestAnswer::kernel);
}

Reply<void> Kernels::interrupt(QString id)
{
    const Result<net::HttpResponse> answer = co_await m_connection->http().post(kernelPath(id) + "/interrupt", {});
    co_return answer.transform([](const net::HttpResponse &) {});
}

Reply<KernelModel> Kernels::restart(QString id)
{
    const Result<QJsonObject> model = RestAnswer::object(co_await m_connection->http().send(
        {.method = "POST"_ba, .path = kernelPath(id) + "/restart", .timeout = startTimeout}));
    co_return model.transform(RestAnswer::kernel);
}

Reply<void> Kernels::shutDown(QString id)
{
    const Result<net::HttpResponse> answer = co_await m_connection->http().remove(kernelPath(id));
    if (!answer && answer.error().httpStatus != 404) {
        co_return Failure(answer.error());
    }
    co_return Result<void>();
}

} // namespace quire::jupyter
