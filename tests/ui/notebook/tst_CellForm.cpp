// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "support/Accessibility.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellForm.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/NotebookView.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using namespace quire::ui;

/// A cell of Colab's in a notebook, filled in by hand.
class tst_CellForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void cleanup()
    {
        m_view.reset();
        m_document.reset();
    }

    void theFieldsStandBesideTheCode()
    {
        open(u"#@title Train\nname = 'a' #@param {type:\"string\"}\n#@markdown **Words**\n"
             u"rate = 0.5 #@param {type:\"slider\", min:0, max:1, step:0.1}"_s);
        QVERIFY(form());
        QVERIFY(form()->geometry().left() > cell()->editorRect().right());
        QCOMPARE(control<QLineEdit>()->text(), u"a"_s);
        QCOMPARE(control<QSlider>()->value(), 5);
        QVERIFY(cell()->heightForWidth(cell()->width()) >= form()->height());
        QCOMPARE(quire::testing::accessibilityGaps(form()), QStringList());
    }

    void whatIsChosenIsWrittenIntoTheSource_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<QString>("after");
        QTest::newRow("text") << u"a = 'b' #@param {type:\"string\"}"_s << u"a = 'bx' #@param {type:\"string\"}"_s;
        QTest::newRow("number") << u"a = 1 #@param {type:\"integer\"}"_s << u"a = 12 #@param {type:\"integer\"}"_s;
        QTest::newRow("raw") << u"a = b #@param {type:\"raw\"}"_s << u"a = bx #@param {type:\"raw\"}"_s;
        QTest::newRow("slider") << u"a = 2 #@param {type:\"slider\", min:0, max:9}"_s
                                << u"a = 3 #@param {type:\"slider\", min:0, max:9}"_s;
        QTest::newRow("box") << u"a = False #@param {type:\"boolean\"}"_s << u"a = True #@param {type:\"boolean\"}"_s;
        QTest::newRow("choice") << u"a = 'p' #@param ['p', 'q']"_s << u"a = 'q' #@param ['p', 'q']"_s;
        QTest::newRow("date") << u"a = '2026-11-21' #@param {type:\"date\"}"_s
                              << u"a = '2026-11-22' #@param {type:\"date\"}"_s;
    }
    void whatIsChosenIsWrittenIntoTheSource()
    {
        QFETCH(QString, before);
        open(before);
        press();
        QTEST(source(), "after");
        m_view->perform(NotebookCommand::Undo);
        QCOMPARE(source(), before);
        QCOMPARE(m_document->cellCount(), 1);
    }

    void whatWasTypedInTheCodeMeanwhileStays()
    {
        open(u"a = 1 #@param {type:\"integer\"}"_s);
        m_document->setSource(m_document->cell(0).id(), u"first = 0\na = 1 #@param {type:\"integer\"}"_s);
        press();
        QCOMPARE(source(), u"first = 0\na = 12 #@param {type:\"integer\"}"_s);
    }

    void runAutoRunsTheCell()
    {
        open(u"#@title T {run: \"auto\"}\na = False #@param {type:\"boolean\"}"_s);
        QSignalSpy run(m_view.get(), &NotebookView::runRequested);
        press();
        QCOMPARE(run.size(), 1);
    }

    void theCodeCanBeHiddenAndTheFileKnows()
    {
        open(u"#@title T\na = 1 #@param {type:\"integer\"}\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n\n"_s);
        const int whole = cell()->heightForWidth(cell()->width());
        auto *button = form()->findChild<QToolButton *>(u"formCode"_s);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(m_document->cell(0).metadata().value(u"cellView").toText(), u"form"_s);
        QVERIFY(cell()->heightForWidth(cell()->width()) < whole);
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(m_document->cell(0).metadata().value(u"cellView").toText(), u"both"_s);
        QCOMPARE(cell()->heightForWidth(cell()->width()), whole);
    }

    void lettersAreNoCommandsAndTheWheelScrollsThePage()
    {
        open(u"a = False #@param {type:\"boolean\"}\nb = 'p' #@param ['p', 'q']"_s);
        control<QCheckBox>()->setFocus();
        QTest::keyClick(control<QCheckBox>(), Qt::Key_B);
        QCOMPARE(m_document->cellCount(), 1);
        auto *choice = control<QComboBox>();
        QWheelEvent wheel(QPointF(5, 5), choice->mapToGlobal(QPointF(5, 5)), {}, {0, -120}, Qt::NoButton,
                          Qt::NoModifier, Qt::NoScrollPhase, false);
        QCoreApplication::sendEvent(choice, &wheel);
        QCOMPARE(choice->currentText(), u"p"_s);
    }

    void shiftEnterInAFieldTakesItAndRuns()
    {
        open(u"a = 'b' #@param {type:\"string\"}"_s);
        QSignalSpy run(m_view.get(), &NotebookView::runRequested);
        auto *line = control<QLineEdit>();
        line->setFocus();
        QTest::keyClick(line, Qt::Key_End);
        QTest::keyClicks(line, u"x"_s);
        QTest::keyClick(line, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(source(), u"a = 'bx' #@param {type:\"string\"}"_s);
        QCOMPARE(run.size(), 1);
    }

private:
    void open(const QString &source)
    {
        Notebook notebook;
        notebook.cells = {Cell(CellType::Code, source)};
        m_document = std::make_unique<Document>(notebook);
        m_view = std::make_unique<NotebookView>(&m_theme, &m_syntax);
        m_view->setLanguage(u"python"_s);
        m_view->resize(900, 600);
        m_view->setDocument(m_document.get());
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    }
    /// Does one thing to the only control there is.
    void press()
    {
        if (auto *check = control<QCheckBox>()) {
            QTest::mouseClick(check, Qt::LeftButton, Qt::NoModifier, QPoint(8, check->height() / 2));
        } else if (auto *slider = control<QSlider>()) {
            QTest::keyClick(slider, Qt::Key_Right);
        } else if (auto *date = control<QDateEdit>()) {
            date->setDate(date->date().addDays(1));
        } else if (auto *choice = control<QComboBox>()) {
            QTest::keyClick(choice, Qt::Key_Down);
        } else if (auto *line = control<QLineEdit>()) {
            line->setFocus();
            QTest::keyClick(line, Qt::Key_End);
            QTest::keyClicks(line, line->text() == u"1" ? u"2"_s : u"x"_s);
            QTest::keyClick(line, Qt::Key_Return);
        }
    }
    CellWidget *cell() const { return m_view->findChild<CellWidget *>(); }
    CellForm *form() const { return m_view->findChild<CellForm *>(); }
    template <typename Control> Control *control() const { return form()->findChild<Control *>(); }
    QString source() const { return m_document->cell(0).source(); }

    Theme m_theme;
    Syntax m_syntax;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<NotebookView> m_view;
};

QTEST_MAIN(tst_CellForm)
#include "tst_CellForm.moc"
