// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/OpenTabsPanel.h"

#include "ui/shell/TabArea.h"

#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace quire::ui {

OpenTabsPanel::OpenTabsPanel(TabArea *tabs, QWidget *parent)
    : QWidget(parent), m_tabs(tabs), m_list(new QListWidget(this))
{
    setObjectName(QStringLiteral("openTabsPanel"));
    m_list->setObjectName(QStringLiteral("openTabs"));
    m_list->setAccessibleName(tr("Open tabs"));
    m_list->setFrameShape(QFrame::NoFrame);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_list);
    setFocusProxy(m_list);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row >= 0) {
            m_tabs->setCurrentIndex(row);
        }
    });
    connect(m_tabs, &TabArea::tabsChanged, this, &OpenTabsPanel::rebuild);
    rebuild();
}

void OpenTabsPanel::rebuild()
{
    const QSignalBlocker quiet(m_list);
    m_list->clear();
    for (int index = 0; index < m_tabs->count(); ++index) {
        new QListWidgetItem(m_tabs->tabIcon(index), m_tabs->tabText(index), m_list);
    }
    m_list->setCurrentRow(m_tabs->currentIndex());
}

} // namespace quire::ui
