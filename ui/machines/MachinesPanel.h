// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "machines/Machine.h"
#include "ui/kit/Icons.h"

#include <QWidget>

class QLayout;
class QPushButton;
class QVBoxLayout;

namespace quire::machines {
class MachineCatalog;
struct CatalogEntry;
} // namespace quire::machines

namespace quire::ui {

/// The machine selector: every provider's machines with their state, and one button each to use, start or stop them.
class MachinesPanel : public QWidget
{
    Q_OBJECT

public:
    /// `catalog` outlives the panel.
    MachinesPanel(machines::MachineCatalog *catalog, const Icons &icons, QWidget *parent = nullptr);

    /// The machine the window works with; it is marked.
    void setCurrent(const machines::MachineId &id);

    /// A machine's state in a word: "running", "stopped"…
    static QString stateText(machines::MachineState state);

Q_SIGNALS:
    void useRequested(const quire::machines::MachineId &id);
    void stopRequested(const quire::machines::MachineId &id);
    void removeRequested(const quire::machines::MachineId &id);
    void addServerRequested();

protected:
    void focusInEvent(QFocusEvent *event) override;

private:
    void rebuild();
    void clear();
    void addEntry(const machines::CatalogEntry &entry);
    QWidget *makeRow(const machines::Machine &machine);
    void addButtons(QWidget *row, QLayout *layout, const machines::Machine &machine, bool isCurrent);

    machines::MachineCatalog *m_catalog;
    Icons m_icons;
    QVBoxLayout *m_rows;
    QPushButton *m_add;
    machines::MachineId m_current;
};

} // namespace quire::ui
