// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/VariableModel.h"
#include "session/VariableWatch.h"
#include "ui/kit/Icons.h"

#include <QSortFilterProxyModel>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;
class QTreeView;

namespace quire::ui {

class NotificationBar;

/// The variables of the current notebook's kernel: sort, filter, copy, delete. While it is hidden, the kernel is not
/// asked.
class VariablesPanel : public QWidget
{
    Q_OBJECT

public:
    explicit VariablesPanel(const Icons &icons, QWidget *parent = nullptr);

    /// Not owned; null shows that there is none.
    void setKernel(session::NotebookKernel *kernel) { m_watch.setKernel(kernel); }

Q_SIGNALS:
    /// The person wants to see the variable `name` as a table.
    void tableOpened(const QString &name, const quire::session::VariableTable &table);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    QLayout *makeHeader(const Icons &icons);
    void buildList();
    void buildMenu();
    void showWatch();
    QString stateText() const;
    QList<int> selectedRows() const;
    void openTable();
    void copy(bool onlyNames);
    void askBeforeRemoving();
    void remove();

    session::VariableWatch m_watch;
    models::VariableModel m_model;
    QSortFilterProxyModel m_order;
    QLineEdit *m_filter;
    QToolButton *m_code;
    NotificationBar *m_notifications;
    QLabel *m_state;
    QTreeView *m_list;
    QStringList m_doomed; ///< Asked about.
};

} // namespace quire::ui
