// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/kit/FindRows.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_FindRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rows = std::make_unique<FindRows>(Icons(&m_theme));
        m_rows->show();
    }

    void wordsAndTheirMeaningAreAskedForAtOnce()
    {
        QSignalSpy asked(m_rows.get(), &FindRows::asked);
        QTest::keyClicks(m_rows->text(), u"ab"_s);
        m_rows->matchCase()->click();
        m_rows->addOption(u"Outputs"_s, u"Also look in outputs"_s)->click();
        QCOMPARE(asked.size(), 4);
    }

    void theCountSaysWhichOneIsLookedAt()
    {
        QCOMPARE(FindRows::countText(-1, 0), u"Nothing found"_s);
        QCOMPARE(FindRows::countText(-1, 7), u"7 found"_s);
        QCOMPARE(FindRows::countText(1, 7), u"2 of 7"_s);
    }

    void nothingFoundCannotBeSteppedThrough()
    {
        QSignalSpy stepped(m_rows.get(), &FindRows::stepped);
        m_rows->setState(0, false, false);
        m_rows->next()->click();
        QCOMPARE(stepped.size(), 0);
        m_rows->setState(2, true, true);
        m_rows->next()->click();
        m_rows->previous()->click();
        QCOMPARE(stepped.size(), 2);
        QVERIFY(stepped.first().first().toBool() && !stepped.last().first().toBool());
    }

    void replacingIsOfferedWhenWanted()
    {
        QSignalSpy replaced(m_rows.get(), &FindRows::replaceWanted);
        m_rows->setReplaceShown(false);
        QVERIFY(!m_rows->with()->isVisible());
        m_rows->setReplaceShown(true);
        m_rows->setState(1, true, true);
        m_rows->findChild<QPushButton *>(u"replaceOne"_s)->click();
        QCOMPARE(replaced.size(), 1);
        QCOMPARE(quire::testing::accessibilityGaps(m_rows.get()), QStringList());
    }

private:
    Theme m_theme;
    std::unique_ptr<FindRows> m_rows;
};

QTEST_MAIN(tst_FindRows)
#include "tst_FindRows.moc"
