// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"

#include <QTimer>
#include <QWidget>

class QTreeWidget;

namespace quire::notebook {
class Document;
}

namespace quire::ui {

/// The headings of the current notebook; choosing one goes there.
class OutlinePanel : public QWidget
{
    Q_OBJECT

public:
    explicit OutlinePanel(QWidget *parent = nullptr);

    /// Null empties the outline.
    void setDocument(notebook::Document *document);

Q_SIGNALS:
    void cellRequested(const quire::notebook::CellId &cell);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void rebuild();

    notebook::Document *m_document = nullptr;
    QTreeWidget *m_tree;
    QTimer m_later;
};

} // namespace quire::ui
