// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutputFixture.h"
#include "support/Accessibility.h"
#include "ui/output/TableItem.h"

#include <QClipboard>
#include <QElapsedTimer>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using quire::notebook::JsonValue;
using quire::notebook::Output;

namespace {

/// A display with this HTML, and what pandas gives as text beside it.
Output tableOutput(const QString &html)
{
    const QByteArray text = JsonValue::fromString(html).raw().toByteArray();
    return *Output::fromContent("display_data",
                                "{\"data\":{\"text/html\":" + text + ",\"text/plain\":\"as text\"},\"metadata\":{}}");
}

QString people(int rows)
{
    static const QStringList names{u"Ada"_s, u"Bob"_s, u"Cleo"_s, u"Dan"_s};
    QString html = u"<table><thead><tr><th></th><th>name</th><th>age</th></tr></thead><tbody>"_s;
    for (int row = 0; row < rows; ++row) {
        html += u"<tr><th>%1</th><td>%2</td><td>%3</td></tr>"_s.arg(row)
                    .arg(names.at(row % names.size()))
                    .arg(row * 7 % 11);
    }
    return html + u"</tbody></table>"_s;
}

} // namespace

class tst_TableItem : public quire::testing::OutputFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { layOut(); }
    void cleanup() { clearAway(); }

    void aTableIsAGridAndItsTextIsOneClickAway()
    {
        show(people(4));
        QVERIFY(item());
        QCOMPARE(m_stack->itemCount(), 1);
        QVERIFY(item()->accessibleText().contains(u"name"_s));
        const QList<OutputForm> forms = m_stack->forms(0);
        QCOMPARE(m_stack->form(0), forms.first());
        const auto plain = std::ranges::find(forms, u"text/plain"_s, &OutputForm::mimeType);
        QVERIFY(plain != forms.end());
        const QString html = u"text/html"_s; // as grid, as its author wrote it, with nothing that could run, as code
        QCOMPARE(forms,
                 (QList<OutputForm>{
                     {html, u"table"_s}, {html, {}}, {html, u"still"_s}, {html, u"source"_s}, {u"text/plain"_s, {}}}));
        m_stack->showAs(0, *plain);
        QCOMPARE(m_stack->item(0)->accessibleText(), u"as text"_s);
        QCOMPARE(m_stack->itemCount(), 1); // chosen, so without a note
        m_stack->showAs(0, forms.at(0));
        QVERIFY(item());
    }

    void aHeaderSortsUpDownAndBack()
    {
        show(people(4)); // ages 0 7 3 10
        clickHeader(2);
        QCOMPARE(item()->rows(), (std::vector{0, 2, 1, 3}));
        clickHeader(2);
        QCOMPARE(item()->rows(), (std::vector{3, 1, 2, 0}));
        clickHeader(2);
        QCOMPARE(item()->rows(), (std::vector{0, 1, 2, 3}));
    }

    void theKeyboardSortsToo()
    {
        show(people(4));
        m_view->enter();
        keys({Qt::Key_Right, Qt::Key_Up, Qt::Key_Return});
        QCOMPARE(item()->rows(), (std::vector{0, 2, 1, 3}));
        const int before = item()->grid().columnWidth(2);
        QTest::keyClick(m_view.get(), Qt::Key_Right, Qt::AltModifier);
        QVERIFY(item()->grid().columnWidth(2) > before);
    }

    void cellsAreSelectedAndCopiedAsTsv()
    {
        show(people(4));
        const TableGrid &grid = item()->grid();
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, at(grid.cellRect(0, 1).center()));
        drag(at(grid.cellRect(1, 2).center()));
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, at(grid.cellRect(1, 2).center()));
        QCOMPARE(m_view->selectedText(), u"Ada\t0\nBob\t7"_s);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"Ada\t0\nBob\t7"_s);
        keys({Qt::Key_Down});
        QTest::keyClick(m_view.get(), Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(m_view->selectedText(), u"Cleo\t3"_s);
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QVERIFY(m_view->selectedText().startsWith(u"\tname\tage\n0\tAda\t0\n"_s));
    }

    void theMenuCopiesCsv()
    {
        show(people(2));
        QContextMenuEvent event(QContextMenuEvent::Keyboard, QPoint(5, 5), m_view->mapToGlobal(QPoint(5, 5)));
        QCoreApplication::sendEvent(m_view.get(), &event);
        auto *menu = m_view->findChild<QMenu *>(u"outputMenu"_s);
        QVERIFY(menu);
        const QList<QAction *> actions = menu->actions();
        const auto csv = std::ranges::find_if(actions, [](QAction *a) { return a->text().contains(u"CSV"_s); });
        QVERIFY(csv != actions.end());
        (*csv)->trigger();
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u",name,age\n0,Ada,0\n1,Bob,7\n"_s);
        menu->close();
    }

    void controlFOpensAFilter()
    {
        show(people(40));
        m_view->enter();
        QTest::keyClick(m_view.get(), Qt::Key_F, Qt::ControlModifier);
        auto *field = m_view->findChild<QLineEdit *>();
        QTRY_VERIFY(field && field->hasFocus());
        QCOMPARE(quire::testing::accessibilityGaps(m_view.get()), QStringList());
        QTest::keyClicks(field, u"cleo"_s);
        QCOMPARE(item()->rows().size(), 10U);
        QTest::keyClick(field, Qt::Key_Return);
        QVERIFY(m_view->hasFocus());
        QCOMPARE(item()->rows().size(), 10U);
        QTest::keyClick(m_view.get(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClick(field, Qt::Key_Escape);
        QCOMPARE(item()->rows().size(), 40U);
        QTRY_VERIFY(!field->isVisible());
        QVERIFY(m_view->hasFocus());
    }

    void aFilterThatFindsNothingLeavesAnEmptyGrid()
    {
        show(people(20));
        m_view->enter();
        QTest::keyClick(m_view.get(), Qt::Key_F, Qt::ControlModifier);
        auto *field = m_view->findChild<QLineEdit *>();
        QTest::keyClicks(field, u"nobody"_s);
        QCOMPARE(item()->rows().size(), 0U);
        m_view->grab();
        QTest::keyClick(field, Qt::Key_Return);
        keys({Qt::Key_Down, Qt::Key_PageDown, Qt::Key_End, Qt::Key_Home, Qt::Key_Up, Qt::Key_Space});
        QTest::keyClick(m_view.get(), Qt::Key_A, Qt::ControlModifier);
        QTest::keyClick(m_view.get(), Qt::Key_C, Qt::ControlModifier);
        m_view->grab();
    }

    void aColumnIsResizedByItsEdge()
    {
        show(people(4));
        const QRect header = item()->grid().headerRect(0, 1);
        const QPoint edge = at(QPoint(header.right() + 1, header.center().y()));
        QTest::mousePress(m_view.get(), Qt::LeftButton, {}, edge);
        drag(edge + QPoint(60, 0));
        QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, edge + QPoint(60, 0));
        QCOMPARE(item()->grid().columnWidth(1), header.width() + 60);
        QCOMPARE(item()->order().column, -1); // not a click on the header
        QTest::mouseDClick(m_view.get(), Qt::LeftButton, {}, edge + QPoint(60, 0));
        QCOMPARE(item()->grid().columnWidth(1), header.width());
    }

    void theIndexStaysInSight()
    {
        QString html = u"<table><thead><tr><th></th>"_s;
        QString row = u"<tr><th>r</th>"_s;
        for (int column = 0; column < 60; ++column) {
            html += u"<th>column %1</th>"_s.arg(column);
            row += u"<td>%1</td>"_s.arg(column);
        }
        show(html + u"</tr></thead><tbody>"_s + row + u"</tr></tbody></table>"_s);
        m_view->enter();
        keys({Qt::Key_End});
        QVERIFY(item()->grid().scroll().x() > 1000);
        QCOMPARE(item()->grid().cellRect(0, 0).left(), 0);
        QVERIFY(item()->grid().cellRect(0, 60).right() <= 600);
        m_view->grab();
    }

    void aHundredThousandRowsAreSmooth()
    {
        const QString html = people(100'000);
        QElapsedTimer timer;
        timer.start();
        show(html);
        const qint64 first = timer.elapsed();
        QVERIFY(item());
        QVERIFY(item()->table().rowCount() < 5000); // its beginning, at once
        m_view->grab();
        QTRY_COMPARE(item()->table().rowCount(), 100'000);
        m_view->enter();
        QVERIFY(m_view->height() <= Theme::defaultOutputHeight);
        double longest = 0;
        for (int step = 0; step < 200; ++step) {
            timer.restart();
            item()->scrollBy({0, 13'000});
            m_view->grab();
            longest = std::max(longest, double(timer.nsecsElapsed()) / 1e6);
        }
        timer.restart();
        clickHeader(2);
        const qint64 clicked = timer.elapsed();
        QTRY_COMPARE(item()->rows().at(1), 11);
        qInfo() << "shown after" << first << "ms, slowest frame" << longest << "ms, sorting kept the window for"
                << clicked << "ms";
        QVERIFY2(first < 500, qPrintable(QString::number(first)));
        QVERIFY2(longest < 33, qPrintable(QString::number(longest)));
        QVERIFY2(clicked < 50, qPrintable(QString::number(clicked)));
    }

    void whatTurnsOutNotToBeATableBecomesText()
    {
        show(people(5000) + u"<script>draw()</script>"_s);
        QVERIFY(item());
        QTRY_VERIFY(!item());
        QVERIFY(m_stack->item(0)->accessibleText().contains(u"as text"_s));
        QVERIFY(!m_stack->forms(0).contains(OutputForm{u"text/html"_s, u"table"_s}));
    }

    void linesOfAFileAreReadAsOneText()
    {
        QByteArray lines = "[\"<table><tr><th>a</th></tr>\\n\"";
        for (int row = 0; row < 10'000; ++row) {
            lines += ",\"<tr><td>caf\\u00e9 \\\"" + QByteArray::number(row) + "\\\"</td></tr>\\n\"";
        }
        m_stack->replace(
            0, 0, {*Output::fromContent("display_data", "{\"data\":{\"text/html\":" + lines + "]},\"metadata\":{}}")});
        QVERIFY(item());
        QVERIFY(item()->table().rowCount() > 100);
        QCOMPARE(item()->table().text(1, 0), u"caf\u00e9 \"1\""_s);
        QTRY_COMPARE(item()->table().rowCount(), 10'000);
    }

    void theWheelScrollsTheGridOnlyAfterAClick()
    {
        show(people(200));
        QVERIFY(!wheel());
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at(item()->grid().cellRect(1, 1).center()));
        QVERIFY(wheel());
        QVERIFY(item()->grid().scroll().y() > 0);
    }

    void numbersStandAtTheRight()
    {
        show(people(4));
        const QImage image = m_view->grab().toImage();
        const auto firstInk = [&](const QRect &cell) {
            const QRect place = cell.translated(OutputStack::inset, 0).adjusted(2, 4, -2, -4);
            for (int x = place.left(); x <= place.right(); ++x) {
                for (int y = place.top(); y <= place.bottom(); ++y) {
                    if (Theme::contrast(image.pixelColor(x, y), m_theme->color(Theme::Role::Page)) > 3) {
                        return x - place.left();
                    }
                }
            }
            return -1;
        };
        const QRect age = item()->grid().cellRect(0, 2);
        QVERIFY(firstInk(age) > age.width() / 2);
        QVERIFY(firstInk(item()->grid().cellRect(0, 1)) < 12);
    }

private:
    void show(const QString &html)
    {
        m_stack->replace(0, 1, {tableOutput(html)});
        m_view->resize(600, m_view->heightForWidth(600));
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->activateWindow();
    }
    TableItem *item() const { return qobject_cast<TableItem *>(m_stack->item(0)); }
    QPoint at(const QPoint &inItem) const { return inItem - m_stack->mapToItem({}, 0); }
    void clickHeader(int column)
    {
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at(item()->grid().headerRect(0, column).center()));
    }
    void keys(const QList<Qt::Key> &all)
    {
        for (const Qt::Key key : all) {
            QTest::keyClick(m_view.get(), key);
        }
    }
    void drag(const QPoint &to)
    {
        QMouseEvent move(QEvent::MouseMove, to, m_view->mapToGlobal(to), Qt::NoButton, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_view.get(), &move);
    }
    bool wheel()
    {
        QWheelEvent event(QPointF(50, 50), m_view->mapToGlobal(QPointF(50, 50)), {}, {0, -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(m_view.get(), &event);
        return event.isAccepted();
    }
};

QTEST_MAIN(tst_TableItem)
#include "tst_TableItem.moc"
