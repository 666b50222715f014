// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookViewFixture.h"
#include "notebook/NotebookFile.h"
#include "ui/output/OutputItem.h"
#include "ui/output/OutputMenu.h"

#include <QMenu>

using namespace quire::testing;

/// "Show as" of an output in a notebook: kept in its cell, there again when the notebook is opened.
class tst_OutputForms : public NotebookViewFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_theme = std::make_unique<Theme>();
        Cell cell(CellType::Code, u"frame"_s);
        cell.setOutputs({*Output::fromContent(
            "execute_result", "{\"execution_count\":1,\"metadata\":{},\"data\":{\"text/html\":\"<table><tr><th>a</th>"
                              "</tr><tr><td>1</td></tr></table>\",\"text/plain\":\"as text\"}}")});
        open({cell});
    }
    void cleanup() { clearAway(); }

    void theChoiceIsThereAgainAfterReopening()
    {
        choose(u"Plain Text"_s);
        QCOMPARE(shownText(), u"as text"_s);
        const QByteArray file = NotebookFile::write(m_document->notebook());
        QVERIFY(file.contains("\"quire\""));
        open(NotebookFile::read(file)->notebook.cells);
        QCOMPARE(shownText(), u"as text"_s);
    }

    void theBestFormLeavesTheFileAsItWas()
    {
        const QByteArray before = NotebookFile::write(m_document->notebook());
        choose(u"Plain Text"_s);
        choose(u"Table"_s);
        QCOMPARE(NotebookFile::write(m_document->notebook()), before);
    }

    void anotherRunWithOtherOutputsShowsThemAsUsual()
    {
        choose(u"Plain Text"_s);
        const CellId id = m_document->cell(0).id();
        m_document->clearOutputs(id);
        m_document->appendOutput(id, *Output::fromContent("display_data",
                                                          "{\"metadata\":{},\"data\":{\"text/markdown\":\"*slanted*\","
                                                          "\"text/plain\":\"as text\"}}"));
        QTRY_COMPARE(shownText(), u"slanted"_s);
    }

    void undoShowsItAsBefore()
    {
        const QString before = shownText();
        choose(u"HTML Source"_s);
        QVERIFY(shownText().contains(u"<table>"));
        m_view->perform(NotebookCommand::Undo);
        QTRY_COMPARE(shownText(), before);
    }

    void aReadOnlyNotebookShowsItAndKeepsNothing()
    {
        m_view->setReadOnly(true);
        choose(u"Plain Text"_s);
        QCOMPARE(shownText(), u"as text"_s);
        QVERIFY(!m_document->isModified());
    }

    void aFormThatCannotBeMadeIsTheBestOne()
    {
        const QString table = shownText();
        for (const char *choice :
             {"{\"type\":\"text/html\",\"look\":\"live\"}", "{\"type\":\"image/png\"}", "{\"type\":7}", "[]"}) {
            Cell cell = m_document->cell(0);
            cell.setMetadata(*JsonValue::parse(QByteArray("{\"quire\":{\"outputs\":{\"0\":") + choice + "}}}"));
            open({cell});
            QCOMPARE(shownText(), table);
        }
    }

private:
    OutputView *outputs() const { return cell(0)->findChild<OutputView *>(); }
    QString shownText() const { return outputs()->stack()->item(0)->accessibleText(); }

    void choose(const QString &form)
    {
        const std::unique_ptr<QMenu> menu(makeOutputMenu(outputs(), outputs()->stack(), 0));
        for (QAction *action : menu->findChildren<QAction *>()) {
            if (action->text() == form) {
                action->trigger();
                return;
            }
        }
        QFAIL(qPrintable(u"no "_s + form));
    }
};

QTEST_MAIN(tst_OutputForms)
#include "tst_OutputForms.moc"
