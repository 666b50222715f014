// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DelimitedText.h"

#include <QRandomGenerator>
#include <QStringEncoder>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using models::DelimitedFormat;
using models::DelimitedText;

class tst_DelimitedText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDelimiterIsTheOneThatDividesEvenly_data()
    {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<char>("delimiter");
        QTest::addColumn<bool>("hasHeader");
        QTest::newRow("comma") << QByteArray("a,b\n1,2\n3,4\n") << ',' << true;
        QTest::newRow("tab") << QByteArray("a\tb\n1,5\t2\n") << '\t' << true;
        QTest::newRow("semicolon") << QByteArray("a;b\n1,5;2,5\n1,5;2,5\n") << ';' << true;
        QTest::newRow("pipe") << QByteArray("1|2\n3|4\n") << '|' << false;
        QTest::newRow("quoted") << QByteArray("name;note\nx;\"a, b, c, d\"\ny;\"e, f\"\n") << ';' << true;
        QTest::newRow("one column") << QByteArray("a\n1\n2\n") << ',' << true;
        QTest::newRow("empty") << QByteArray() << ',' << true;
        QTest::newRow("cut") << QByteArray("1,2\r\n3,4\r\n5") << ',' << false;
    }

    void theDelimiterIsTheOneThatDividesEvenly()
    {
        QFETCH(QByteArray, head);
        const DelimitedFormat format = DelimitedFormat::guess(head, "windows-1252");
        QTEST(format.delimiter, "delimiter");
        QTEST(format.hasHeader, "hasHeader");
    }

    void whatIsNoUtf8IsInTheLocalEncoding()
    {
        QCOMPARE(DelimitedFormat::guess("a\n\xe9\n", "windows-1252").encoding, QByteArray("windows-1252"));
        QCOMPARE(DelimitedFormat::guess("a\n\xc3\xa9\n\xc3", "windows-1252").encoding, QByteArray("UTF-8"));
        DelimitedText latin("n\n\xe9t\xe9\n", {',', "windows-1252", true});
        latin.append(latin.index(100));
        QCOMPARE(latin.field(0, 0), u"été"_s);
        QStringEncoder utf16(QStringEncoder::Utf16, QStringEncoder::Flag::WriteBom);
        QCOMPARE(DelimitedText::toAsciiBased(utf16(u"a,ü\n"_s)), QByteArray("a,ü\n"));
        QCOMPARE(DelimitedText::toAsciiBased("\xef\xbb\xbfz"), QByteArray("z"));
    }

    void fieldsMayHoldDelimitersQuotesAndLines()
    {
        const DelimitedText text = whole("h,i\r\n\"a,\"\"b\"\"\",\"two\nlines\"\r\nplain \"x\",\r\n");
        QCOMPARE(text.header(), (QStringList{u"h"_s, u"i"_s}));
        QCOMPARE(text.rowCount(), 2);
        QCOMPARE(text.row(0), (QStringList{u"a,\"b\""_s, u"two\nlines"_s}));
        QCOMPARE(text.row(1), (QStringList{u"plain \"x\""_s, QString()}));
        QCOMPARE(text.field(0, 1), u"two\nlines"_s);
        QCOMPARE(text.field(0, 7), QString());
    }

    void brokenTextsAreReadAsFarAsTheyGo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("rows");
        QTest::newRow("nothing") << QByteArray() << 0;
        QTest::newRow("no last line end") << QByteArray("a,b\n1,2") << 1;
        QTest::newRow("open quote") << QByteArray("a,b\n\"1,2\n3,4\n") << 1;
        QTest::newRow("ragged") << QByteArray("a,b\n1\n2,3,4,5\n\n") << 3;
        QTest::newRow("binary") << QByteArray("\0\1\"\n,\"\n\xff", 8) << 1;
    }

    void brokenTextsAreReadAsFarAsTheyGo()
    {
        QFETCH(QByteArray, bytes);
        const DelimitedText text = whole(bytes);
        QTEST(int(text.rowCount()), "rows");
        for (qsizetype row = 0; row < text.rowCount(); ++row) {
            QVERIFY(text.row(row).size() <= text.columnCount());
        }
    }

    void readInPiecesItIsTheSame()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        for (int round = 0; round < 300; ++round) {
            QByteArray bytes;
            for (int at = random.bounded(400); at > 0; --at) {
                bytes += "ab,,\"\"\n\n\r;"[random.bounded(10)];
            }
            const DelimitedText once = whole(bytes);
            DelimitedText pieces(bytes, {',', "UTF-8", true});
            while (!pieces.isIndexed()) {
                pieces.append(pieces.index(1 + random.bounded(20)));
            }
            QCOMPARE(pieces.rowCount(), once.rowCount());
            QCOMPARE(pieces.columnCount(), once.columnCount());
            for (qsizetype row = 0; row < once.rowCount(); ++row) {
                QCOMPARE(pieces.row(row), once.row(row));
            }
        }
    }

private:
    static DelimitedText whole(const QByteArray &bytes)
    {
        DelimitedText text(bytes, {',', "UTF-8", true});
        text.append(text.index(bytes.size() + 1));
        return text;
    }
};

QTEST_GUILESS_MAIN(tst_DelimitedText)
#include "tst_DelimitedText.moc"
