// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QWidget>

class QLabel;
class QListWidget;
class QPushButton;

namespace quire::notebook {
class Cell;
class Document;
} // namespace quire::notebook

namespace quire::ui {

class NotebookView;

/// The cells deleted since the notebook was opened, outputs and all; each can be put back where it was.
class DeletedCellsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit DeletedCellsPanel(QWidget *parent = nullptr);

    /// Null empties the panel. The view may go before the panel.
    void setView(NotebookView *view);

private:
    void followDocument();
    void refresh();
    static QString textOf(const notebook::Cell &cell);
    void putBack();

    QPointer<NotebookView> m_view;
    QPointer<notebook::Document> m_document;
    QListWidget *m_list;
    QLabel *m_none;
    QPushButton *m_putBack;
};

} // namespace quire::ui
