// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/pdf/PdfBands.h"

#include <QTest>

using namespace quire::exporting;

/// Where pages may be broken.
class tst_PdfBands : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void breaksBetweenLines();
    void noLineStandsAlone();
    void aHeadingStaysWithWhatItHeads();
    void whatIsHigherThanThePageIsCut();
    void headersComeAgain();
};

namespace {

constexpr double line = 10;

/// Lines of a paragraph, 10 high each.
void addParagraph(PdfBands &bands, double top, int lines, int paragraph)
{
    for (int i = 0; i < lines; ++i) {
        bands.add(PdfBands::Band{top + i * line, top + (i + 1) * line, false, paragraph});
    }
}

} // namespace

void tst_PdfBands::breaksBetweenLines()
{
    PdfBands bands;
    addParagraph(bands, 0, 10, 0);
    bands.setHeight(100);
    QCOMPARE(bands.fit(55, true, 0), 50.0);
    QCOMPARE(bands.slice().to, 50.0);
    QVERIFY(!bands.isDone());
    QCOMPARE(bands.fit(1000, true, 0), 50.0);
    QVERIFY(bands.isDone());
}

void tst_PdfBands::noLineStandsAlone()
{
    PdfBands bands;
    addParagraph(bands, 0, 3, 0);
    addParagraph(bands, 30, 5, 1);
    bands.setHeight(80);
    QCOMPARE(bands.fit(45, true, 0), 30.0); // not with the second one's first line
    QCOMPARE(bands.fit(45, true, 0), 30.0); // not all but its last
    QCOMPARE(bands.fit(45, true, 0), 20.0);
    QVERIFY(bands.isDone());
}

void tst_PdfBands::aHeadingStaysWithWhatItHeads()
{
    PdfBands bands;
    addParagraph(bands, 0, 2, 0);
    bands.add(PdfBands::Band{20, 40, true, 1});
    bands.setHeight(40);
    QCOMPARE(bands.fit(45, false, 4), 40.0);

    PdfBands tight;
    addParagraph(tight, 0, 2, 0);
    tight.add(PdfBands::Band{20, 40, true, 1});
    tight.setHeight(40);
    QCOMPARE(tight.fit(45, false, 10), 20.0);
    QCOMPARE(tight.fit(5, false, 10), 0.0); // nothing fits here
    QCOMPARE(tight.fit(45, true, 10), 20.0);
}

void tst_PdfBands::whatIsHigherThanThePageIsCut()
{
    PdfBands bands;
    bands.add(PdfBands::Band{0, 250});
    bands.setHeight(250);
    QCOMPARE(bands.fit(100, false, 0), 0.0);
    double whole = 0;
    for (int page = 0; page < 3; ++page) {
        QVERIFY(!bands.isDone());
        whole += bands.fit(100, true, 0);
    }
    QVERIFY(bands.isDone());
    QCOMPARE(whole, 250.0);
}

void tst_PdfBands::headersComeAgain()
{
    PdfBands bands;
    bands.add(PdfBands::Band{0, 10, true});
    for (int row = 1; row < 10; ++row) {
        bands.add(PdfBands::Band{row * line, (row + 1) * line});
    }
    bands.add(PdfBands::Header{0, 10, 100});
    bands.setHeight(100);
    QCOMPARE(bands.fit(50, true, 0), 50.0);
    QVERIFY(!bands.slice().header);
    QCOMPARE(bands.fit(50, true, 0), 50.0);
    QVERIFY(bands.slice().header);
    QCOMPARE(bands.slice().from, 50.0);
    QCOMPARE(bands.slice().to, 90.0); // the header takes its room
}

QTEST_APPLESS_MAIN(tst_PdfBands)
#include "tst_PdfBands.moc"
