// SPDX-License-Identifier: GPL-3.0-or-later
// ipywidgets through the whole program: made in a cell, moved by hand, heard by Python, saved, and there again when
// the notebook is opened without the kernel that made them.
#include "session/KernelConsole.h"
#include "session/NotebookSession.h"
#include "support/GivenFiles.h"
#include "support/WebEngineGround.h"
#include "tools/Driver.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/ActionRegistry.h"
#include "ui/shell/ConsolePage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"
#include "ui/web/NotebookOutputs.h"
#include "ui/web/OutputFiles.h"

#include <QApplication>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QWebEnginePage>
#include <QWebEngineView>

using namespace quire;
using namespace Qt::StringLiterals;

class tst_LiveWidgets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        testing::allowWebEngineForRoot();
        tools::Driver::isolate(m_home.filePath(u"profile"_s));
        const QString root = m_home.filePath(u"root"_s);
        tools::Driver::prepare(root, u"en"_s, false);
        QApplication::setQuitOnLastWindowClosed(false);
        m_file = root + u"/sliders.ipynb"_s;
        QDir().mkpath(root);
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(cells({"import ipywidgets as w\\ns = w.IntSlider(value=3, max=10, description='Speed'); s",
                          "@w.interact(x=w.IntSlider(value=2, max=9))\\ndef f(x): print('x is', x)",
                          "u = w.FileUpload(accept='.csv', description='Numbers'); u"}));
        file.close();
        start();
    }

    void cleanupTestCase()
    {
        tools::Driver driver(m_program.get());
        QVERIFY(driver.quit());
    }

    void whatPythonMadeIsSeen()
    {
        const tools::Driver driver(m_program.get());
        m_page = driver.open(m_file);
        m_shown = m_page;
        QVERIFY(m_page && driver.waitForKernel(m_page) && driver.runAll(m_page));
        QVERIFY2(!m_page->notifications()->isShowing(u"trust"_s), "it was made here");
        QVERIFY(seen(u"Speed"_s, u"document.querySelector('.widget-readout')?.textContent"_s, u"3"_s));
        QVERIFY(seen(u"x is"_s, u"document.body.innerText.match(/x is \\d/)?.[0]"_s, u"x is 2"_s));
    }

    void whatTheHandMovesPythonHears()
    {
        QWebEngineView *slider = view(u"Speed"_s);
        QVERIFY(slider);
        in(slider, u"document.querySelector('.noUi-handle').dispatchEvent(new KeyboardEvent('keydown', "
                   "{key: 'ArrowRight', bubbles: true}))"_s);
        QVERIFY(seen(u"Speed"_s, u"document.querySelector('.widget-readout')?.textContent"_s, u"4"_s));
        QCOMPARE(printed(u"'speed', s.value"_s), u"speed 4\n"_s);
    }

    void aFileThePersonChoosesPythonReads()
    {
        const auto person = std::make_shared<testing::GivenFiles::Record>();
        QFile numbers(m_home.filePath(u"numbers.csv"_s));
        QVERIFY(numbers.open(QIODevice::WriteOnly) && numbers.write("1,2") == 3 && numbers.flush());
        person->answer = {numbers.fileName()};
        m_page->findChild<ui::NotebookOutputs *>()->files()->setChooser(std::make_unique<testing::GivenFiles>(person));
        QWebEngineView *upload = view(u"Numbers"_s);
        QVERIFY(upload);
        QTest::mouseClick(m_program->window()->windowHandle(), Qt::LeftButton, {},
                          upload->mapTo(m_program->window(), QPoint(40, 18)));
        QVERIFY(seen(u"Numbers"_s, u"document.querySelector('.widget-upload')?.textContent"_s, u"Numbers (1)"_s));
        QCOMPARE(printed(u"u.value[0].name, bytes(u.value[0].content)"_s), u"numbers.csv b'1,2'\n"_s);
    }

    void aConsoleShowsTheSameWidget()
    {
        auto *action = m_program->window()->findChild<ui::ActionRegistry *>()->find(u"kernel.console"_s);
        action->trigger();
        auto *console = m_program->window()->findChild<ui::ConsolePage *>();
        QVERIFY(console);
        console->console()->run(u"s"_s);
        QWidget *notebook = std::exchange(m_shown, console);
        QVERIFY(seen(u"Speed"_s, u"document.querySelector('.widget-readout')?.textContent"_s, u"4"_s));
        in(view(u"Speed"_s), u"document.querySelector('.noUi-handle').dispatchEvent(new KeyboardEvent('keydown', "
                             "{key: 'ArrowLeft', bubbles: true}))"_s);
        QVERIFY(seen(u"Speed"_s, u"document.querySelector('.widget-readout')?.textContent"_s, u"3"_s));
        const notebook::CellId asked = console->console()->run(u"print('speed', s.value)"_s);
        const notebook::Document *document = console->console()->document();
        const auto outputs = [&] { return document->cell(document->indexOf(asked)).outputs(); };
        QTRY_VERIFY_WITH_TIMEOUT(!outputs().isEmpty(), 30'000);
        QCOMPARE(outputs().first().text(), u"speed 3\n"_s);
        m_shown = notebook;
        m_program->window()->tabs()->setCurrentWidget(m_page);
        QVERIFY(seen(u"Speed"_s, u"document.querySelector('.widget-readout')?.textContent"_s, u"3"_s));
    }

    void savedAndOpenedWithoutItsKernelItIsThereAgain()
    {
        {
            const tools::Driver driver(m_program.get());
            QVERIFY(driver.save(m_page));
            QVERIFY(driver.quit()); // The server goes, and every kernel with it.
        }
        m_program.reset();
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(file.readAll().contains("application/vnd.jupyter.widget-state+json"));
        start();
        m_page = tools::Driver(m_program.get()).open(m_file);
        m_shown = m_page;
        QVERIFY(m_page);
        QVERIFY(seen(u"Speed"_s, u"document.querySelector('.widget-readout')?.textContent"_s, u"3"_s));
        QVERIFY2(!m_page->notifications()->isShowing(u"trust"_s), "signed when it was saved");
    }

private:
    static QByteArray cells(const QByteArrayList &sources)
    {
        QByteArrayList all;
        for (const QByteArray &source : sources) {
            all.append("{\"cell_type\":\"code\",\"execution_count\":null,\"id\":\"c" + QByteArray::number(all.size()) +
                       "\",\"metadata\":{},\"outputs\":[],\"source\":\"" + source + "\"}");
        }
        return "{\"cells\":[" + all.join(',') + "],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}";
    }

    void start()
    {
        m_program = std::make_unique<ui::Composition>();
        m_program->start({});
        m_program->window()->resize(1100, 1400);
        QVERIFY(QTest::qWaitForWindowActive(m_program->window()));
    }

    /// What a new cell prints.
    QString printed(const QString &expression) const
    {
        notebook::Document *document = m_page->session()->document();
        const QList<notebook::CellId> asked = document->insertCells(
            document->cellCount(), {notebook::Cell(notebook::CellType::Code, u"print(%1)"_s.arg(expression))});
        QSignalSpy ended(&m_page->session()->kernel(), &session::NotebookKernel::allRunsEnded);
        m_page->session()->kernel().run(asked);
        const bool hasEnded = QTest::qWaitFor([&ended] { return !ended.isEmpty(); }, 30'000);
        const notebook::Cell &cell = document->cell(document->cellCount() - 1);
        return hasEnded && !cell.outputs().isEmpty() ? cell.outputs().first().text() : u"nothing"_s;
    }

    /// What an expression gives in a page, as text.
    static QString in(QWebEngineView *page, const QString &expression)
    {
        std::optional<QString> answer;
        page->page()->runJavaScript(u"String(%1)"_s.arg(expression),
                                    [&answer](const QVariant &got) { answer = got.toString(); });
        return QTest::qWaitFor([&] { return answer.has_value(); }, 10'000) ? *answer : u"no answer"_s;
    }

    /// The page with these words in it; null when there is none yet.
    QWebEngineView *view(const QString &words) const
    {
        const auto pages = m_shown->findChildren<QWebEngineView *>();
        for (QWebEngineView *page : pages) {
            if (in(page, u"document.body && document.body.innerText.includes('%1')"_s.arg(words)) == u"true") {
                return page;
            }
        }
        return nullptr;
    }

    bool seen(const QString &words, const QString &expression, const QString &expected) const
    {
        return QTest::qWaitFor(
            [&] {
                QWebEngineView *page = view(words);
                return page && in(page, expression) == expected;
            },
            60'000);
    }

    QTemporaryDir m_home;
    QString m_file;
    std::unique_ptr<ui::Composition> m_program;
    ui::NotebookPage *m_page = nullptr;
    QWidget *m_shown = nullptr; ///< Whose pages are looked at.
};

QTEST_MAIN(tst_LiveWidgets)
#include "tst_LiveWidgets.moc"
