// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/Kernelspecs.h"

#include "base/Coroutine.h"
#include "jupyter/RestAnswer.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::jupyter {

const Kernelspec *KernelspecList::find(QStringView name) const
{
    const auto found = std::ranges::find(specs, name, &Kernelspec::name);
    return found == specs.end() ? nullptr : &*found;
}

const Kernelspec *KernelspecList::bestFor(QStringView name, QStringView language) const
{
    if (const Kernelspec *named = find(name)) {
        return named;
    }
    const auto speaks = [language](const Kernelspec &spec) {
        return !language.isEmpty() && language.compare(spec.language, Qt::CaseInsensitive) == 0;
    };
    const auto found = std::ranges::find_if(specs, speaks);
    if (found != specs.end()) {
        return &*found;
    }
    return name.isEmpty() && language.isEmpty() ? find(defaultName) : nullptr;
}

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
