// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QIcon;
class QToolButton;
class QWidget;

namespace quire::ui {

/// A button of a panel's head: an icon without a frame, named for tips and screen readers, reached with Tab. `id` is
/// its object name.
QToolButton *flatButton(const QIcon &icon, const QString &id, const QString &name, QWidget *parent);

} // namespace quire::ui
