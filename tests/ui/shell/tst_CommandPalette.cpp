// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CommandPalette.h"

#include <QAction>
#include <QLineEdit>
#include <QListWidget>
#include <QTest>

using quire::ui::CommandPalette;

class tst_CommandPalette : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_window->resize(800, 600);
        m_palette = new CommandPalette(m_window.get());
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void prefersWordStartsAndLettersInARow()
    {
        QCOMPARE(CommandPalette::score(QStringLiteral("xyz"), QStringLiteral("Run All Cells")), 0);
        QVERIFY(CommandPalette::score(QStringLiteral("rac"), QStringLiteral("Run All Cells")) >
                CommandPalette::score(QStringLiteral("rac"), QStringLiteral("Interrupt a critical")));
    }

    void runsTheCommandThatWasTyped()
    {
        QAction save(QStringLiteral("&Save"), nullptr);
        QAction run(QStringLiteral("Run All Cells"), nullptr);
        int ran = 0;
        connect(&run, &QAction::triggered, this, [&] { ++ran; });
        m_palette->open({&save, &run});
        auto *filter = m_palette->findChild<QLineEdit *>();
        QTest::keyClicks(filter, QStringLiteral("run"));
        QCOMPARE(m_palette->findChild<QListWidget *>()->count(), 1);
        QTest::keyClick(filter, Qt::Key_Return);
        QCOMPARE(ran, 1);
        QVERIFY(!m_palette->isVisible());
    }

    void escapeRunsNothingAndGivesTheFocusBack()
    {
        QLineEdit before(m_window.get());
        before.show();
        before.setFocus();
        QAction save(QStringLiteral("Save"), nullptr);
        connect(&save, &QAction::triggered, this, [] { QFAIL("must not run"); });
        m_palette->open({&save});
        QTest::keyClick(m_palette->findChild<QLineEdit *>(), Qt::Key_Escape);
        QVERIFY(!m_palette->isVisible());
        QVERIFY(before.hasFocus());
    }

    void disabledCommandsAreShownButDoNotRun()
    {
        QAction save(QStringLiteral("Save"), nullptr);
        save.setEnabled(false);
        connect(&save, &QAction::triggered, this, [] { QFAIL("must not run"); });
        m_palette->open({&save});
        QCOMPARE(m_palette->findChild<QListWidget *>()->count(), 1);
        QTest::keyClick(m_palette->findChild<QLineEdit *>(), Qt::Key_Return);
    }

private:
    std::unique_ptr<QWidget> m_window;
    CommandPalette *m_palette = nullptr;
};

QTEST_MAIN(tst_CommandPalette)
#include "tst_CommandPalette.moc"
