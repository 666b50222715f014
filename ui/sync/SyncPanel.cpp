// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/SyncPanel.h"

#include "ui/kit/FlatButton.h"
#include "ui/kit/NotificationBar.h"
#include "ui/sync/ConflictDialog.h"
#include "ui/sync/PairCard.h"
#include "ui/sync/PairLogDialog.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

namespace quire::ui {

using pairs::Pair;
using pairs::PairRow;

namespace {

const QString failureKey = QStringLiteral("failure");
const QString removeKey = QStringLiteral("remove");

void openAlone(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

} // namespace

SyncPanel::SyncPanel(pairs::Pairs *pairs, const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_pairs(pairs),
      m_icons(icons),
      m_notifications(new NotificationBar(this)),
      m_empty(makeEmpty()),
      m_cards(new QVBoxLayout)
{
    setObjectName(QStringLiteral("syncPanel"));
    auto *list = new QWidget;
    m_cards->setContentsMargins(8, 8, 8, 8);
    m_cards->setSpacing(8);
    m_cards->addWidget(m_empty);
    m_cards->addStretch();
    list->setLayout(m_cards);
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(list);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeHeader());
    layout->addWidget(m_notifications);
    layout->addWidget(scroll, 1);
    connect(m_pairs, &pairs::Pairs::changed, this, &SyncPanel::refresh);
    connect(m_pairs, &pairs::Pairs::failed, this, [this](const Error &error) {
        m_notifications->show({failureKey, Notification::Severity::Error, error.message, {}});
    });
    connect(m_notifications, &NotificationBar::actionTriggered, this,
            [this](const QString &key, const QString &choice) {
                m_notifications->remove(key);
                if (choice == u"stop") {
                    std::ignore = m_pairs->remove(m_removing);
                }
            });
    refresh();
}

QLayout *SyncPanel::makeHeader()
{
    auto *title = new QLabel(tr("Synced folders"), this);
    QFont bold = title->font();
    bold.setBold(true);
    title->setFont(bold);
    QToolButton *add =
        flatButton(m_icons.icon(QStringLiteral("new")), QStringLiteral("addPair"), tr("Pair a Folder…"), this);
    connect(add, &QToolButton::clicked, this, [this] { pairFolder(); });
    setFocusProxy(add);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(12, 4, 4, 4);
    header->addWidget(title, 1);
    header->addWidget(add);
    return header;
}

QWidget *SyncPanel::makeEmpty()
{
    auto *empty = new QWidget(this);
    auto *text =
        new QLabel(tr("A folder of this computer and one of a machine can be kept the same: what you change in "
                      "one comes to the other, also after you were offline. Both versions are kept when both "
                      "were changed, and nothing is deleted for good."),
                   empty);
    text->setWordWrap(true);
    text->setForegroundRole(QPalette::PlaceholderText);
    auto *add = new QPushButton(tr("Pair a Folder…"), empty);
    add->setObjectName(QStringLiteral("addFirstPair"));
    connect(add, &QPushButton::clicked, this, [this] { pairFolder(); });
    auto *layout = new QVBoxLayout(empty);
    layout->setContentsMargins(4, 0, 4, 0);
    layout->setSpacing(16);
    layout->addWidget(text);
    layout->addWidget(add, 0, Qt::AlignLeft);
    return empty;
}

void SyncPanel::setMachines(const QList<MachineChoice> &machines, const QString &inUse)
{
    m_machines = machines;
    m_inUse = inUse;
    refresh();
}

void SyncPanel::pairFolder(const QString &localFolder, const QString &remoteFolder)
{
    auto *dialog = new PairDialog(m_pairs, m_machines, window());
    dialog->setMachine(m_inUse);
    if (!localFolder.isEmpty()) {
        dialog->setLocalFolder(localFolder);
    }
    if (!remoteFolder.isEmpty()) {
        dialog->setRemoteFolder(remoteFolder);
    }
    openAlone(dialog);
}

void SyncPanel::refresh()
{
    QHash<QString, PairCard *> gone = m_cardOf;
    for (const PairRow &row : m_pairs->rows()) {
        card(row.pair.id)->display(row, machineName(row.pair.machine));
        gone.remove(row.pair.id);
    }
    for (auto [id, old] : gone.asKeyValueRange()) {
        m_cardOf.remove(id);
        old->hide();
        old->deleteLater();
    }
    m_empty->setVisible(m_cardOf.isEmpty());
}

PairCard *SyncPanel::card(const QString &id)
{
    PairCard *&found = m_cardOf[id];
    if (!found) {
        found = new PairCard(m_icons, this);
        m_cards->insertWidget(m_cards->count() - 1, found);
        connectCard(found, id);
    }
    return found;
}

void SyncPanel::connectCard(PairCard *card, const QString &id)
{
    connect(card, &PairCard::syncRequested, this, [this, id] { syncNow(id); });
    connect(card, &PairCard::pauseRequested, this, [this, id](bool isPaused) {
        if (isPaused) {
            m_pairs->pause(id);
        } else {
            m_pairs->resume(id);
        }
    });
    connect(card, &PairCard::answered, this, [this, id](pairs::PairAnswer answer, const pairs::PairQuestion &question) {
        m_pairs->answer(id, answer, question);
    });
    connect(card, &PairCard::logRequested, this, [this, id] { showLog(id); });
    connect(card, &PairCard::conflictsRequested, this, [this, id] { showConflicts(id); });
    connect(card, &PairCard::settingsRequested, this, [this, id] { showSettings(id); });
    connect(card, &PairCard::removeRequested, this, [this, id] { askBeforeRemoving(id); });
}

void SyncPanel::syncNow(const QString &id)
{
    const QList<PairRow> &rows = m_pairs->rows();
    const auto found = std::ranges::find(rows, id, [](const PairRow &row) { return row.pair.id; });
    if (found != rows.end() && found->state == pairs::PairState::WaitingForMachine) {
        Q_EMIT machineNeeded(found->pair.machine);
    }
    m_pairs->syncNow(id);
}

void SyncPanel::showLog(const QString &id)
{
    if (const auto found = pair(id)) {
        openAlone(new PairLogDialog(m_pairs, *found, m_icons, window()));
    }
}

void SyncPanel::showConflicts(const QString &id)
{
    if (const auto found = pair(id)) {
        auto *dialog = new ConflictDialog(m_pairs, *found, window());
        connect(dialog, &ConflictDialog::openRequested, this, &SyncPanel::openRequested);
        openAlone(dialog);
    }
}

void SyncPanel::showSettings(const QString &id)
{
    if (const auto found = pair(id)) {
        auto *dialog = new PairDialog(m_pairs, m_machines, window());
        dialog->edit(*found);
        openAlone(dialog);
    }
}

void SyncPanel::askBeforeRemoving(const QString &id)
{
    const auto found = pair(id);
    if (!found) {
        return;
    }
    m_removing = id;
    m_notifications->show({removeKey,
                           Notification::Severity::Warning,
                           tr("Stop syncing “%1”? The files of both folders stay as they are.").arg(found->name),
                           {{QStringLiteral("stop"), tr("Stop Syncing")}, {QStringLiteral("cancel"), tr("Cancel")}},
                           false});
    m_notifications->focusAction(removeKey, QStringLiteral("cancel"));
}

std::optional<Pair> SyncPanel::pair(const QString &id) const
{
    for (const PairRow &row : m_pairs->rows()) {
        if (row.pair.id == id) {
            return row.pair;
        }
    }
    return std::nullopt;
}

QString SyncPanel::machineName(const QString &id) const
{
    const auto found = std::ranges::find(m_machines, id, &MachineChoice::id);
    return found == m_machines.end() ? id : found->name;
}

} // namespace quire::ui
