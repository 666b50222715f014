// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/kit/Theme.h"
#include "ui/sync/PairCard.h"

#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using pairs::PairState;
using ui::PairCard;

/// One pair in the list.
class tst_PairCard : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_row = {};
        m_row.pair.name = u"data"_s;
        m_row.pair.settings.localRoot = "/home/somebody/data";
        m_row.pair.settings.remoteRoot = "/storage/data";
        m_card = std::make_unique<PairCard>(ui::Icons(&m_theme));
        m_card->show();
    }

    void stateIsSaid()
    {
        display(PairState::WaitingForMachine);
        QVERIFY(!state().isEmpty());
        m_row.message = u"The disk is full."_s;
        display(PairState::Failed);
        QCOMPARE(state(), u"The disk is full."_s);
        m_row.uploaded = 7;
        display(PairState::Working);
        QVERIFY(state().contains(u'7'));
        QVERIFY(m_card->findChild<QProgressBar *>()->isVisible());
        display(PairState::Idle);
        QVERIFY(!m_card->findChild<QProgressBar *>()->isVisible());
        QVERIFY(m_card->accessibleName().startsWith(u"data"_s));
    }

    void buttonsAsk()
    {
        QSignalSpy synced(m_card.get(), &PairCard::syncRequested);
        QSignalSpy paused(m_card.get(), &PairCard::pauseRequested);
        display(PairState::Idle);
        button("syncNow")->click();
        button("pausePair")->click();
        QCOMPARE(synced.size(), 1);
        QCOMPARE(paused.takeFirst().first().toBool(), true);
        m_row.pair.isPaused = true;
        display(PairState::Paused);
        QVERIFY(!button("syncNow")->isEnabled());
        button("pausePair")->click();
        QCOMPARE(paused.takeFirst().first().toBool(), false);
    }

    void conflictsAndProblemsAreShown()
    {
        QSignalSpy asked(m_card.get(), &PairCard::conflictsRequested);
        m_row.conflicts = {"a", "b"};
        m_row.problems = {{u"x"_s, u"cannot be read"_s}};
        display(PairState::Idle);
        QVERIFY(button("showConflicts")->text().contains(u'2'));
        button("showConflicts")->click();
        QCOMPARE(asked.size(), 1);
        QVERIFY(std::ranges::any_of(m_card->findChildren<QLabel *>(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"x: cannot be read"_s);
        }));
    }

    void everyControlHasANameAndAKey()
    {
        m_row.conflicts = {"a"};
        m_row.question = {.findings = {u"Many."_s}, .deletesHere = {u"a"_s}};
        display(PairState::NeedsAnswer);
        QCOMPARE(testing::accessibilityGaps(m_card.get()), QStringList());
    }

private:
    void display(PairState state)
    {
        m_row.state = state;
        m_card->display(m_row, u"Hub"_s);
    }
    QString state() const { return m_card->findChild<QLabel *>(u"pairState"_s)->text(); }
    QPushButton *button(const char *name) { return m_card->findChild<QPushButton *>(QString::fromLatin1(name)); }

    ui::Theme m_theme;
    pairs::PairRow m_row;
    std::unique_ptr<PairCard> m_card;
};

QTEST_MAIN(tst_PairCard)
#include "tst_PairCard.moc"
