// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellServices.h"
#include "ui/notebook/CellWidget.h"
#include "ui/output/OutputView.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using namespace quire::ui;

class tst_CellWidget : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_services = std::make_unique<CellServices>(&m_theme, &m_syntax);
        m_services->language = u"python"_s;
        m_widget = std::make_unique<CellWidget>(m_services.get());
        show(Cell(CellType::Code, u"a = 1"_s));
        m_widget->show();
        QVERIFY(QTest::qWaitForWindowActive(m_widget.get()));
    }

    void cleanup()
    {
        m_widget.reset();
        m_content.reset();
    }

    void itsNameSaysWhatItIsAndHowItsRunWent_data()
    {
        QTest::addColumn<CellRun>("run");
        QTest::addColumn<QString>("name");
        QTest::newRow("as loaded") << CellRun{} << u"Code cell, 2 of 5, run 7"_s;
        QTest::newRow("waiting") << CellRun{.state = CellRun::State::Queued} << u"Code cell, 2 of 5, waiting to run"_s;
        QTest::newRow("running") << CellRun{.state = CellRun::State::Running} << u"Code cell, 2 of 5, running"_s;
        QTest::newRow("failed") << CellRun{.failed = true} << u"Code cell, 2 of 5, failed"_s;
    }

    void itsNameSaysWhatItIsAndHowItsRunWent()
    {
        QFETCH(CellRun, run);
        Cell cell(CellType::Code, u"a = 1"_s);
        cell.setExecutionCount(7);
        show(cell);
        m_widget->setState({.row = 1, .rowCount = 5, .run = run});
        QTEST(m_widget->accessibleName(), "name");
    }

    void aCellIsAsHighAsItsSourceItsOutputsAndItsQuestion()
    {
        const int plain = m_widget->heightForWidth(600);
        show(Cell(CellType::Code, u"a = 1\nb = 2"_s));
        const int twoLines = m_widget->heightForWidth(600);
        QVERIFY(twoLines > plain);
        m_content->outputs().replace(0, 0, {Output::stream(u"stdout"_s, u"hello\n"_s)});
        QTRY_VERIFY(m_widget->heightForWidth(600) > twoLines);
        QVERIFY(m_widget->outputView()->isVisible());
        const int withOutput = m_widget->heightForWidth(600);
        m_widget->setState({.input = InputRequest{u"Name: "_s, false}});
        QVERIFY(m_widget->heightForWidth(600) > withOutput);
        m_widget->setState({.editorHeight = 500});
        QVERIFY(m_widget->heightForWidth(600) > 500);
    }

    void aCellThatBecomesTextShowsNoOutputs()
    {
        m_content->outputs().replace(0, 0, {Output::stream(u"stdout"_s, u"hello\n"_s)});
        QTRY_VERIFY(m_widget->outputView() && m_widget->outputView()->isVisible());
        show(Cell(CellType::Markdown, u"# Title"_s));
        QVERIFY(!m_widget->outputView()->isVisible());
    }

    void theQuestionOfAProgramIsAnsweredInTheCell()
    {
        QSignalSpy answers(m_widget.get(), &CellWidget::inputAnswered);
        m_widget->setState({.input = InputRequest{u"Name: "_s, false}});
        m_widget->focusInput();
        auto *line = m_widget->findChild<QLineEdit *>();
        QTest::keyClicks(line, u"Ada"_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(answers.first().first().toString(), u"Ada"_s);
        m_widget->setState({});
        QVERIFY(!line->isVisible());
    }

    void theCursorSaysWhereTextCanBeTyped()
    {
        m_widget->resize(600, m_widget->heightForWidth(600));
        QTest::mouseMove(m_widget.get(), m_widget->sourceRect().center());
        QTRY_COMPARE(m_widget->cursor().shape(), Qt::IBeamCursor);
        QTest::mouseMove(m_widget.get(), QPoint(10, m_widget->sourceRect().center().y()));
        QTRY_COMPARE(m_widget->cursor().shape(), Qt::ArrowCursor);
    }

    void whatGoesOnInTheGutterLooksDifferent()
    {
        const auto gutter = [this] { return m_widget->grab(QRect(0, 0, CellWidget::gutter, 40)).toImage(); };
        const QImage idle = gutter();
        m_widget->setState({.run = {.state = CellRun::State::Running}});
        const QImage running = gutter();
        QVERIFY(running != idle);
        m_widget->setState({.current = true, .viewFocused = true});
        QVERIFY(gutter() != idle);
    }

private:
    void show(const Cell &cell)
    {
        auto content = std::make_unique<CellContent>(m_services.get(), cell);
        m_widget->bind(cell, content.get());
        m_content = std::move(content);
    }

    Theme m_theme;
    Syntax m_syntax;
    std::unique_ptr<CellServices> m_services;
    std::unique_ptr<CellContent> m_content;
    std::unique_ptr<CellWidget> m_widget;
};

QTEST_MAIN(tst_CellWidget)
#include "tst_CellWidget.moc"
