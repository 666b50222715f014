// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QListWidget;

namespace quire::ui {

class TabArea;

/// A list of the open tabs; choosing one shows it.
class OpenTabsPanel : public QWidget
{
    Q_OBJECT

public:
    /// `tabs` outlives the panel.
    explicit OpenTabsPanel(TabArea *tabs, QWidget *parent = nullptr);

private:
    void rebuild();

    TabArea *m_tabs;
    QListWidget *m_list;
};

} // namespace quire::ui
