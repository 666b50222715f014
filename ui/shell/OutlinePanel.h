// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notebook/Outline.h"

#include <QPointer>
#include <QSet>
#include <QTimer>
#include <QWidget>

#include <memory>

class QLayout;
class QTreeWidget;
class QTreeWidgetItem;

namespace quire::notebook {
class Document;
}
namespace quire::store {
class Settings;
}

namespace quire::ui {

class Icons;
class NotebookPage;

/// The headings of the current notebook, with the section one is in and those that run; choosing one goes there.
class OutlinePanel : public QWidget
{
    Q_OBJECT

public:
    /// `settings` outlives the panel.
    OutlinePanel(store::Settings *settings, const Icons &icons, QWidget *parent = nullptr);
    ~OutlinePanel() override;

    /// Shows this notebook, its current cell and what runs in it from now on. Null empties the outline.
    void follow(NotebookPage *page);

    void setDocument(notebook::Document *document);
    /// The heading above it is marked as the current one.
    void setCurrentCell(const notebook::CellId &cell);
    /// The headings above them are marked as running.
    void setRunning(const QSet<notebook::CellId> &cells);

Q_SIGNALS:
    void cellRequested(const quire::notebook::CellId &cell);

protected:
    void showEvent(QShowEvent *event) override;

private:
    QLayout *makeHead();
    void look();
    void show(const QList<OutlineEntry> &entries);
    void fill();
    void name();
    void mark();
    void markRunning(QTreeWidgetItem *item, bool isRunning);

    store::Settings *m_settings;
    const Icons &m_icons;
    QPointer<notebook::Document> m_document;
    notebook::CellId m_current;
    QSet<notebook::CellId> m_running;
    QList<OutlineEntry> m_entries;
    QList<QTreeWidgetItem *> m_items; ///< Of the entries.
    QTreeWidget *m_tree;
    QTimer m_later;
    quint64 m_asked = 0;                ///< Counts the looks; an answer to an earlier one is dropped.
    std::unique_ptr<QObject> m_watches; ///< What is connected to the page followed.
};

} // namespace quire::ui
