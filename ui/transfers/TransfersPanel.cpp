// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/TransfersPanel.h"

#include "ui/kit/FlatButton.h"
#include "ui/transfers/CollisionBar.h"
#include "ui/transfers/TransferDelegate.h"

#include <QActionGroup>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace quire::ui {

using files::JobRow;
using files::JobState;
using models::TransferModel;

namespace {

QAction *addRate(QActionGroup *group, QMenu *menu, qint64 rate)
{
    QAction *choice =
        menu->addAction(rate == 0 ? TransfersPanel::tr("No Limit") : TransferModel::speedText(double(rate)));
    choice->setCheckable(true);
    choice->setData(rate);
    group->addAction(choice);
    return choice;
}

} // namespace

TransfersPanel::TransfersPanel(files::Transfers *transfers, std::function<QString(const QString &)> nameOf,
                               const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_transfers(transfers),
      m_model(std::move(nameOf)),
      m_icons(icons),
      m_list(new QTreeView(this)),
      m_empty(new QLabel(tr("Nothing is moved. Files you send or fetch appear here."), this)),
      m_question(new CollisionBar(this))
{
    setObjectName(QStringLiteral("transfersPanel"));
    buildList();
    m_empty->setContentsMargins(12, 8, 12, 8);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_empty->setWordWrap(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeButtons(icons));
    layout->addWidget(m_empty);
    layout->addWidget(m_question);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);
    connect(m_question, &CollisionBar::answered, m_transfers, &files::Transfers::answer);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &TransfersPanel::showState);
    connect(m_transfers, &files::Transfers::changed, this, &TransfersPanel::refresh);
    refresh();
}

void TransfersPanel::buildList()
{
    m_list->setObjectName(QStringLiteral("transfers"));
    m_list->setAccessibleName(tr("Transfers"));
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new TransferDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setUniformRowHeights(true);
    m_list->setHeaderHidden(true);
    m_list->setColumnHidden(TransferModel::ProgressColumn, true); // In the second line of each row, or its tip.
    m_list->setColumnHidden(TransferModel::StateColumn, true);
}

QLayout *TransfersPanel::makeButtons(const Icons &icons)
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 4, 4, 4);
    row->setSpacing(4);
    const auto add = [&](const char *icon, const char *id, const QString &name) {
        QToolButton *button = flatButton(icons.icon(QString::fromLatin1(icon)), QString::fromLatin1(id), name, this);
        row->addWidget(button);
        return button;
    };
    m_pause = add("interrupt", "pauseTransfer", tr("Pause"));
    m_retry = add("refresh", "retryTransfer", tr("Try what failed again"));
    m_cancel = add("close", "cancelTransfer", tr("Cancel"));
    row->addStretch();
    QToolButton *limit = add("settings", "limitTransfers", tr("Limit the speed"));
    limit->setMenu(limitMenu());
    limit->setPopupMode(QToolButton::InstantPopup);
    m_clear = add("delete", "clearTransfers", tr("Remove what is finished from the list"));
    connect(m_pause, &QToolButton::clicked, this, &TransfersPanel::pauseOrResume);
    connect(m_retry, &QToolButton::clicked, this, [this] { m_transfers->retry(current()); });
    connect(m_cancel, &QToolButton::clicked, this, [this] { m_transfers->cancel(current()); });
    connect(m_clear, &QToolButton::clicked, m_transfers, &files::Transfers::clearFinished);
    return row;
}

QMenu *TransfersPanel::limitMenu()
{
    auto *menu = new QMenu(this);
    m_up = addLimits(menu, tr("Sending"));
    m_down = addLimits(menu, tr("Fetching"));
    menu->addSeparator();
    connect(menu->addAction(tr("Pause All")), &QAction::triggered, this, [this] { m_transfers->setAllPaused(true); });
    connect(menu->addAction(tr("Resume All")), &QAction::triggered, this, [this] { m_transfers->setAllPaused(false); });
    return menu;
}

QActionGroup *TransfersPanel::addLimits(QMenu *menu, const QString &title)
{
    QMenu *choices = menu->addMenu(title);
    auto *group = new QActionGroup(choices);
    for (const qint64 rate : {0, 250'000, 1'000'000, 5'000'000, 20'000'000}) {
        addRate(group, choices, rate)->setChecked(rate == 0);
    }
    connect(group, &QActionGroup::triggered, this, [this] {
        const qint64 up = m_up->checkedAction()->data().toLongLong();
        const qint64 down = m_down->checkedAction()->data().toLongLong();
        m_transfers->setLimits(up, down);
        Q_EMIT limitsChosen(up, down);
    });
    return group;
}

void TransfersPanel::setLimits(qint64 up, qint64 down)
{
    for (const auto &[group, rate] : {std::pair(m_up, up), std::pair(m_down, down)}) {
        const QList<QAction *> actions = group->actions();
        const auto found = std::ranges::find(actions, rate, [](QAction *one) { return one->data().toLongLong(); });
        // A rate that a person wrote into the settings by hand counts as well.
        QAction *chosen =
            found == actions.end() ? addRate(group, qobject_cast<QMenu *>(group->parent()), rate) : *found;
        chosen->setChecked(true);
    }
    m_transfers->setLimits(up, down);
}

void TransfersPanel::refresh()
{
    m_model.show(m_transfers->rows());
    if (!m_list->currentIndex().isValid() && m_model.rowCount() > 0) {
        m_list->setCurrentIndex(m_model.index(0, 0));
    }
    showState();
}

qint64 TransfersPanel::current() const
{
    const JobRow *job = m_model.job(m_list->currentIndex());
    return job ? job->id : 0;
}

void TransfersPanel::showState()
{
    const JobRow *job = m_model.job(m_list->currentIndex());
    const bool isOver = !job || job->state == JobState::Done || job->state == JobState::Cancelled;
    const bool isPaused = job && job->state == JobState::Paused;
    const QString name = isPaused ? tr("Resume") : tr("Pause");
    m_pause->setIcon(m_icons.icon(isPaused ? QStringLiteral("run") : QStringLiteral("interrupt")));
    m_pause->setToolTip(name);
    m_pause->setAccessibleName(name);
    m_pause->setEnabled(!isOver);
    m_retry->setEnabled(job && job->state != JobState::Cancelled &&
                        (job->failed > 0 || job->state == JobState::Waiting));
    m_cancel->setEnabled(!isOver);
    const auto isDone = [](const JobRow &row) {
        return row.state == JobState::Done || row.state == JobState::Cancelled;
    };
    m_clear->setEnabled(std::ranges::any_of(m_model.jobs(), isDone));
    m_empty->setVisible(m_model.rowCount() == 0);
    const auto asking =
        std::ranges::find_if(m_model.jobs(), [](const JobRow &row) { return row.asking > 0 && row.id != 0; });
    const JobRow *asked = asking == m_model.jobs().end() ? nullptr : &*asking;
    m_question->ask(asked, asked ? m_model.title(*asked) : QString());
}

void TransfersPanel::pauseOrResume()
{
    const JobRow *job = m_model.job(m_list->currentIndex());
    if (job && job->state == JobState::Paused) {
        m_transfers->resume(job->id);
    } else if (job) {
        m_transfers->pause(job->id);
    }
}

} // namespace quire::ui
