// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/FlatButton.h"

#include <QToolButton>

namespace quire::ui {

QToolButton *flatButton(const QIcon &icon, const QString &id, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(id);
    button->setAutoRaise(true);
    button->setIcon(icon);
    button->setIconSize(QSize(16, 16));
    button->setToolTip(name);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace quire::ui
