// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ToolPane.h"

#include <QApplication>
#include <QKeyEvent>
#include <QTabBar>
#include <QToolButton>

namespace quire::ui {

ToolPane::ToolPane(const Icons &icons, QWidget *parent) : QTabWidget(parent)
{
    setObjectName(QStringLiteral("toolPane"));
    setDocumentMode(true);
    setMinimumWidth(240);
    tabBar()->setAccessibleName(tr("Tools"));
    tabBar()->setExpanding(false);
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("closeTools"));
    button->setAutoRaise(true);
    button->setIcon(icons.icon(QStringLiteral("close"), Icons::Tint::Muted));
    button->setIconSize(QSize(12, 12));
    button->setToolTip(tr("Close panel"));
    button->setAccessibleName(tr("Close panel"));
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, &ToolPane::close);
    setCornerWidget(button, Qt::TopRightCorner);
    hide();
}

void ToolPane::addPanel(const QString &id, const QString &title, QWidget *panel)
{
    panel->setProperty("panel", id);
    panel->setAccessibleName(title);
    addTab(panel, title);
}

QWidget *ToolPane::panel(const QString &id) const
{
    for (int index = 0; index < count(); ++index) {
        if (widget(index)->property("panel") == id) {
            return widget(index);
        }
    }
    return nullptr;
}

void ToolPane::showPanel(const QString &id)
{
    setCurrentWidget(panel(id));
    show();
}

void ToolPane::togglePanel(const QString &id)
{
    if (currentPanel() == id && isAncestorOf(QApplication::focusWidget())) {
        close();
    } else {
        showPanel(id);
        panel(id)->setFocus();
    }
}

QString ToolPane::currentPanel() const
{
    return isHidden() ? QString() : currentWidget()->property("panel").toString();
}

void ToolPane::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        close();
    } else {
        QTabWidget::keyPressEvent(event);
    }
}

void ToolPane::close()
{
    hide();
    Q_EMIT closed();
}

} // namespace quire::ui
