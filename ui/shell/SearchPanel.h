// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/OpenSearch.h"

#include <QTimer>
#include <QWidget>

class QBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QToolButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace quire::ui {

class NotebookPage;
class TabArea;
class Theme;

/// Finds something in all open notebooks, shows where, and shows what would stand there and replaces what is checked:
/// one step of undo in each notebook.
class SearchPanel : public QWidget
{
    Q_OBJECT

public:
    /// `tabs` and `theme` outlive the panel.
    SearchPanel(TabArea *tabs, const Theme *theme, QWidget *parent = nullptr);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void buildLayout();
    void connectParts();
    QToolButton *addOption(QBoxLayout *row, const QString &text, const QString &name);
    void ask();
    notebook::SearchQuery query() const;
    void showFound(const QList<OpenSearch::Found> &found);
    static void mark(QTreeWidgetItem *item, int notebook, int find);
    void fill(QTreeWidgetItem *top, int notebook);
    /// Shows in each line what would stand there.
    void preview();
    QList<QList<notebook::SearchHit>> checkedFinds() const;
    void go(const QTreeWidgetItem *item);
    void replaceChecked();
    void showStatus();
    NotebookPage *pageOf(const QString &key) const;

    TabArea *m_tabs;
    QLineEdit *m_text;
    QToolButton *m_case = nullptr;
    QToolButton *m_word = nullptr;
    QToolButton *m_regex = nullptr;
    QToolButton *m_outputs = nullptr;
    QLineEdit *m_with;
    QPushButton *m_replace;
    QLabel *m_status;
    QTreeWidget *m_tree;
    OpenSearch m_search;
    QTimer m_soon;
    QList<OpenSearch::Found> m_found;
    QString m_done; ///< What the last replacement did.
    bool m_filling = false;
};

} // namespace quire::ui
