// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/Kernelspecs.h"

#include "base/Coroutine.h"
#include "jupyter/RestAnswer.h"

using namespace Qt::StringLiterals;

namespace quire::jupyter {

Kernelspecs::Kernelspecs(net::ServerConnection *connection, QObject *parent) : QObject(parent), m_connection(connection)
{
}

Reply<KernelspecList> Kernelspecs::list()
{
    const Result<QJsonObject> answer = RestAnswer::object(co_await m_connection->http().get("api/kernelspecs"_ba));
    if (!answer) {
        co_return Failure(answer.error());
    }
    co_return RestAnswer::kernelspecs(*answer, m_connection->endpoint().baseUrl);
}

} // namespace quire::jupyter
