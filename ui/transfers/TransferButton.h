// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/Transfers.h"

#include <QToolButton>

namespace quire::ui {

/// What is under way, for the status bar: "⇅ 3 files · 12 MB/s". Gone when nothing is.
class TransferButton : public QToolButton
{
    Q_OBJECT

public:
    /// `transfers` outlives this.
    explicit TransferButton(files::Transfers *transfers, QWidget *parent = nullptr);

private:
    void showTotals();

    files::Transfers *m_transfers;
};

} // namespace quire::ui
