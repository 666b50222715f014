// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAccessibleWidget>

namespace quire::ui {

class CellWidget;

/// A cell for screen readers: a group named by type, place and state, described by its source, with its outputs inside.
class CellAccessible : public QAccessibleWidget
{
public:
    explicit CellAccessible(CellWidget *cell);

    /// Makes Qt ask here for cells and their outputs. Once for the program; further calls do nothing.
    static void install();

    QString text(QAccessible::Text kind) const override;
    QAccessible::State state() const override;
};

} // namespace quire::ui
