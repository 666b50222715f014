// SPDX-License-Identifier: GPL-3.0-or-later
#include "SomePairs.h"
#include "support/Accessibility.h"
#include "ui/kit/NotificationBar.h"
#include "ui/kit/Theme.h"
#include "ui/sync/PairCard.h"
#include "ui/sync/SyncPanel.h"

#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace quire::testing;
using namespace Qt::StringLiterals;
using ui::PairCard;
using ui::SyncPanel;

/// The list of synced folders.
class tst_SyncPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_ground = std::make_unique<SomePairs>();
        m_panel = std::make_unique<SyncPanel>(m_ground->pairs.get(), ui::Icons(&m_theme));
        m_panel->setMachines({{u"jupyter/one"_s, u"Hub"_s, QUrl(u"https://hub.example"_s)}}, u"jupyter/one"_s);
        m_panel->resize(280, 600);
        m_panel->show();
    }
    void cleanup() { m_panel.reset(); }

    void emptyListExplainsAndOffers()
    {
        auto *add = m_panel->findChild<QPushButton *>(u"addFirstPair"_s);
        QVERIFY(add->isVisible());
        add->click();
        auto *dialog = m_panel->findChild<ui::PairDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        dialog->reject();
    }

    void cardsFollowTheList()
    {
        m_ground->add(u"data"_s);
        m_ground->add(u"models"_s);
        QTRY_COMPARE(cards().size(), 2);
        QVERIFY(!m_panel->findChild<QPushButton *>(u"addFirstPair"_s)->isVisible());
        QCOMPARE(accessibilityGaps(m_panel.get()), QStringList());
        QVERIFY(wait(m_ground->pairs->remove(m_ground->pairs->rows().first().pair.id)));
        QTRY_COMPARE(cards().size(), 1);
    }

    void stoppingAsksFirst()
    {
        m_ground->add(u"data"_s);
        QTRY_COMPARE(cards().size(), 1);
        auto *bar = m_panel->findChild<ui::NotificationBar *>();
        Q_EMIT cards().first()->removeRequested();
        QVERIFY(bar->isShowing(u"remove"_s));
        Q_EMIT bar->actionTriggered(u"remove"_s, u"cancel"_s);
        QVERIFY(!bar->isShowing(u"remove"_s));
        Q_EMIT cards().first()->removeRequested();
        Q_EMIT bar->actionTriggered(u"remove"_s, u"stop"_s);
        QTRY_COMPARE(m_ground->pairs->rows().size(), 0);
    }

    void pauseAndSyncReachThePair()
    {
        m_ground->add(u"data"_s);
        QTRY_COMPARE(cards().size(), 1);
        QSignalSpy needed(m_panel.get(), &SyncPanel::machineNeeded);
        cards().first()->findChild<QPushButton *>(u"syncNow"_s)->click();
        QCOMPARE(needed.takeFirst().first().toString(), u"jupyter/one"_s);
        auto *pause = cards().first()->findChild<QPushButton *>(u"pausePair"_s);
        pause->click();
        QTRY_COMPARE(m_ground->pairs->rows().first().state, pairs::PairState::Paused);
        pause->click();
        QTRY_COMPARE(m_ground->pairs->rows().first().state, pairs::PairState::WaitingForMachine);
    }

private:
    QList<PairCard *> cards() const
    {
        QList<PairCard *> shown = m_panel->findChildren<PairCard *>();
        shown.removeIf([](const PairCard *card) { return card->isHidden(); });
        return shown;
    }

    ui::Theme m_theme;
    std::unique_ptr<SomePairs> m_ground;
    std::unique_ptr<SyncPanel> m_panel;
};

QTEST_MAIN(tst_SyncPanel)
#include "tst_SyncPanel.moc"
