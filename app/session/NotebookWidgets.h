// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/WidgetOutputs.h"
#include "widgets/WidgetHub.h"

#include <QObject>

namespace quire::session {

/// Ties the widgets of a notebook to its document: their state is read from its metadata and written there before it is
/// saved, and what their callbacks put out goes to the cell that shows them.
class NotebookWidgets : public QObject
{
    Q_OBJECT

public:
    explicit NotebookWidgets(QObject *parent = nullptr);

    widgets::WidgetHub &hub() { return m_hub; }
    /// The document was loaded; not owned.
    void setDocument(notebook::Document *document);
    /// Puts the state of the widgets the notebook shows into its metadata. No step to undo.
    void writeState();

Q_SIGNALS:
    /// Before it is in the document.
    void outputReceived(const quire::notebook::Output &output);

private:
    widgets::WidgetHub m_hub;
    WidgetOutputs m_outputs{&m_hub};
    notebook::Document *m_document = nullptr;
};

} // namespace quire::session
