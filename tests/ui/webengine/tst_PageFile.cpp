// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webengine/PageFile.h"

#include <QTemporaryDir>
#include <QTest>

using quire::ui::PageFile;
using namespace Qt::StringLiterals;

/// What is changed in an exported page on its way into the engine, and what is not.
class tst_PageFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void librariesOfTheServersDiskAreAskedForElsewhere()
    {
        QByteArray page = "<script src=\"file:///usr/share/javascript/mathjax/MathJax.js?config=X\"></script>"
                          "<script src=\"x.js\" integrity=\"sha384-abc\" crossorigin=\"anonymous\"></script>"
                          "<p>file:///usr/share/javascript/ and integrity=&quot;sha</p>";
        const qsizetype length = page.size();
        PageFile::change(page);
        QCOMPARE(page.size(), length);
        QVERIFY(page.contains("src=\"https://quire-assets.invalid/mathjax/MathJax.js?config=X\""));
        QVERIFY(!page.contains(" integrity=\"sha384"));
        QVERIFY(page.contains("<p>file:///usr/share/javascript/ and integrity=&quot;sha</p>"));
    }

    /// However it lies in the pieces that are read.
    void everyPieceIsChanged()
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(u"page.html"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        const QByteArray script = "<script src=\"file:///usr/share/javascript/x.js\">";
        QByteArray content;
        while (content.size() < 900'000) {
            content += script + QByteArray(content.size() % 97, ' ');
        }
        file.write(content);
        file.close();
        PageFile page(file.fileName());
        QVERIFY(page.open(QIODevice::ReadOnly));
        QCOMPARE(page.size(), content.size());
        QByteArray read;
        while (!page.atEnd()) {
            const QByteArray piece = page.read(10'001);
            if (piece.isEmpty()) {
                break;
            }
            read += piece;
        }
        PageFile::change(content);
        QCOMPARE(read.size(), content.size());
        QVERIFY(read == content);
        QVERIFY(!read.contains("file:///"));
    }

    void theEncodingIsSaidOrUtf8()
    {
        QTemporaryDir folder;
        const auto names = [&folder](const QByteArray &content) {
            QFile file(folder.filePath(u"page.html"_s));
            if (file.open(QIODevice::WriteOnly)) {
                file.write(content);
            }
            file.close();
            PageFile page(file.fileName());
            return page.open(QIODevice::ReadOnly) && page.namesItsEncoding();
        };
        QVERIFY(names("<meta charset=\"gb18030\">"));
        QVERIFY(names("\xff\xfe<"));
        QVERIFY(!names("<p>"));
        QVERIFY(!PageFile(folder.filePath(u"gone.html"_s)).open(QIODevice::ReadOnly));
    }
};

QTEST_GUILESS_MAIN(tst_PageFile)
#include "tst_PageFile.moc"
