// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/NotebookWidgets.h"

#include "notebook/Document.h"

namespace quire::session {

namespace {

const QString viewType = QStringLiteral("application/vnd.jupyter.widget-view+json");

/// Ids of the widgets that a cell shows.
QStringList widgetsOf(const notebook::Cell &cell)
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

} // namespace

NotebookWidgets::NotebookWidgets(QObject *parent) : QObject(parent)
{
    connect(&m_hub, &widgets::WidgetHub::strayOutput, this, &NotebookWidgets::appendStray);
}

void NotebookWidgets::setDocument(notebook::Document *document)
{
    m_document = document;
    m_hub.loadMetadata(document->notebook().metadata);
    connect(document, &notebook::Document::documentReset, this,
            [this] { m_hub.loadMetadata(m_document->notebook().metadata); });
}

void NotebookWidgets::writeState()
{
    if (!m_document) {
        return;
    }
    QStringList roots;
    for (const notebook::Cell &cell : m_document->notebook().cells) {
        roots += widgetsOf(cell);
    }
    const notebook::JsonValue before = m_document->notebook().metadata;
    const notebook::JsonValue after = m_hub.withState(before, roots);
    if (after != before) {
        m_document->setMetadata(after, notebook::Document::Timeline::Silent);
    }
}

void NotebookWidgets::appendStray(const QString &root, const notebook::Output &output)
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
