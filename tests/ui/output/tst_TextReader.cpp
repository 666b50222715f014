// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TextReader.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_TextReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void shortTextIsThereAtOnce()
    {
        TextReader reader;
        reader.setText(u"a\nb"_s);
        reader.extend(u"c\nd"_s);
        QCOMPARE(reader.lines().text(), u"a\nbc\nd"_s);
        QVERIFY(!reader.isReading());
    }

    void longTextBeginsToShowBeforeItIsRead()
    {
        TextReader reader;
        QSignalSpy finished(&reader, &TextReader::finished);
        QList<int> seen;
        connect(&reader, &TextReader::changed, this, [&] { seen.append(reader.lines().count()); });
        reader.read([](const TextReader::Take &take) {
            for (int i = 0; i < 300'000 && take(u"line %1 of many that were printed\n"_s.arg(i)); ++i) {
            }
        });
        QVERIFY(reader.isReading());
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
        QCOMPARE(reader.lines().count(), 300'001);
        QVERIFY(seen.size() > 1);
        QVERIFY(seen.first() < 300'001);
        QVERIFY(std::ranges::is_sorted(seen));
    }

    void whatComesWhileItReadsIsNotLost()
    {
        TextReader reader;
        QSignalSpy finished(&reader, &TextReader::finished);
        const QString much = u"0123456789\n"_s.repeated(20'000);
        reader.read([much](const TextReader::Take &take) { take(much); });
        for (int i = 0; i < 50; ++i) {
            reader.extend(u"more %1\n"_s.arg(i));
        }
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 60000);
        QCOMPARE(reader.lines().count(), 20'051);
        QVERIFY(reader.lines().text().endsWith(u"more 48\nmore 49\n"_s));
    }

    void anotherTextTakesThePlaceOfOneThatIsRead()
    {
        TextReader reader;
        reader.read([](const TextReader::Take &take) {
            while (take(u"without an end\n"_s)) {
            }
        });
        reader.setText(u"other"_s);
        QTest::qWait(50);
        QCOMPARE(reader.lines().text(), u"other"_s);
    }
};

QTEST_GUILESS_MAIN(tst_TextReader)
#include "tst_TextReader.moc"
