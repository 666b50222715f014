// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "support/Accessibility.h"
#include "support/JupyterServer.h"
#include "ui/kit/Theme.h"
#include "ui/transfers/TransferButton.h"
#include "ui/transfers/TransfersPanel.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QFile>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

using namespace quire;
using namespace quire::testing;
using namespace Qt::StringLiterals;
using ui::TransfersPanel;

/// The panel over real transfers to a real server.
class tst_TransfersPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_server.start());
        QFile file(m_folder.filePath(u"a.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("new");
    }

    void init()
    {
        QFile::remove(m_folder.filePath(u"journal"_s));
        QFile::remove(m_server.root() + u"/a.txt"_s);
        m_transfers = std::make_unique<files::Transfers>(m_clock, m_folder.filePath(u"journal"_s));
        m_panel = std::make_unique<TransfersPanel>(
            m_transfers.get(), [](const QString &) { return u"My Server"_s; }, m_icons);
        m_button = std::make_unique<ui::TransferButton>(m_transfers.get());
        m_list = m_panel->findChild<QTreeView *>(u"transfers"_s);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_list->model());
        m_panel->resize(420, 400);
        m_panel->show();
    }

    void cleanup()
    {
        m_tester.reset();
        m_panel.reset();
        m_button.reset();
        m_transfers.reset();
        QFile::remove(m_folder.filePath(u"journal"_s));
    }

    void limitsAreChosenAndRestored()
    {
        QSignalSpy chosen(m_panel.get(), &TransfersPanel::limitsChosen);
        QCOMPARE(checkedLimits(), (QList<qint64>{0, 0}));
        m_panel->setLimits(1'000'000, 123'456);
        QCOMPARE(checkedLimits(), (QList<qint64>{1'000'000, 123'456}));
        QCOMPARE(chosen.size(), 0);
        for (QAction *choice : limitMenu()->actions().first()->menu()->actions()) {
            if (choice->data().toLongLong() == 250'000) {
                choice->trigger();
            }
        }
        QCOMPARE(chosen.takeFirst(), (QVariantList{250'000LL, 123'456LL}));
        QCOMPARE(checkedLimits(), (QList<qint64>{250'000, 123'456}));
    }

    void showsWhatIsMovedAndForgetsIt()
    {
        QVERIFY(!m_button->isVisibleTo(nullptr));
        connectMachine();
        send();
        QTRY_VERIFY(state().startsWith(u"Done"));
        QCOMPARE(m_list->model()->index(0, 0).data().toString(), u"a.txt to My Server"_s);
        QCOMPARE(m_server.read(u"a.txt"_s), "new");
        QTest::mouseClick(button("clearTransfers"), Qt::LeftButton);
        QTRY_COMPARE(m_list->model()->rowCount(), 0);
    }

    void saysThatAMachineIsMissing()
    {
        send();
        QTRY_VERIFY(state().contains(u"as soon as the machine is there"));
        QCOMPARE(m_button->text(), u"⇅ waiting"_s);
        QTest::mouseClick(button("pauseTransfer"), Qt::LeftButton);
        QTRY_VERIFY(state().startsWith(u"Paused"));
        QCOMPARE(button("pauseTransfer")->accessibleName(), u"Resume"_s);
        connectMachine();
        QTest::mouseClick(button("pauseTransfer"), Qt::LeftButton);
        QTRY_VERIFY(state().startsWith(u"Done"));
    }

    void asksOnceInPlace()
    {
        QVERIFY(m_server.write(u"a.txt"_s, "old"));
        connectMachine();
        send();
        auto *keepBoth = m_panel->findChild<QPushButton *>(u"keepBoth"_s);
        QTRY_VERIFY(keepBoth->isVisible());
        QCOMPARE(accessibilityGaps(m_panel.get()), QStringList());
        QTest::mouseClick(keepBoth, Qt::LeftButton);
        QTRY_VERIFY(state().startsWith(u"Done"));
        QVERIFY(!keepBoth->isVisible());
        QCOMPARE(m_server.read(u"a (2).txt"_s), "new");
        QCOMPARE(m_server.read(u"a.txt"_s), "old");
        QFile::remove(m_server.root() + u"/a (2).txt"_s);
    }

    void cancels()
    {
        send();
        QTRY_COMPARE(m_list->model()->rowCount(), 1);
        QTRY_VERIFY(button("cancelTransfer")->isEnabled());
        QTest::mouseClick(button("cancelTransfer"), Qt::LeftButton);
        QTRY_VERIFY(state().startsWith(u"Cancelled"));
        QVERIFY(!button("cancelTransfer")->isEnabled());
    }

    void everythingHasAKeyAndAName()
    {
        send();
        QTRY_COMPARE(m_list->model()->rowCount(), 1);
        QCOMPARE(accessibilityGaps(m_panel.get()), QStringList());
    }

private:
    QMenu *limitMenu() const { return m_panel->findChild<QToolButton *>(u"limitTransfers"_s)->menu(); }
    QList<qint64> checkedLimits() const
    {
        QList<qint64> checked;
        for (const QAction *way : limitMenu()->actions().first(2)) {
            for (const QAction *choice : way->menu()->actions()) {
                if (choice->isChecked()) {
                    checked.append(choice->data().toLongLong());
                }
            }
        }
        return checked;
    }
    void connectMachine()
    {
        m_transfers->setEndpoint(u"m"_s, {.baseUrl = m_server.url(), .token = Secret(m_server.token())}, {});
    }
    void send() { m_transfers->upload(u"m"_s, {}, {m_folder.filePath(u"a.txt"_s).toLocal8Bit()}); }
    QString state() const { return m_list->model()->index(0, models::TransferModel::StateColumn).data().toString(); }
    QAbstractButton *button(const char *name) const
    {
        return m_panel->findChild<QAbstractButton *>(QString::fromLatin1(name));
    }

    SystemClock m_clock;
    JupyterServer m_server{JupyterServer::Options{}};
    QTemporaryDir m_folder;
    ui::Theme m_theme;
    ui::Icons m_icons{&m_theme};
    std::unique_ptr<files::Transfers> m_transfers;
    std::unique_ptr<TransfersPanel> m_panel;
    std::unique_ptr<ui::TransferButton> m_button;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    QTreeView *m_list = nullptr;
};

QTEST_MAIN(tst_TransfersPanel)
#include "tst_TransfersPanel.moc"
