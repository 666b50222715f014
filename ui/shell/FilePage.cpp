// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/FilePage.h"

#include "session/AttachedMachine.h"
#include "ui/kit/NotificationBar.h"

#include <QVBoxLayout>

namespace quire::ui {

FilePage::FilePage(session::NotebookRef ref, session::AttachedMachine *machine, QWidget *parent)
    : TabPage(parent),
      m_ref(std::move(ref)),
      m_machine(machine),
      m_column(new QVBoxLayout(this)),
      m_notifications(new NotificationBar(this))
{
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_notifications);
}

session::AttachedMachine *FilePage::machine() const
{
    return m_machine;
}

void FilePage::moveTo(const session::NotebookRef &ref)
{
    m_ref = ref;
    Q_EMIT tabTextChanged(tabText());
}

void FilePage::showFailure(const Error &error)
{
    m_notifications->show({QStringLiteral("file"),
                           Notification::Severity::Error,
                           tr("“%1” cannot be shown. %2").arg(title(), error.message),
                           {}});
}

} // namespace quire::ui
