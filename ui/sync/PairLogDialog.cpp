// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/PairLogDialog.h"

#include "ui/sync/SyncWords.h"

#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace quire::ui {

using pairs::SyncEvent;
using Kind = SyncEvent::Kind;

namespace {

constexpr int mostShown = 1000;

bool isRename(const SyncEvent &event)
{
    return event.kind == Kind::RenamedHere || event.kind == Kind::RenamedThere;
}

bool canComeBack(const SyncEvent &event)
{
    return !event.trace.isEmpty() || isRename(event);
}

} // namespace

PairLogDialog::PairLogDialog(pairs::Pairs *pairs, const pairs::Pair &pair, const Icons &icons, QWidget *parent)
    : QDialog(parent),
      m_pairs(pairs),
      m_pair(pair.id),
      m_icons(icons),
      m_list(new QTreeWidget(this)),
      m_message(new QLabel(this)),
      m_undo(new QPushButton(tr("&Bring Back"), this))
{
    setObjectName(QStringLiteral("pairLog"));
    setWindowTitle(tr("Activity of “%1”").arg(pair.name));
    resize(720, 480);
    layOut();
    connect(m_list, &QTreeWidget::itemSelectionChanged, this, [this] {
        const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
        m_undo->setEnabled(row >= 0 && canComeBack(m_events.at(std::size_t(row))));
        m_undo->setText(row >= 0 && isRename(m_events.at(std::size_t(row))) ? tr("&Undo Rename") : tr("&Bring Back"));
    });
    connect(m_undo, &QPushButton::clicked, this, &PairLogDialog::bringBack);
    refresh();
}

void PairLogDialog::layOut()
{
    m_list->setObjectName(QStringLiteral("pairLogList"));
    m_list->setAccessibleName(tr("What happened, newest first"));
    m_list->setHeaderLabels({tr("What"), tr("File"), tr("When")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_list->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setText(tr("Nothing has happened yet."));
    m_undo->setObjectName(QStringLiteral("bringBack"));
    m_undo->setToolTip(tr("Gives back the version that was replaced or deleted."));
    m_undo->setEnabled(false);
    m_undo->setAutoDefault(false);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_undo, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
}

void PairLogDialog::refresh()
{
    m_pairs->events(m_pair, mostShown).then(this, [this](const Result<std::vector<SyncEvent>> &events) {
        if (events) {
            fill(*events);
        } else {
            m_message->setText(events.error().message);
            m_message->show();
        }
    });
}

void PairLogDialog::fill(const std::vector<SyncEvent> &events)
{
    m_events = events;
    m_list->clear();
    for (const SyncEvent &event : m_events) {
        const QString path = event.path.toString();
        const QString other = event.other.isRoot() ? QString() : QStringLiteral(" → ") + event.other.toString();
        auto *item = new QTreeWidgetItem(
            m_list, {SyncWords::event(event.kind), path + other, QLocale().toString(event.at, QLocale::ShortFormat)});
        item->setIcon(0, iconOf(event.kind));
        item->setToolTip(1, event.message.isEmpty() ? path + other : event.message);
    }
    m_message->setVisible(m_events.empty());
}

QIcon PairLogDialog::iconOf(Kind kind) const
{
    switch (kind) {
    case Kind::Uploaded:
        return m_icons.icon(QStringLiteral("upload"));
    case Kind::Downloaded:
        return m_icons.icon(QStringLiteral("download"));
    case Kind::DeletedHere:
    case Kind::DeletedThere:
        return m_icons.icon(QStringLiteral("delete"));
    case Kind::RenamedHere:
    case Kind::RenamedThere:
        return m_icons.icon(QStringLiteral("edit"));
    case Kind::KeptBoth:
        return m_icons.icon(QStringLiteral("copy"));
    case Kind::Merged:
        return m_icons.icon(QStringLiteral("check"));
    case Kind::Failed:
    case Kind::Halted:
        return m_icons.icon(QStringLiteral("warning"), Icons::Tint::Error);
    case Kind::Restored:
        return m_icons.icon(QStringLiteral("undo"));
    }
    return {};
}

void PairLogDialog::bringBack()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0) {
        return;
    }
    m_undo->setEnabled(false);
    m_pairs->restore(m_pair, m_events.at(std::size_t(row))).then(this, [this](const Result<sync::TreePath> &restored) {
        m_message->setText(restored ? tr("It is back as %1.").arg(restored->toString()) : restored.error().message);
        m_message->show();
    });
}

} // namespace quire::ui
