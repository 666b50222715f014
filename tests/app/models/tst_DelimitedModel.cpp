// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/DelimitedModel.h"
#include "support/Waiting.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using models::DelimitedModel;
using quire::testing::wait;

class tst_DelimitedModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsReadAndItsFormatGuessed()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"a.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("n;m\n1;2\n3;4\n") > 0);
        file.close();
        DelimitedModel model;
        const QAbstractItemModelTester tester(&model);
        QVERIFY(wait(model.load(file.fileName())));
        QTRY_VERIFY(!model.isBusy());
        QCOMPARE(model.rowCount(), 2);
        QCOMPARE(model.columnCount(), 2);
        QCOMPARE(model.headerData(1, Qt::Horizontal).toString(), u"m"_s);
        QCOMPARE(text(model, 1, 0), u"3"_s);
        QVERIFY(model.isNumeric(0));
        QCOMPARE(wait(model.load(folder.filePath(u"gone.csv"_s))).error().kind, ErrorKind::File);
    }

    void theSameTextCanBeReadAnotherWay()
    {
        DelimitedModel model;
        fill(model, "1,2;x\n3,4;y\n", false);
        QCOMPARE(model.columnCount(), 2);
        QCOMPARE(model.headerData(0, Qt::Horizontal).toString(), u"1"_s);
        model.setFormat({';', "UTF-8", true});
        QTRY_VERIFY(!model.isBusy());
        QCOMPARE(model.rowCount(), 1);
        QCOMPARE(text(model, 0, 0), u"3,4"_s);
    }

    void rowsAreSortedAsPeopleExpect()
    {
        DelimitedModel model;
        fill(model, "v\n10\nb\n9\n\nA\n-1\n", true);
        model.sort(0, Qt::AscendingOrder);
        QTRY_COMPARE(column(model), (QStringList{u"-1"_s, u"9"_s, u"10"_s, u"A"_s, u"b"_s, QString()}));
        model.sort(0, Qt::DescendingOrder);
        QTRY_COMPARE(column(model), (QStringList{u"b"_s, u"A"_s, u"10"_s, u"9"_s, u"-1"_s, QString()}));
        QCOMPARE(model.headerData(0, Qt::Vertical).toInt(), 2); // As numbered in the file.
        model.sort(-1);
        QTRY_COMPARE(text(model, 0, 0), u"10"_s);
    }

    void theFilterLooksInEveryField()
    {
        DelimitedModel model;
        fill(model, "a,b\nOne,x\ntwo,ONE\nthree,y\n", true);
        model.setFilter(u"one"_s);
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.totalRows(), 3);
        model.sort(0, Qt::DescendingOrder);
        QTRY_COMPARE(column(model), (QStringList{u"two"_s, u"One"_s}));
        model.setFilter({});
        QTRY_COMPARE(model.rowCount(), 3);
    }

    void whatIsLookedForIsFoundAroundTheEnds()
    {
        DelimitedModel model;
        fill(model, "a,b\nx,hit\nhit,y\n", true);
        QModelIndex found = *wait(model.find(u"HIT"_s, {}, false));
        QCOMPARE(found, model.index(0, 1));
        found = *wait(model.find(u"hit"_s, found, false));
        QCOMPARE(found, model.index(1, 0));
        QCOMPARE(*wait(model.find(u"hit"_s, found, false)), model.index(0, 1));
        QCOMPARE(*wait(model.find(u"hit"_s, model.index(0, 1), true)), model.index(1, 0));
        QVERIFY(!wait(model.find(u"nowhere"_s, found, false))->isValid());
    }

    void partsAreGivenToOtherPrograms()
    {
        DelimitedModel model;
        fill(model, "a,b\n\"x, y\",\"l1\nl2\"\n", true);
        QCOMPARE(*wait(model.toText({0}, {0, 1}, '\t', true)), u"a\tb\nx, y\tl1 l2\n"_s);
        QCOMPARE(*wait(model.toText({0}, {0}, ',', false)), u"\"x, y\"\n"_s);
    }

    void aHundredThousandRowsArriveInPieces()
    {
        QByteArray bytes = "n,text\n";
        for (int row = 0; row < 300'000; ++row) {
            bytes += QByteArray::number(row) + ",some text that makes it longer than a piece\n";
        }
        bytes += "1,2,3\n";
        DelimitedModel model;
        const QAbstractItemModelTester tester(&model);
        model.setText(bytes, {',', "UTF-8", true});
        QVERIFY(model.rowCount() > 1000);
        QVERIFY(model.isBusy());
        model.sort(0, Qt::DescendingOrder); // Waits for the rest.
        QTRY_VERIFY_WITH_TIMEOUT(!model.isBusy(), 60000);
        QCOMPARE(model.rowCount(), 300'001);
        QCOMPARE(model.columnCount(), 3);
        QCOMPARE(text(model, 0, 0), u"299999"_s);
    }

private:
    static void fill(DelimitedModel &model, const QByteArray &bytes, bool hasHeader)
    {
        model.setText(bytes, {',', "UTF-8", hasHeader});
        QTRY_VERIFY(!model.isBusy());
    }
    static QString text(const DelimitedModel &model, int row, int column)
    {
        return model.index(row, column).data().toString();
    }
    static QStringList column(const DelimitedModel &model)
    {
        QStringList all;
        for (int row = 0; row < model.rowCount(); ++row) {
            all.append(text(model, row, 0));
        }
        return all;
    }
};

QTEST_GUILESS_MAIN(tst_DelimitedModel)
#include "tst_DelimitedModel.moc"
