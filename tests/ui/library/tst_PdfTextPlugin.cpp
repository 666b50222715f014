// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/DataFiles.h"
#include "ui/library/PdfTextPlugin.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QPluginLoader>
#include <QTest>
#include <QtConcurrentRun>

using namespace quire;
using namespace Qt::StringLiterals;

/// The text of PDF files, for the library's search.
class tst_PdfTextPlugin : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pagesGiveTheirText()
    {
        QByteArray bytes;
        QBuffer buffer(&bytes);
        QVERIFY(buffer.open(QIODevice::WriteOnly));
        QPdfWriter writer(&buffer);
        QPainter painter(&writer);
        painter.drawText(QPoint(500, 500), u"gradient descent"_s);
        writer.newPage();
        painter.drawText(QPoint(500, 500), u"梯度下降"_s);
        painter.end();
        const QStringList pages = read(bytes, 10);
        QCOMPARE(pages.size(), 2);
        QVERIFY(pages.at(0).contains(u"gradient descent"_s));
        QVERIFY(pages.at(1).contains(u"梯度下降"_s));
        QCOMPARE(read(bytes, 1).size(), 1);
        QVERIFY(read(bytes.first(bytes.size() / 3), 10).size() <= 2); // Cut off: what can be mended, or nothing.
    }

    void whatIsNoPdfHasNoPages()
    {
        QVERIFY(read("no PDF at all", 10).isEmpty());
        QVERIFY(read({}, 10).isEmpty());
    }

private:
    /// In a worker thread, as the library does.
    static QStringList read(const QByteArray &bytes, int most)
    {
        return QtConcurrent::run([bytes, most] {
                   auto *plugin = qobject_cast<ui::PdfTextPlugin *>(
                       QPluginLoader(base::pluginFile(u"quire-pdftext"_s)).instance());
                   return plugin ? plugin->pages(bytes, most) : QStringList{u"no plug-in"_s};
               })
            .result();
    }
};

QTEST_MAIN(tst_PdfTextPlugin)
#include "tst_PdfTextPlugin.moc"
