// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/Icons.h"

#include <QTabWidget>

namespace quire::ui {

/// The panels at the right of the window, one shown at a time. Hidden until one is asked for.
class ToolPane : public QTabWidget
{
    Q_OBJECT

public:
    explicit ToolPane(const Icons &icons, QWidget *parent = nullptr);

    void addPanel(const QString &id, const QString &title, QWidget *panel);
    /// Shows the panel of `id`; the keyboard stays where it is.
    void showPanel(const QString &id);
    /// Shows the panel of `id` and gives it the keyboard; hides the pane where it had it already.
    void togglePanel(const QString &id);
    /// Empty while the pane is hidden.
    QString currentPanel() const;

Q_SIGNALS:
    /// The person is done with the panels.
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *panel(const QString &id) const;
    void close();
};

} // namespace quire::ui
