// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/web/NotebookOutputs.h"

#include "ui/output/OutputItem.h"
#include "ui/web/ActiveItem.h"
#include "ui/web/OutputFiles.h"
#include "ui/web/WebPool.h"
#include "widgets/WidgetHub.h"

#include <QUuid>

namespace quire::ui {

NotebookOutputs::NotebookOutputs(WebPool *pool, Trust trusts, QObject *parent)
    : ActiveOutputs(parent),
      m_pool(pool),
      m_files(new OutputFiles(this)),
      m_trusts(std::move(trusts)),
      m_origin(QLatin1Char('o') + QString::fromLatin1(QUuid::createUuid().toRfc4122().toHex()))
{
}

std::unique_ptr<OutputItem> NotebookOutputs::create(const OutputContext &context, const notebook::Output &output,
                                                    const QString &mimeType)
{
    const QString model = render::ActivePage::widgetOf({output.data(), {}, mimeType});
    const bool isUnknownWidget = !model.isEmpty() && !(m_widgets && m_widgets->knows(model));
    if (!m_pool->isAvailable() || isUnknownWidget) {
        return nullptr;
    }
    auto item = std::make_unique<ActiveItem>(render::ActiveSource{output.data(), output.metadata(), mimeType},
                                             context.theme, this, m_pool);
    if (auto standIn = makeStandIn(context, output)) {
        item->setStandIn(std::move(standIn));
    }
    return item;
}

/// Null where the bundle has nothing worth seeing: "<Chart object>" is not.
std::unique_ptr<OutputItem> NotebookOutputs::makeStandIn(const OutputContext &context,
                                                         const notebook::Output &output) const
{
    constexpr qsizetype longest = 20'000;
    const notebook::MimeBundle data = output.data();
    QString mimeType;
    for (const QString &type :
         {QStringLiteral("image/png"), QStringLiteral("image/jpeg"), QStringLiteral("image/svg+xml")}) {
        if (mimeType.isEmpty() && data.contains(type)) {
            mimeType = type;
        }
    }
    const QString plain = QStringLiteral("text/plain");
    if (mimeType.isEmpty() && data.contains(plain) && data.encodedSize(plain) < longest &&
        !data.text(plain).trimmed().startsWith(u'<')) {
        mimeType = plain;
    }
    if (mimeType.isEmpty()) {
        return nullptr;
    }
    OutputContext still = context;
    still.active = nullptr;
    OutputItems items = m_native.create(still, output, {mimeType, {}});
    return std::move(items.front());
}

widgets::WidgetHub *NotebookOutputs::widgets() const
{
    return m_widgets;
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

void NotebookOutputs::noteDenied(WebDenial what, const QString &name)
{
    if (!m_sinceDenial.isValid() || m_sinceDenial.elapsed() > 1000) {
        m_sinceDenial.start();
        Q_EMIT denied(what, name.isEmpty() ? name : OutputFiles::properName(name));
    }
}

void NotebookOutputs::noteRefused(const QString &host)
{
    if (!m_allowsNetwork && !std::exchange(m_toldOfNetwork, true)) {
        Q_EMIT networkWanted(host);
    }
}

} // namespace quire::ui
