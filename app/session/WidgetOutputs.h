// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Output.h"

#include <QObject>
#include <QPointer>

namespace quire::notebook {
class Cell;
class Document;
} // namespace quire::notebook

namespace quire::widgets {
class WidgetHub;
}

namespace quire::session {

/// Brings what the callbacks of widgets put out to the cell that shows them.
class WidgetOutputs : public QObject
{
    Q_OBJECT

public:
    explicit WidgetOutputs(widgets::WidgetHub *hub, QObject *parent = nullptr);

    /// Whose cells show widgets; not owned.
    void setDocument(notebook::Document *document);

    /// Ids of the widgets that a cell shows.
    static QStringList widgetsOf(const notebook::Cell &cell);

Q_SIGNALS:
    /// Before it is in the document.
    void outputReceived(const quire::notebook::Output &output);

private:
    void append(const QString &root, const notebook::Output &output);

    QPointer<notebook::Document> m_document;
};

} // namespace quire::session
