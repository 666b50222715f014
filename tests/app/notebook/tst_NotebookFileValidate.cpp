// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "notebook/NotebookFile.h"

#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_NotebookFileValidate : public QObject
{
    Q_OBJECT

    static QByteArray withCell(const QByteArray &cell)
    {
        return R"({"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[)" + cell + "]}";
    }
    static QByteArray withOutput(const QByteArray &output)
    {
        return withCell(R"({"cell_type":"code","id":"a","metadata":{},"source":"","execution_count":null,"outputs":[)" +
                        output + "]}");
    }

private Q_SLOTS:
    void findsNothingInValidNotebooks_data()
    {
        QTest::addColumn<QString>("name");
        for (const QString &name : {u"jupyter.ipynb"_s, u"jupyter-4.4.ipynb"_s, u"kaggle.ipynb"_s, u"vscode.ipynb"_s,
                                    u"empty.ipynb"_s, u"crlf.ipynb"_s, u"byte-order-mark.ipynb"_s}) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }
    void findsNothingInValidNotebooks()
    {
        QFETCH(QString, name);
        const QList<NotebookFile::Problem> problems = NotebookFile::validate(samples::bytes(name));
        QVERIFY2(problems.isEmpty(),
                 problems.isEmpty() ? ""
                                    : qPrintable(problems.constFirst().place + u' ' + problems.constFirst().message));
    }

    void namesThePlace_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("place");
        const auto row = [](const char *name, const QByteArray &bytes, const QString &place) {
            QTest::newRow(name) << bytes << place;
        };
        row("not JSON", "{", QString());
        row("extra key", R"({"nbformat":4,"nbformat_minor":5,"metadata":{},"cells":[],"x":1})", u"x"_s);
        row("no minor", R"({"nbformat":4,"metadata":{},"cells":[]})", u"nbformat_minor"_s);
        row("kernelspec", R"({"nbformat":4,"nbformat_minor":5,"metadata":{"kernelspec":{"name":"p"}},"cells":[]})",
            u"metadata.kernelspec.display_name"_s);
        row("language", R"({"nbformat":4,"nbformat_minor":5,"metadata":{"language_info":{"name":3}},"cells":[]})",
            u"metadata.language_info.name"_s);
        row("cell type", withCell(R"({"cell_type":"sql"})"), u"cells[0].cell_type"_s);
        row("no id", withCell(R"({"cell_type":"raw","metadata":{},"source":""})"), u"cells[0].id"_s);
        row("bad id", withCell(R"({"cell_type":"raw","id":"a b","metadata":{},"source":""})"), u"cells[0].id"_s);
        row("same id",
            withCell(
                R"({"cell_type":"raw","id":"a","metadata":{},"source":""},{"cell_type":"raw","id":"a","metadata":{},"source":""})"),
            u"cells[1].id"_s);
        row("id before 4.5",
            R"({"nbformat":4,"nbformat_minor":4,"metadata":{},"cells":[{"cell_type":"raw","id":"a","metadata":{},"source":""}]})",
            u"cells[0].id"_s);
        row("source", withCell(R"({"cell_type":"raw","id":"a","metadata":{},"source":["x",1]})"), u"cells[0].source"_s);
        row("tags", withCell(R"({"cell_type":"raw","id":"a","metadata":{"tags":["x","x"]},"source":""})"),
            u"cells[0].metadata.tags"_s);
        row("attachments",
            withCell(R"({"cell_type":"raw","id":"a","metadata":{},"source":"","attachments":{"f":{"image/png":1}}})"),
            u"cells[0].attachments[\"f\"][\"image/png\"]"_s);
        row("no outputs", withCell(R"({"cell_type":"code","id":"a","metadata":{},"source":"","execution_count":1})"),
            u"cells[0].outputs"_s);
        row("output type", withOutput(R"({"output_type":"x"})"), u"cells[0].outputs[0].output_type"_s);
        row("transient", withOutput(R"({"output_type":"display_data","data":{},"metadata":{},"transient":{}})"),
            u"cells[0].outputs[0].transient"_s);
        row("data", withOutput(R"({"output_type":"display_data","data":{"text/plain":{}},"metadata":{}})"),
            u"cells[0].outputs[0].data[\"text/plain\"]"_s);
        row("stream", withOutput(R"({"output_type":"stream","text":""})"), u"cells[0].outputs[0].name"_s);
        row("count", withOutput(R"({"output_type":"execute_result","data":{},"metadata":{},"execution_count":-1})"),
            u"cells[0].outputs[0].execution_count"_s);
    }
    void namesThePlace()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, place);
        const QList<NotebookFile::Problem> problems = NotebookFile::validate(bytes);
        QVERIFY(!problems.isEmpty());
        QCOMPARE(problems.constFirst().place, place);
        QVERIFY(!problems.constFirst().message.isEmpty());
    }

    void saysOldFormatsAreOld()
    {
        QCOMPARE(NotebookFile::validate(samples::bytes(u"version-3.ipynb"_s)).size(), 1);
        QCOMPARE(NotebookFile::validate(R"({"nbformat":2})").size(), 1);
        QVERIFY(!NotebookFile::validate("").isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_NotebookFileValidate)
#include "tst_NotebookFileValidate.moc"
