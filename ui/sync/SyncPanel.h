// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/Icons.h"
#include "ui/sync/PairDialog.h"

#include <QWidget>

class QVBoxLayout;

namespace quire::ui {

class NotificationBar;
class PairCard;

/// The synced folders: a card each, and where there is none, what this is for.
class SyncPanel : public QWidget
{
    Q_OBJECT

public:
    /// `pairs` outlives this.
    SyncPanel(pairs::Pairs *pairs, const Icons &icons, QWidget *parent = nullptr);

    /// Where folders can be; the one in use is suggested.
    void setMachines(const QList<MachineChoice> &machines, const QString &inUse);
    /// Asks for what is needed to sync a folder. What is known already may be given.
    void pairFolder(const QString &localFolder = {}, const QString &remoteFolder = {});

Q_SIGNALS:
    /// A file of this computer.
    void openRequested(const QString &file);
    /// It is wanted now, and not there. MachineId as text.
    void machineNeeded(const QString &machine);

private:
    QLayout *makeHeader();
    QWidget *makeEmpty();
    void refresh();
    PairCard *card(const QString &id);
    void connectCard(PairCard *card, const QString &id);
    void syncNow(const QString &id);
    void showLog(const QString &id);
    void showConflicts(const QString &id);
    void showSettings(const QString &id);
    void askBeforeRemoving(const QString &id);
    std::optional<pairs::Pair> pair(const QString &id) const;
    QString machineName(const QString &id) const;

    pairs::Pairs *m_pairs;
    Icons m_icons;
    QList<MachineChoice> m_machines;
    QString m_inUse;
    QString m_removing;
    NotificationBar *m_notifications;
    QWidget *m_empty;
    QVBoxLayout *m_cards;
    QHash<QString, PairCard *> m_cardOf;
};

} // namespace quire::ui
