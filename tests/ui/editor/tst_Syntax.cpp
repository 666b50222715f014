// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/Syntax.h"

#include <QTest>

using namespace Qt::StringLiterals;
using quire::ui::Syntax;

class tst_Syntax : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void kernelsNameLanguagesInTheirOwnWays_data()
    {
        QTest::addColumn<QString>("expected");
        for (const char *name : {"python", "Python", "ipython3", "python3", "sage", "py"}) {
            QTest::newRow(name) << u"Python"_s;
        }
        QTest::newRow("R") << u"R Script"_s;
        QTest::newRow("ir") << u"R Script"_s;
        QTest::newRow("c++17") << u"C++"_s;
        QTest::newRow("julia") << u"Julia"_s;
        QTest::newRow("bash") << u"Bash"_s;
        QTest::newRow("javascript") << u"JavaScript"_s;
        QTest::newRow("typescript") << u"TypeScript"_s;
        QTest::newRow("csharp") << u"C#"_s;
        QTest::newRow("rust") << u"Rust"_s;
    }

    void kernelsNameLanguagesInTheirOwnWays()
    {
        QFETCH(QString, expected);
        QCOMPARE(m_syntax.definition(QString::fromLatin1(QTest::currentDataTag())).name(), expected);
    }

    void anUnknownLanguageIsPlainText()
    {
        QVERIFY(!m_syntax.definition(u"klingon"_s).isValid());
        QVERIFY(!m_syntax.definition({}).isValid());
    }

    void thereIsAlwaysAThemeToColourBy()
    {
        QCOMPARE(m_syntax.theme(u"GitHub Dark"_s).name(), u"GitHub Dark"_s);
        QVERIFY(m_syntax.theme(u"no such theme"_s).isValid());
    }

private:
    Syntax m_syntax;
};

QTEST_MAIN(tst_Syntax)
#include "tst_Syntax.moc"
