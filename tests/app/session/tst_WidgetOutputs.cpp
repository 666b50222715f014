// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "session/WidgetOutputs.h"
#include "widgets/WidgetHub.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using notebook::Cell;
using notebook::Output;
using session::WidgetOutputs;

/// Where the output of a widget's callback goes.
class tst_WidgetOutputs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itGoesToTheCellThatShowsTheWidget()
    {
        widgets::WidgetHub hub;
        notebook::Document notebook;
        notebook::Document console;
        notebook.insertCells(0, {cellWith("slider"), cellWith("button")});
        console.insertCells(0, {cellWith("other")});
        WidgetOutputs inNotebook(&hub);
        WidgetOutputs inConsole(&hub);
        inNotebook.setDocument(&notebook);
        inConsole.setDocument(&console);
        QSignalSpy received(&inNotebook, &WidgetOutputs::outputReceived);
        Q_EMIT hub.strayOutput(u"button"_s, said("pressed"));
        QCOMPARE(received.size(), 1);
        QCOMPARE(notebook.cell(0).outputs().size(), 1);
        QCOMPARE(notebook.cell(1).outputs().last().text(), u"pressed"_s);
        Q_EMIT hub.strayOutput(u"other"_s, said("heard"));
        QCOMPARE(received.size(), 1);
        QCOMPARE(console.cell(0).outputs().last().text(), u"heard"_s);
        Q_EMIT hub.strayOutput(u"nobody"_s, said("lost"));
        QCOMPARE(received.size(), 1);
    }

private:
    static Output said(const QByteArray &text)
    {
        return *Output::fromContent("stream", "{\"name\":\"stdout\",\"text\":\"" + text + "\"}");
    }

    static Cell cellWith(const QByteArray &widget)
    {
        Cell cell(notebook::CellType::Code);
        cell.setOutputs({*Output::fromContent(
            "display_data", "{\"data\":{\"application/vnd.jupyter.widget-view+json\":{\"model_id\":\"" + widget +
                                "\",\"version_major\":2}},\"metadata\":{}}")});
        return cell;
    }
};

QTEST_GUILESS_MAIN(tst_WidgetOutputs)
#include "tst_WidgetOutputs.moc"
