// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/web/NotebookOutputs.h"

#include "ui/output/OutputRegistry.h"
#include "ui/web/ActiveItem.h"
#include "ui/web/WebPool.h"
#include "widgets/WidgetHub.h"

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
    const QString model = ActiveDocument::widgetOf({output.data(), {}, mimeType});
    const bool isUnknownWidget = !model.isEmpty() && !(m_widgets && m_widgets->knows(model));
    if (!m_pool->isAvailable() || isUnknownWidget) {
        return nullptr;
    }
    return std::make_unique<ActiveItem>(ActiveSource{output.data(), output.metadata(), mimeType}, context.theme, this,
                                        m_pool);
}

void NotebookOutputs::setWidgets(widgets::WidgetHub *hub)
{
    m_widgets = hub;
    connect(hub, &widgets::WidgetHub::modelsArrived, this, &ActiveOutputs::trustChanged);
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
