// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/Spelling.h"

#include <QLocale>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using quire::render::ProseWord;
using quire::ui::Spelling;

/// With the dictionaries of the machine the tests run on.
class tst_Spelling : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        if (!await(m_spelling.hasDictionary())) {
            QSKIP("There is no English dictionary here.");
        }
    }

    void wrongWordsAreFoundWithTheirPlaces()
    {
        QCOMPARE(await(m_spelling.misspelled(u"Hello wrold, `wrold`"_s)), QList<ProseWord>({{6, 5}}));
        QCOMPARE(await(m_spelling.misspelled(QString())), QList<ProseWord>());
    }

    void betterWordsAreFew()
    {
        const QStringList better = await(m_spelling.suggestions(u"wrold"_s));
        QVERIFY(better.contains(u"world"_s));
        QVERIFY(better.size() <= 8);
    }

    void anIgnoredWordIsRightFromThenOn()
    {
        QCOMPARE(await(m_spelling.misspelled(u"qwertzu"_s)).size(), 1);
        QSignalSpy changed(&m_spelling, &Spelling::changed);
        m_spelling.ignore(u"qwertzu"_s);
        QTRY_COMPARE(changed.size(), 1);
        QVERIFY(await(m_spelling.misspelled(u"qwertzu"_s)).isEmpty());
    }

    void englishIsRightInEveryLanguage()
    {
        QLocale::setDefault(QLocale(QLocale::Chinese, QLocale::China));
        Spelling chinese;
        QCOMPARE(await(chinese.misspelled(u"训练 the modle"_s)), QList<ProseWord>({{7, 5}}));
    }

private:
    template <typename Value> static Value await(QFuture<Value> future)
    {
        return QTest::qWaitFor([&] { return future.isFinished(); }) ? future.result() : Value();
    }

    Spelling m_spelling;
};

QTEST_GUILESS_MAIN(tst_Spelling)
#include "tst_Spelling.moc"
