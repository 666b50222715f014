// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/WidgetOutputs.h"

#include "notebook/Document.h"
#include "widgets/WidgetHub.h"

namespace quire::session {

namespace {

const QString viewType = QStringLiteral("application/vnd.jupyter.widget-view+json");

} // namespace

WidgetOutputs::WidgetOutputs(widgets::WidgetHub *hub, QObject *parent) : QObject(parent)
{
    connect(hub, &widgets::WidgetHub::strayOutput, this, &WidgetOutputs::append);
}

void WidgetOutputs::setDocument(notebook::Document *document)
{
    m_document = document;
}

QStringList WidgetOutputs::widgetsOf(const notebook::Cell &cell)
{
    QStringList ids;
    for (const notebook::Output &output : cell.outputs()) {
        const QString id = output.data().toJson().at({viewType, u"model_id"}).toString();
        if (!id.isEmpty()) {
            ids.append(id);
        }
    }
    return ids;
}

void WidgetOutputs::append(const QString &root, const notebook::Output &output)
{
    if (!m_document) {
        return;
    }
    for (const notebook::Cell &cell : m_document->notebook().cells) {
        if (widgetsOf(cell).contains(root)) {
            Q_EMIT outputReceived(output);
            m_document->appendOutput(notebook::CellId(cell.id()), output);
            return;
        }
    }
}

} // namespace quire::session
