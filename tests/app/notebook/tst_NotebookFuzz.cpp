// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "notebook/NotebookFile.h"

#include <QRandomGenerator>
#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;

/// Damaged and hostile bytes: an error or a notebook, never a crash; the sanitizers watch.
class tst_NotebookFuzz : public QObject
{
    Q_OBJECT

    static void visit(const QByteArray &bytes)
    {
        NotebookFile::validate(bytes);
        const auto upgraded = NotebookFile::upgradeV3(bytes);
        const auto reading = NotebookFile::read(bytes);
        if (!reading) {
            QVERIFY(!reading.error().message.isEmpty());
            return;
        }
        if (reading->needsUpgrade) {
            return;
        }
        QCOMPARE(NotebookFile::write(reading->notebook), bytes);
        NotebookFile::jupyterNormalised(reading->notebook);
        Notebook changed = reading->notebook;
        for (Cell &cell : changed.cells) {
            cell.setSource(cell.source() + u'x');
            for (const Output &output : cell.outputs()) {
                output.text();
                output.traceback();
                const QStringList types = output.data().mimeTypes();
                for (const QString &type : types) {
                    output.data().bytes(type);
                }
            }
        }
        const auto again = NotebookFile::read(NotebookFile::write(changed));
        QVERIFY2(again, again ? "" : qPrintable(again.error().message));
        QCOMPARE(again->notebook.cells.size(), changed.cells.size());
    }

private Q_SLOTS:
    void survivesDamage_data()
    {
        QTest::addColumn<QString>("name");
        const QStringList names = samples::names();
        for (const QString &name : names) {
            QTest::newRow(qPrintable(name)) << name;
        }
    }
    void survivesDamage()
    {
        QFETCH(QString, name);
        const auto seed = QRandomGenerator::global()->generate();
        qInfo() << "seed" << seed;
        QRandomGenerator random(seed);
        const QByteArray whole = samples::bytes(name);
        const QByteArray likely = "{}[]\",:\\0-1eNutf\n \xff\xc3";
        for (int round = 0; round < 400; ++round) {
            QByteArray bytes = whole;
            switch (random.bounded(4)) {
            case 0:
                bytes.truncate(random.bounded(bytes.size()));
                break;
            case 1:
                bytes.remove(random.bounded(bytes.size()), random.bounded(20));
                break;
            case 2:
                bytes.insert(random.bounded(bytes.size()), bytes.mid(random.bounded(bytes.size()), random.bounded(60)));
                break;
            default:
                for (int i = 0; i < 1 + random.bounded(3); ++i) {
                    bytes[random.bounded(bytes.size())] = likely.at(random.bounded(likely.size()));
                }
            }
            visit(bytes);
            if (QTest::currentTestFailed()) {
                qWarning() << "bytes:" << bytes;
                return;
            }
        }
    }

    void survivesHostileShapes()
    {
        visit(QByteArray(1'000'000, '['));
        visit(QByteArray("{\"a\":").repeated(100'000));
        visit("{\"nbformat\":4,\"metadata\":{},\"cells\":[" +
              QByteArray("{\"cell_type\":\"raw\",\"source\":\"\"},").repeated(20'000) + "null]}");
        visit("{\"nbformat\":99999999999999999999,\"cells\":[]}");
        visit("{\"nbformat\":4,\"nbformat_minor\":-7,\"metadata\":{},\"cells\":[]}");
    }
};

QTEST_GUILESS_MAIN(tst_NotebookFuzz)
#include "tst_NotebookFuzz.moc"
