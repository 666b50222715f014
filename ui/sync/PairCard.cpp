// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/PairCard.h"

#include "ui/kit/FlatButton.h"
#include "ui/sync/QuestionBox.h"
#include "ui/sync/SyncWords.h"

#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace quire::ui {

using pairs::PairAnswer;
using pairs::PairRow;
using pairs::PairState;

namespace {

/// Cut in the middle where there is no room: of a path, both ends say something.
class PathLabel : public QLabel
{
public:
    using QLabel::QLabel;

    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setPen(palette().color(foregroundRole()));
        painter.drawText(rect(), Qt::AlignVCenter | Qt::AlignLeading,
                         fontMetrics().elidedText(text(), Qt::ElideMiddle, width()));
    }
};

QLabel *pathLabel(QWidget *parent)
{
    auto *label = new PathLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setForegroundRole(QPalette::PlaceholderText);
    return label;
}

QPushButton *cardButton(const QString &id, const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setObjectName(id);
    button->setAutoDefault(false);
    return button;
}

} // namespace

PairCard::PairCard(const Icons &icons, QWidget *parent)
    : QFrame(parent),
      m_name(new PathLabel(this)),
      m_local(pathLabel(this)),
      m_remote(pathLabel(this)),
      m_state(new QLabel(this)),
      m_progress(new QProgressBar(this)),
      m_question(new QuestionBox(this)),
      m_conflicts(cardButton(QStringLiteral("showConflicts"), {}, this)),
      m_problems(new QLabel(this)),
      m_sync(cardButton(QStringLiteral("syncNow"), tr("Sync Now"), this)),
      m_pause(cardButton(QStringLiteral("pausePair"), tr("Pause"), this))
{
    setObjectName(QStringLiteral("pairCard"));
    setFrameShape(QFrame::StyledPanel);
    QFont bold = m_name->font();
    bold.setBold(true);
    m_name->setFont(bold);
    m_state->setObjectName(QStringLiteral("pairState"));
    for (QLabel *label : {m_state, m_problems}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    QToolButton *more =
        flatButton(icons.icon(QStringLiteral("more")), QStringLiteral("morePair"), tr("More actions"), this);
    auto *menu = new QMenu(more);
    buildMenu(menu);
    more->setMenu(menu);
    more->setPopupMode(QToolButton::InstantPopup);
    auto *head = new QHBoxLayout;
    head->addWidget(m_name, 1);
    head->addWidget(more);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_sync);
    buttons->addWidget(m_pause);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 8, 8, 12);
    layout->setSpacing(4);
    layout->addLayout(head);
    for (QWidget *widget : std::initializer_list<QWidget *>{m_local, m_remote, m_state, m_progress, m_question,
                                                            m_conflicts, m_problems}) {
        layout->addWidget(widget);
    }
    layout->addLayout(buttons);
    connect(m_sync, &QPushButton::clicked, this, &PairCard::syncRequested);
    connect(m_pause, &QPushButton::clicked, this, [this] { Q_EMIT pauseRequested(!m_isPaused); });
    connect(m_conflicts, &QPushButton::clicked, this, &PairCard::conflictsRequested);
    connect(m_question, &QuestionBox::answered, this, &PairCard::answered);
    connect(m_question, &QuestionBox::pauseRequested, this, [this] { Q_EMIT pauseRequested(true); });
}

void PairCard::buildMenu(QMenu *menu)
{
    menu->addAction(tr("&Activity…"), this, &PairCard::logRequested);
    menu->addAction(tr("&Conflicts…"), this, &PairCard::conflictsRequested);
    menu->addAction(tr("&Settings…"), this, &PairCard::settingsRequested);
    menu->addSeparator();
    const QAction *over =
        menu->addAction(tr("Start &Over"), this, [this] { Q_EMIT answered(PairAnswer::StartOver, {}); });
    std::ignore = over;
    menu->addAction(tr("Stop Syncing…"), this, &PairCard::removeRequested);
}

void PairCard::display(const PairRow &row, const QString &machine)
{
    const pairs::PairSettings &settings = row.pair.settings;
    const QString local = SyncWords::localPath(settings.localRoot);
    const QString remote = QStringLiteral("%1: %2").arg(machine, SyncWords::remotePath(settings.remoteRoot));
    m_isPaused = row.pair.isPaused;
    m_name->setText(row.pair.name);
    m_local->setText(local);
    m_local->setToolTip(local);
    m_remote->setText(SyncWords::arrow(settings.direction) + u' ' + remote);
    m_remote->setToolTip(remote);
    m_state->setText(SyncWords::state(row));
    setAccessibleName(QStringLiteral("%1, %2").arg(row.pair.name, m_state->text()));
    m_progress->setVisible(row.state == PairState::Scanning || row.state == PairState::Working);
    m_question->ask(row.state == PairState::NeedsAnswer ? row.question : pairs::PairQuestion());
    m_sync->setEnabled(row.state != PairState::Paused);
    m_pause->setVisible(row.state != PairState::NeedsAnswer); // The question has its own.
    m_pause->setText(m_isPaused ? tr("Resume") : tr("Pause"));
    showNotes(row);
}

void PairCard::showNotes(const PairRow &row)
{
    m_conflicts->setVisible(!row.conflicts.isEmpty());
    m_conflicts->setText(row.conflicts.size() == 1 ? tr("One file in conflict…")
                                                   : tr("%1 files in conflict…").arg(row.conflicts.size()));
    QStringList lines;
    for (const pairs::PairProblem &one : row.problems) {
        lines.append(QStringLiteral("%1: %2").arg(one.path, one.message));
    }
    constexpr qsizetype few = 3;
    m_problems->setVisible(!lines.isEmpty());
    m_problems->setToolTip(lines.first(std::min<qsizetype>(lines.size(), 30)).join(u'\n'));
    const QStringList first = lines.first(std::min(lines.size(), few));
    const QString rest = lines.size() > few ? u'\n' + tr("… and %1 more").arg(lines.size() - few) : QString();
    m_problems->setText(tr("Left alone:") + u'\n' + first.join(u'\n') + rest);
}

} // namespace quire::ui
