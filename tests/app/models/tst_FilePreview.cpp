// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FilePreview.h"
#include "notebook/MimeBundle.h"

#include <QRandomGenerator>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using models::FileEntry;
using models::FilePreview;
using Form = FilePreview::Form;

/// What a file shows at a glance.
class tst_FilePreview : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textIsColouredAndTakenLiterally()
    {
        const FilePreview preview = of(u"a.py"_s, "def f():\n    return '<script>'\n");
        QCOMPARE(preview.form, Form::Text);
        QVERIFY(preview.html.contains(u"color:"));
        QVERIFY(!preview.html.contains(u"<script>"));
        QVERIFY(preview.note.isEmpty());
    }

    void ofLongTextTheBeginningIsShownAndThatIsSaid()
    {
        const FilePreview lines = of(u"a.log"_s, QByteArray("line\n").repeated(50'000));
        QCOMPARE(lines.form, Form::Text);
        QVERIFY(lines.html.count(u"line") <= FilePreview::lineLimit);
        QVERIFY(!lines.note.isEmpty());
        const FilePreview wide = of(u"a.txt"_s, QByteArray(200'000, 'x'));
        QVERIFY(wide.html.size() < 2000);
        const FilePreview cut = of(u"a.txt"_s, "start", 1 << 30);
        QVERIFY(!cut.note.isEmpty());
    }

    void aCharacterThatWasCutIsNoBrokenFile()
    {
        const QByteArray text = QByteArray("ü").repeated(1000);
        QVERIFY(of(u"a.txt"_s, text.chopped(1), text.size()).html.contains(u"üüü"));
    }

    void whatIsNoTextIsNotShownAsSome()
    {
        QCOMPARE(of(u"model.pt"_s, QByteArray("PK\0\0\3\4", 6)).form, Form::Nothing);
        QVERIFY(!of(u"model.pt"_s, QByteArray("PK\0\0\3\4", 6)).note.isEmpty());
        QCOMPARE(of(u"empty"_s, "").form, Form::Text);
    }

    void tablesKeepWholeLines()
    {
        const FilePreview preview = of(u"a.csv"_s, "a,b\n1,2\n3,", 1'000'000);
        QCOMPARE(preview.form, Form::Table);
        QCOMPARE(preview.bytes, QByteArray("a,b\n1,2\n"));
        QVERIFY(!preview.note.isEmpty());
        QCOMPARE(of(u"b.csv"_s, "a,b\n1,2").bytes, QByteArray("a,b\n1,2"));
    }

    void aNotebookShowsItsOutline()
    {
        const FilePreview preview =
            of(u"a.ipynb"_s, "{\"nbformat\":4,\"nbformat_minor\":5,\"metadata\":{},\"cells\":["
                             "{\"cell_type\":\"markdown\",\"id\":\"a\",\"metadata\":{},\"source\":\"# Big <b>\"},"
                             "{\"cell_type\":\"code\",\"id\":\"b\",\"metadata\":{},\"outputs\":[],"
                             "\"execution_count\":null,\"source\":\"\\n\\nimport x\\ny\"}]}");
        QCOMPARE(preview.form, Form::Text);
        QVERIFY(preview.html.contains(u"<b>Big &lt;b&gt;</b>"));
        QVERIFY(preview.html.contains(u"<code>import x</code>"));
        QVERIFY(preview.note.contains(u"2") && preview.note.contains(u"1"));
        QCOMPARE(of(u"broken.ipynb"_s, "{").form, Form::Text); // As it is.
    }

    void picturesAndDocumentsAreOutputsButNeverParts()
    {
        const FilePreview picture = of(u"a.png"_s, "\x89PNG…");
        QCOMPARE(picture.form, Form::Output);
        QVERIFY(picture.output->data().contains(u"image/png"));
        QCOMPARE(of(u"a.png"_s, "\x89PNG", 1'000'000).form, Form::Nothing);
        QCOMPARE(of(u"a.pdf"_s, "%PDF").form, Form::Output);
        const FilePreview drawing = of(u"a.svg"_s, "<svg>\"\\</svg>");
        QCOMPARE(drawing.output->data().text(u"image/svg+xml"), u"<svg>\"\\</svg>"_s);
    }

    void jsonIsATreeUnlessItIsNoneOrTooLong()
    {
        QCOMPARE(of(u"a.json"_s, "{\"a\": 1}").form, Form::Output);
        QCOMPARE(of(u"a.json"_s, "\"},\"text/html\":\"x").form, Form::Text);
        QCOMPARE(of(u"a.json"_s, "{\"a\": ", 100'000'000).form, Form::Text);
    }

    void anythingMayLieBehindAnyName()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        const QStringList names{u"a.ipynb"_s, u"a.json"_s, u"a.csv"_s, u"a.svg"_s, u"a.py"_s, u"a.pdf"_s, u"a"_s};
        for (int round = 0; round < 200; ++round) {
            QByteArray bytes(random.bounded(400), Qt::Uninitialized);
            std::ranges::generate(bytes, [&] { return char(random.bounded(256)); });
            std::ignore = of(names.at(random.bounded(int(names.size()))), bytes);
        }
    }

private:
    static FilePreview of(const QString &name, const QByteArray &bytes, qint64 size = -2)
    {
        FileEntry entry;
        entry.path = RemotePath(name);
        entry.kind = FileEntry::kindOf(entry.path);
        entry.size = size == -2 ? bytes.size() : size;
        return FilePreview::of(entry, bytes, false);
    }
};

QTEST_APPLESS_MAIN(tst_FilePreview)
#include "tst_FilePreview.moc"
