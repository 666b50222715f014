// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Variable.h"
#include "ui/kit/Icons.h"
#include "ui/shell/TabPage.h"

namespace quire::ui {

class DelimitedView;

/// A variable of a kernel as a table: what it was when it was asked for.
class VariablePage : public TabPage
{
    Q_OBJECT

public:
    /// `notebook`: whose kernel it is in, for people.
    VariablePage(QString name, QString notebook, const Icons &icons, QWidget *parent = nullptr);

    void show(const session::VariableTable &table);
    using TabPage::show;

    QString title() const override { return m_name; }
    QString place() const override { return tr("%1 in %2").arg(m_name, m_notebook); }
    QString iconName() const override { return QStringLiteral("table"); }
    NotificationBar *notifications() const override { return m_notifications; }

private:
    QString m_name;
    QString m_notebook;
    NotificationBar *m_notifications;
    DelimitedView *m_view;
};

} // namespace quire::ui
