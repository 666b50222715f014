// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/Icons.h"

#include <QStatusBar>

class QLabel;
class QToolButton;

namespace quire::session {
class AttachedMachine;
}

namespace quire::ui {

class NotebookPage;

/// The status bar: the machine in use, and the kernel and save state of the current notebook.
class StatusArea : public QStatusBar
{
    Q_OBJECT

public:
    explicit StatusArea(const Icons &icons, QWidget *parent = nullptr);

    void setMachine(session::AttachedMachine *machine);
    /// Null when no notebook is current.
    void setNotebook(NotebookPage *page);

Q_SIGNALS:
    void machineClicked();

private:
    void showMachine();
    void showNotebook();

    QToolButton *m_machineButton;
    QLabel *m_kernel;
    QLabel *m_saved;
    session::AttachedMachine *m_machine = nullptr;
    NotebookPage *m_page = nullptr;
    QList<QMetaObject::Connection> m_connections;
};

} // namespace quire::ui
