// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ActivityStrip.h"

#include <QActionGroup>
#include <QStackedWidget>
#include <QToolButton>

namespace quire::ui {

ActivityStrip::ActivityStrip(QStackedWidget *panels, QWidget *parent)
    : QToolBar(parent), m_panels(panels), m_group(new QActionGroup(this))
{
    setObjectName(QStringLiteral("activityStrip"));
    setWindowTitle(tr("Activity strip"));
    setOrientation(Qt::Vertical);
    setMovable(false);
    setFloatable(false);
    setIconSize(QSize(24, 24));
    setContextMenuPolicy(Qt::PreventContextMenu);
    m_group->setExclusionPolicy(QActionGroup::ExclusionPolicy::ExclusiveOptional);
}

QAction *ActivityStrip::addPanel(const QString &id, const QIcon &icon, const QString &title, QWidget *panel)
{
    auto *action = new QAction(icon, title, m_group);
    action->setObjectName(QStringLiteral("panel:") + id);
    action->setCheckable(true);
    action->setData(id);
    panel->setAccessibleName(title);
    m_panels->addWidget(panel);
    connect(action, &QAction::toggled, this, [this, action, panel](bool on) { toggle(action, panel, on); });
    addAction(action);
    if (QWidget *button = widgetForAction(action)) {
        button->setAccessibleName(title);
        button->setFocusPolicy(Qt::TabFocus);
    }
    return action;
}

void ActivityStrip::addCommand(QAction *action)
{
    addAction(action);
    if (QWidget *button = widgetForAction(action)) {
        button->setFocusPolicy(Qt::TabFocus);
    }
}

void ActivityStrip::showPanel(const QString &id)
{
    const QList<QAction *> all = m_group->actions();
    for (QAction *action : all) {
        const bool isWanted = action->data().toString() == id;
        if (isWanted || id.isEmpty()) {
            action->setChecked(isWanted);
        }
    }
}

QString ActivityStrip::currentPanel() const
{
    const QAction *checked = m_group->checkedAction();
    return checked ? checked->data().toString() : QString();
}

void ActivityStrip::togglePanels()
{
    if (!currentPanel().isEmpty()) {
        showPanel({});
    } else if (!m_group->actions().isEmpty()) {
        showPanel(m_lastShown.isEmpty() ? m_group->actions().constFirst()->data().toString() : m_lastShown);
    }
}

void ActivityStrip::toggle(QAction *action, QWidget *panel, bool on)
{
    if (on) {
        m_lastShown = action->data().toString();
        m_panels->setCurrentWidget(panel);
        m_panels->show();
    } else if (m_group->checkedAction() == nullptr) {
        m_panels->hide();
    }
}

} // namespace quire::ui
