// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/TransferButton.h"

#include "models/TransferModel.h"

namespace quire::ui {

TransferButton::TransferButton(files::Transfers *transfers, QWidget *parent)
    : QToolButton(parent), m_transfers(transfers)
{
    setObjectName(QStringLiteral("transferButton"));
    setAutoRaise(true);
    setToolTip(tr("Show the transfers"));
    connect(transfers, &files::Transfers::changed, this, &TransferButton::showTotals);
    showTotals();
}

void TransferButton::showTotals()
{
    const files::TransferTotals &totals = m_transfers->totals();
    QStringList parts;
    if (totals.jobsLeft > 0) {
        const QString files = totals.filesLeft == 0   ? tr("waiting") // Not counted yet.
                              : totals.filesLeft == 1 ? tr("1 file")
                                                      : tr("%1 files").arg(totals.filesLeft);
        parts = {files, models::TransferModel::speedText(totals.speed)};
    }
    if (totals.asking > 0) {
        parts.append(tr("%1 to answer").arg(totals.asking));
    }
    if (totals.failed > 0) {
        parts.append(tr("%1 failed").arg(totals.failed));
    }
    parts.removeAll(QString());
    const QString what = parts.join(QStringLiteral(" · "));
    setText(QStringLiteral("⇅ ") + what);
    setAccessibleName(tr("Transfers: %1").arg(what));
    setVisible(!parts.isEmpty());
}

} // namespace quire::ui
