// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/HtmlTable.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using quire::render::HtmlTable;
using quire::render::Table;
using quire::render::TableStyle;

namespace {

/// One line a row: cells between bars, '<' and '^' where one goes on from the left or from above, colours in brackets.
QString dump(const Table &table)
{
    QString out = u"%1 x %2, %3 header rows, %4 index columns\n"_s.arg(table.rowCount())
                      .arg(table.columnCount())
                      .arg(table.headerRowCount())
                      .arg(table.indexColumnCount());
    out += u"note: %1\nnumeric:"_s.arg(table.note());
    for (int column = 0; column < table.columnCount(); ++column) {
        out += table.isNumeric(column) ? u" yes"_s : u" no"_s;
    }
    out += u'\n';
    for (int row = -table.headerRowCount(); row < table.rowCount(); ++row) {
        const bool isHeader = row < 0;
        out += isHeader ? u"#"_s : u" "_s;
        for (int column = 0; column < table.columnCount(); ++column) {
            const int headerRow = row + table.headerRowCount();
            const Table::Cell cell = isHeader ? table.headerCell(headerRow, column) : table.bodyCell(row, column);
            QString text = (isHeader ? table.header(headerRow, column) : table.text(row, column)).toString();
            const TableStyle &style = table.style(cell);
            out += u"| "_s + (cell.continuesLeft ? u"<"_s : QString()) + (cell.continuesAbove ? u"^"_s : QString());
            out += text.replace(u'\n', u"\\n"_s);
            if (style != TableStyle{}) {
                out += u" [%1 on %2%3]"_s.arg(style.foreground.isValid() ? style.foreground.name() : u"-"_s,
                                              style.background.isValid() ? style.background.name() : u"-"_s,
                                              style.bold ? u" bold"_s : QString());
            }
            out += u' ';
        }
        out += u"|\n"_s;
    }
    return out;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString numbers(int rows)
{
    QString html = u"<table><thead><tr><th></th><th>a</th><th>b</th><th>c</th></tr></thead><tbody>"_s;
    for (int row = 0; row < rows; ++row) {
        html += u"<tr>\n      <th>%1</th>\n      <td>%2</td>\n      <td>text %1</td><td>%3</td>\n    </tr>\n"_s.arg(row)
                    .arg(row * 7919 % 10'007)
                    .arg(row / 3.0);
    }
    return html + u"</tbody></table>"_s;
}

} // namespace

class tst_HtmlTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// QUIRE_UPDATE_GOLDEN=1 writes what is read now; look at the difference before you keep it.
    void readsWhatDataFramesWrite_data()
    {
        QTest::addColumn<QString>("path");
        const QDir folder(QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/tables"));
        const QStringList names = folder.entryList({u"*.html"_s});
        QVERIFY(!names.isEmpty());
        for (const QString &name : names) {
            QTest::newRow(qPrintable(name)) << folder.filePath(name);
        }
    }
    void readsWhatDataFramesWrite()
    {
        QFETCH(QString, path);
        const std::optional<Table> table = HtmlTable().parse(QString::fromUtf8(contentOf(path)));
        QVERIFY(table);
        const QByteArray found = dump(*table).toUtf8();
        const QString golden = path.chopped(5) + u".txt"_s;
        if (qEnvironmentVariableIsSet("QUIRE_UPDATE_GOLDEN")) {
            QFile file(golden);
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(found);
        }
        QCOMPARE(found, contentOf(golden));
    }

    void leavesEverythingElseAlone_data()
    {
        QTest::addColumn<QString>("html");
        const QString table = u"<table><tr><td>1</td></tr></table>"_s;
        QTest::newRow("nothing") << QString();
        QTest::newRow("words") << u"just <b>words</b>"_s;
        QTest::newRow("empty table") << u"<table></table>"_s;
        QTest::newRow("two tables") << table + table;
        QTest::newRow("table in a table") << u"<table><tr><td>%1</td></tr></table>"_s.arg(table);
        QTest::newRow("script after it") << table + u"<script>draw()</script>"_s;
        QTest::newRow("script in a cell") << u"<table><tr><td><script>1</script></td></tr></table>"_s;
        QTest::newRow("picture in a cell") << u"<table><tr><td><img src=\"https://x/y.png\"></td></tr></table>"_s;
        QTest::newRow("form") << u"<form>%1</form>"_s.arg(table);
        QTest::newRow("frame") << table + u"<iframe src=x></iframe>"_s;
        QTest::newRow("svg") << table + u"<svg></svg>"_s;
        QTest::newRow("imported style") << u"<link rel=stylesheet href=x>"_s + table;
        QTest::newRow("article") << u"word "_s.repeated(200) + table;
    }
    void leavesEverythingElseAlone()
    {
        QFETCH(QString, html);
        QVERIFY(!HtmlTable().parse(html));
    }

    void neverGoesBeyondItsLimits_data()
    {
        QTest::addColumn<QString>("html");
        const QString wide = u"<td colspan=1000>x</td>"_s.repeated(25);
        QTest::newRow("too wide") << u"<table><tr>%1</tr></table>"_s.arg(wide);
        const QString row = u"<tr><td colspan=1000>x</td></tr>"_s;
        QTest::newRow("multiplied cells") << u"<table>"_s + row.repeated(7000) + u"</table>"_s;
        QTest::newRow("reaching down") << u"<table><tr>"_s + u"<td rowspan=65534 colspan=1000>x</td>"_s.repeated(19) +
                                              u"<tr><td>"_s.repeated(60'000);
    }
    void neverGoesBeyondItsLimits()
    {
        QFETCH(QString, html);
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!HtmlTable().parse(html));
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void isLinearInHostileText_data()
    {
        QTest::addColumn<QString>("html");
        QTest::newRow("depth") << u"<div>"_s.repeated(300'000);
        QTest::newRow("cells in cells") << u"<table>"_s + u"<td>"_s.repeated(300'000);
        QTest::newRow("open rows") << u"<table>"_s + u"<tr>"_s.repeated(300'000) + u"<td>x"_s;
        QTest::newRow("open tag") << u"<table><tr><td "_s + u"a=b "_s.repeated(300'000);
        QTest::newRow("many attributes") << [] {
            QString html = u"<table><tr><td "_s;
            for (int i = 0; i < 100'000; ++i) {
                html += u"a%1=1 "_s.arg(i);
            }
            return html + u">x</table>"_s;
        }();
        QTest::newRow("styles") << u"<style>a{"_s.repeated(100'000);
        QTest::newRow("rules") << u"<style>"_s + u"#a,#b{color:red}"_s.repeated(100'000) +
                                      u"</style><table><td id=a>x"_s;
        QTest::newRow("entities") << u"<table><tr><td>"_s + u"&"_s.repeated(500'000);
        QTest::newRow("comments") << u"<table><tr><td>"_s + u"<!--"_s.repeated(300'000);
        QTest::newRow("angles") << u"<table><tr><td>"_s + u"<"_s.repeated(500'000);
        QString ragged = u"<table><tr>"_s + u"<td>x"_s.repeated(19'000);
        QTest::newRow("ragged") << ragged + u"<tr><td>x"_s.repeated(200'000);
    }
    void isLinearInHostileText()
    {
        QFETCH(QString, html);
        QElapsedTimer timer;
        timer.start();
        HtmlTable().parse(html);
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void readsABeginning()
    {
        const QString html = numbers(1000);
        const auto whole = HtmlTable().parse(html);
        const auto part = HtmlTable().parseBeginning(QStringView(html).first(html.size() / 2));
        QVERIFY(whole && part);
        QCOMPARE(whole->rowCount(), 1000);
        QVERIFY(part->rowCount() > 400 && part->rowCount() < 600);
        const int last = part->rowCount() - 1;
        QCOMPARE(part->text(last, 3), whole->text(last, 3));
        QCOMPARE(part->columnCount(), whole->columnCount());
    }

    void readsAHundredThousandRows()
    {
        const QString html = numbers(100'000);
        QElapsedTimer timer;
        timer.start();
        const auto table = HtmlTable().parse(html);
        qInfo() << "100,000 rows," << html.size() << "characters:" << timer.elapsed() << "ms";
        QVERIFY(table);
        QCOMPARE(table->rowCount(), 100'000);
        QCOMPARE(table->text(99'999, 2), u"text 99999");
        QVERIFY2(timer.elapsed() < 20'000, qPrintable(QString::number(timer.elapsed())));
    }

    void survivesRandomText()
    {
        const auto seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        const QStringList pieces{
            u"<table>"_s,  u"</table>"_s, u"<tr>"_s,    u"</tr>"_s, u"<td"_s,  u" colspan=3"_s,
            u">"_s,        u"<th>"_s,     u"</td>"_s,   u"x"_s,     u"1"_s,    u" rowspan=2"_s,
            u"<thead>"_s,  u"</thead>"_s, u"<tbody>"_s, u"<br>"_s,  u"&lt;"_s, u"<style>#a{color:red}"_s,
            u"</style>"_s, u" id=a"_s,    u"\""_s,      u"<!--"_s,  u"-->"_s,  u" rowspan=0"_s};
        for (int round = 0; round < 5000; ++round) {
            QString html = u"<table><tr><td>"_s;
            for (int i = 0; i < 40; ++i) {
                html += pieces.at(random.bounded(pieces.size()));
            }
            if (const auto table = HtmlTable().parse(html)) {
                QVERIFY2(!dump(*table).isEmpty(), qPrintable(html));
            }
            HtmlTable().parseBeginning(QStringView(html).first(random.bounded(html.size())));
        }
    }
};

QTEST_GUILESS_MAIN(tst_HtmlTable)
#include "tst_HtmlTable.moc"
