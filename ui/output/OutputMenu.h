// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>

class QMenu;

namespace quire::ui {

class OutputStack;
class OutputView;

/// What can be done with one item of a stack, as a menu that belongs to `view`.
QMenu *makeOutputMenu(OutputView *view, OutputStack *stack, int item);

} // namespace quire::ui
