// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QToolBar>

class QActionGroup;
class QStackedWidget;

namespace quire::ui {

/// The slim column at the left: one button a panel. A click shows its panel, a second click on the same hides it.
class ActivityStrip : public QToolBar
{
    Q_OBJECT

public:
    /// `panels` is the stack this strip switches; the strip hides and shows it.
    explicit ActivityStrip(QStackedWidget *panels, QWidget *parent = nullptr);

    /// Adds a panel and its button; returns the action, checked while the panel is shown.
    QAction *addPanel(const QString &id, const QIcon &icon, const QString &title, QWidget *panel);
    /// Adds a button that only triggers `action`.
    void addCommand(QAction *action);
    /// Shows the panel of `id`; an empty id hides the stack.
    void showPanel(const QString &id);
    /// Id of the panel shown, empty when none is.
    QString currentPanel() const;
    void togglePanels();

private:
    void toggle(QAction *action, QWidget *panel, bool on);

    QStackedWidget *m_panels;
    QActionGroup *m_group;
    QString m_lastShown;
};

} // namespace quire::ui
