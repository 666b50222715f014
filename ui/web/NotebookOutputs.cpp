// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/web/NotebookOutputs.h"

#include "ui/output/OutputRegistry.h"
#include "ui/web/ActiveItem.h"
#include "ui/web/WebPool.h"

#include <QUuid>

namespace quire::ui {

NotebookOutputs::NotebookOutputs(WebPool *pool, Trust trusts, QObject *parent)
    : ActiveOutputs(parent),
      m_pool(pool),
      m_trusts(std::move(trusts)),
      m_origin(QLatin1Char('o') + QString::fromLatin1(QUuid::createUuid().toRfc4122().toHex()))
{
}

std::unique_ptr<OutputItem> NotebookOutputs::create(const OutputContext &context, const notebook::Output &output,
                                                    const QString &mimeType)
{
    if (!m_pool->isAvailable()) {
        return nullptr;
    }
    return std::make_unique<ActiveItem>(ActiveSource{output.data(), output.metadata(), mimeType}, context.theme, this,
                                        m_pool);
}

void NotebookOutputs::setAllowsNetwork(bool allows)
{
    if (m_allowsNetwork != allows) {
        m_allowsNetwork = allows;
        Q_EMIT policyChanged();
    }
}

void NotebookOutputs::noteRefused(const QString &host)
{
    if (!m_allowsNetwork && !std::exchange(m_toldOfNetwork, true)) {
        Q_EMIT networkWanted(host);
    }
}

} // namespace quire::ui
