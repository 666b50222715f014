// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/VariablePage.h"

#include "ui/kit/NotificationBar.h"
#include "ui/viewers/DelimitedView.h"

#include <QLocale>
#include <QVBoxLayout>

namespace quire::ui {

VariablePage::VariablePage(QString name, QString notebook, const Icons &icons, QWidget *parent)
    : TabPage(parent),
      m_name(std::move(name)),
      m_notebook(std::move(notebook)),
      m_notifications(new NotificationBar(this)),
      m_view(new DelimitedView(icons, DelimitedView::Format::Fixed, this))
{
    setObjectName(QStringLiteral("variablePage"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_notifications);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
}

void VariablePage::show(const session::VariableTable &table)
{
    const QLocale locale;
    QStringList notes;
    if (!table.part.isEmpty()) {
        notes.append(tr("part %1").arg(table.part));
    }
    if (table.shownRows < table.rows) {
        notes.append(tr("the first of %1 rows").arg(locale.toString(table.rows)));
    }
    if (table.shownColumns < table.columns) {
        notes.append(tr("the first of %1 columns").arg(locale.toString(table.columns)));
    }
    m_view->setNote(notes.join(QStringLiteral(" · ")));
    m_view->model().setText(table.csv, {',', "UTF-8", true});
}

} // namespace quire::ui
