// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/SyncButton.h"

#include "ui/sync/SyncSummary.h"
#include "ui/sync/SyncWords.h"

namespace quire::ui {

SyncButton::SyncButton(const pairs::Pairs *pairs, const Icons &icons, QWidget *parent)
    : QToolButton(parent), m_pairs(pairs), m_icons(icons)
{
    setObjectName(QStringLiteral("syncButton"));
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    connect(pairs, &pairs::Pairs::changed, this, &SyncButton::showState);
    showState();
}

void SyncButton::showState()
{
    const SyncSummary summary = SyncSummary::of(m_pairs->rows());
    const QString text = summary.text();
    QString icon = QStringLiteral("sync");
    Icons::Tint tint = Icons::Tint::Muted;
    switch (summary.mood) {
    case SyncSummary::Mood::InSync:
        icon = QStringLiteral("check");
        break;
    case SyncSummary::Mood::Syncing:
        tint = Icons::Tint::Accent;
        break;
    case SyncSummary::Mood::Waiting:
        icon = QStringLiteral("waiting");
        break;
    case SyncSummary::Mood::Trouble:
        icon = QStringLiteral("warning");
        tint = Icons::Tint::Error;
        break;
    }
    setIcon(m_icons.icon(icon, tint));
    setText(text);
    setAccessibleName(tr("Synced folders: %1").arg(text));
    QStringList lines{tr("Show the synced folders")};
    for (const pairs::PairRow &row : m_pairs->rows()) {
        lines.append(QStringLiteral("%1: %2").arg(row.pair.name, SyncWords::state(row)));
    }
    setToolTip(lines.join(u'\n'));
    setVisible(!text.isEmpty());
}

} // namespace quire::ui
