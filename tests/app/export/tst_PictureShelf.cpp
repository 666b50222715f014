// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/BesideFiles.h"
#include "export/PictureShelf.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

using namespace quire::exporting;
using namespace quire::notebook;
using namespace Qt::StringLiterals;

namespace {

QByteArray png(QRgb colour)
{
    QImage image(4, 3, QImage::Format_RGB32);
    image.fill(colour);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    image.save(&buffer, "PNG");
    return bytes;
}

const QByteArray svg =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"60\" height=\"30\"><rect width=\"9\" height=\"9\"/></svg>";

} // namespace

/// Pictures beside a document.
class tst_PictureShelf : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whateverTheyAreNamedBy()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"in/img"_s));
        QFile file(folder.filePath(u"in/img/a b.png"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(png(1)) > 0);
        file.close();
        QFile secret(folder.filePath(u"secret.png"_s));
        QVERIFY(secret.open(QIODevice::WriteOnly) && secret.write(png(2)) > 0);
        secret.close();
        QVERIFY(QFile::link(secret.fileName(), folder.filePath(u"in/link.png"_s)));

        const ExportOptions options{.name = u"my train"_s, .readBeside = BesideFiles(folder.filePath(u"in"_s))};
        PictureShelf shelf(options, PictureShelf::For::Anyone);
        Cell cell(CellType::Markdown);
        cell.setAttachments(JsonValue::parse("{\"é.png\":{\"image/png\":\"" + png(3).toBase64() + "\"}}").value());
        shelf.beginCell(cell, 4);
        QCOMPARE(shelf.find(u"attachment:%C3%A9.png"_s).address, u"my_train_files/cell-5-0.png"_s);
        QCOMPARE(shelf.find(u"img/a%20b.png"_s).address, u"my_train_files/cell-5-1.png"_s);
        QCOMPARE(shelf.find(u"data:image/png;base64,"_s + QString::fromLatin1(png(5).toBase64())).size, QSize(4, 3));
        QVERIFY(shelf.find(u"https://e.org/x.png"_s).isRemote);
        for (const QString &bad : {u"attachment:none"_s, u"none.png"_s, u"../secret.png"_s, u"link.png"_s,
                                   secret.fileName(), u"data:"_s, u""_s}) {
            QVERIFY2(shelf.find(bad).address.isEmpty(), qPrintable(bad));
        }
        QCOMPARE(shelf.assets().size(), 3);
        QCOMPARE(shelf.assets().at(1).bytes, png(1));
    }

    void whatIsShownTwiceLiesThereOnce()
    {
        const ExportOptions options{.name = u"n"_s};
        PictureShelf shelf(options, PictureShelf::For::Anyone);
        shelf.beginCell(Cell(), 0);
        QCOMPARE(shelf.add(png(1)).address, shelf.add(png(1)).address);
        QCOMPARE(shelf.assets().size(), 1);
        QVERIFY(shelf.add("this is no picture").address.isEmpty());
    }

    void texGetsWhatItTakes()
    {
        const ExportOptions options{.name = u"n"_s};
        PictureShelf shelf(options, PictureShelf::For::Tex);
        shelf.beginCell(Cell(), 0);
        const PictureShelf::Shown drawing = shelf.add(svg);
        QCOMPARE(drawing.address, u"n_tex_files/cell-1-0.pdf"_s);
        QCOMPARE(drawing.size, QSize(60, 30));
        QVERIFY(shelf.assets().first().bytes.startsWith("%PDF-"));
        QCOMPARE(shelf.add(QByteArray::fromBase64("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")).address,
                 u"n_tex_files/cell-1-1.png"_s);
        QVERIFY(shelf.add("%PDF-1.4 cut").address.isEmpty());
        QVERIFY(shelf.add("<svg width=\"999999\" height=\"999999\">").address.isEmpty());
    }

    void namesAreLegalEverywhere_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("folder");
        QTest::newRow("plain") << u"train-2.v1"_s << u"train-2.v1_files"_s;
        QTest::newRow("spaces and marks") << u"a b#%_~{}"_s << u"a_b_______files"_s;
        QTest::newRow("other letters") << u"训练"_s << u"训练_files"_s;
        QTest::newRow("a device") << u"con"_s << u"con_files"_s;
        QTest::newRow("dots") << u".."_s << u"notebook_files"_s;
        QTest::newRow("a path") << u"../../x"_s << u"_.._x_files"_s;
    }
    void namesAreLegalEverywhere()
    {
        QFETCH(QString, name);
        QTEST(PictureShelf::folderFor(name), "folder");
    }
};

QTEST_MAIN(tst_PictureShelf)
#include "tst_PictureShelf.moc"
