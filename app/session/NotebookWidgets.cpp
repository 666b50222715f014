// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/NotebookWidgets.h"

#include "notebook/Document.h"

namespace quire::session {

NotebookWidgets::NotebookWidgets(QObject *parent) : QObject(parent)
{
    connect(&m_outputs, &WidgetOutputs::outputReceived, this, &NotebookWidgets::outputReceived);
}

void NotebookWidgets::setDocument(notebook::Document *document)
{
    m_document = document;
    m_outputs.setDocument(document);
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
        roots += WidgetOutputs::widgetsOf(cell);
    }
    const notebook::JsonValue before = m_document->notebook().metadata;
    const notebook::JsonValue after = m_hub.withState(before, roots);
    if (after != before) {
        m_document->setMetadata(after, notebook::Document::Timeline::Silent);
    }
}

} // namespace quire::session
