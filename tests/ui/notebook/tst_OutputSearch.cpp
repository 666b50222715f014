// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookViewFixture.h"
#include "ui/editor/TextMark.h"
#include "ui/notebook/NotebookSearch.h"
#include "ui/output/TableItem.h"

using namespace quire::testing;

/// What is found in outputs, from the search to the pixels.
class tst_OutputSearch : public NotebookViewFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openThreeCells(); }
    void cleanup() { clearAway(); }

    void findsAreMarkedInTheText()
    {
        put(Output::stream(u"stdout"_s, u"one needle\nand \x1b[31mneedle\x1b[0m two\n"_s));
        find(u"needle"_s);
        QTRY_COMPARE(m_view->search()->status().total, 2);
        QTRY_VERIFY(shows(markColor(*m_theme, true)));
        QVERIFY(shows(markColor(*m_theme, false)));
        m_view->search()->setQuery({});
        QTRY_VERIFY(!shows(markColor(*m_theme, true)));
    }

    void aPaneScrollsToTheFind()
    {
        put(Output::stream(u"stdout"_s, u"line\n"_s.repeated(3000) + u"needle\n"_s + u"line\n"_s.repeated(500)));
        find(u"needle"_s);
        QTRY_COMPARE(m_view->search()->status().total, 1);
        QTRY_VERIFY(shows(markColor(*m_theme, true)));
    }

    void aTableScrollsToTheCellAndMarksIt()
    {
        QString rows;
        for (int i = 0; i < 200; ++i) {
            rows += u"<tr><th>%1</th><td>a%1</td></tr>"_s.arg(i);
        }
        const QString html =
            u"<table><thead><tr><th></th><th>name</th></tr></thead><tbody>%1</tbody></table>"_s.arg(rows);
        put(*Output::fromContent("display_data",
                                 "{\"data\":{\"text/html\":\"" + html.toUtf8() + "\"},\"metadata\":{}}"));
        find(u"a150"_s);
        QTRY_COMPARE(m_view->search()->status().total, 1);
        const auto *table = qobject_cast<TableItem *>(cell(0)->outputView()->stack()->item(0));
        QVERIFY(table);
        QTRY_VERIFY(table->grid().firstVisibleRow() <= 150 && table->grid().lastVisibleRow() >= 150);
        QTRY_VERIFY(shows(markColor(*m_theme, true)));
    }

    void findAskedForInAnOutputStaysInItsCell()
    {
        put(Output::stream(u"stdout"_s, u"b = 2 here\n"_s));
        QSignalSpy asked(m_view.get(), &NotebookView::findRequested);
        m_view->perform(NotebookCommand::GoToOutput);
        QTest::keyClick(cell(0)->outputView(), Qt::Key_F, Qt::ControlModifier);
        QCOMPARE(asked.size(), 1);
    }

private:
    void put(const Output &output)
    {
        m_document->appendOutput(m_document->cell(0).id(), output);
        QTRY_VERIFY(cell(0)->outputView() && cell(0)->outputView()->isVisible());
    }
    void find(const QString &text) { m_view->search()->setQuery({.text = text, .inOutputs = true}); }
    bool shows(const QColor &color) const
    {
        const QImage image = m_view->grab().toImage();
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixelColor(x, y) == color) {
                    return true;
                }
            }
        }
        return false;
    }
};

QTEST_MAIN(tst_OutputSearch)
#include "tst_OutputSearch.moc"
