// SPDX-License-Identifier: GPL-3.0-or-later
// Consoles through the whole program: opened from everywhere, and there again after the person logged out in the
// middle of a run.
#include "session/KernelConsole.h"
#include "session/NotebookSession.h"
#include "tools/Driver.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/ActionRegistry.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/ConsolePage.h"
#include "ui/shell/LauncherPage.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::ConsolePage;

namespace {

const QByteArray oneCell = "{\"cells\":[{\"cell_type\":\"code\",\"execution_count\":null,\"id\":\"a\",\"metadata\":{},"
                           "\"outputs\":[],\"source\":\"shared = 'from the notebook'\"}],\"metadata\":{},"
                           "\"nbformat\":4,\"nbformat_minor\":5}";
const QString counting = u"import time\nfor i in range(40):\n    print(i, flush=True)\n    time.sleep(.1)"_s;

} // namespace

class tst_Consoles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        tools::Driver::isolate(m_home.filePath(u"profile"_s));
        const QString root = m_home.filePath(u"root"_s);
        QVERIFY(QDir().mkpath(root));
        QFile file(root + u"/n.ipynb"_s);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(oneCell), oneCell.size());
        m_file = file.fileName();
        tools::Driver::prepare(root, u"en"_s, false);
        QApplication::setQuitOnLastWindowClosed(false);
        m_program = std::make_unique<ui::Composition>();
        m_program->start({});
    }

    void cleanupTestCase() { QVERIFY(tools::Driver(m_program.get()).quit()); }

    void theStartPageOffersOne()
    {
        auto *start = tabs()->showLauncher()->findChild<QAbstractButton *>(u"newConsole"_s);
        QVERIFY(start);
        start->click();
        QVERIFY(console());
        QCOMPARE(console()->title(), u"Console 1"_s);
        QCOMPARE(run(u"kept = 6 * 7; kept"_s), u"42"_s);
    }

    void theFileMenuAndThePaletteOfferOne()
    {
        action(u"file.new-console"_s)->trigger();
        QVERIFY(console());
        QCOMPARE(console()->title(), u"Console 2"_s);
        action(u"tools.commands"_s)->trigger();
        auto *palette = window()->findChild<ui::CommandPalette *>();
        QTRY_VERIFY(palette->isVisible());
        auto *filter = palette->findChild<QLineEdit *>();
        QTest::keyClicks(filter, u"New Console"_s);
        QTest::keyClick(filter, Qt::Key_Return);
        QTRY_VERIFY(console() && console()->title() == u"Console 3"_s);
        tabs()->requestClose(tabs()->currentIndex());
        tabs()->requestClose(tabs()->indexOf(named(u"Console 2"_s)));
    }

    void theKernelMenuOpensOneOnTheNotebooksKernel()
    {
        const tools::Driver driver(m_program.get());
        ui::NotebookPage *page = driver.open(m_file);
        QVERIFY(page && driver.waitForKernel(page) && driver.runAll(page) && driver.save(page));
        action(u"kernel.console"_s)->trigger();
        QVERIFY(console() && !console()->console()->hasOwnKernel());
        QCOMPARE(run(u"shared"_s), u"'from the notebook'"_s);
        tabs()->setCurrentWidget(page);
        action(u"kernel.console"_s)->trigger(); // Not a second one.
        QCOMPARE(tabs()->findChildren<ConsolePage *>().size(), 2);
    }

    void loggingOutInTheMiddleOfARunAsksNothing()
    {
        ConsolePage *own = named(u"Console 1"_s);
        own->console()->run(counting);
        QTRY_VERIFY_WITH_TIMEOUT(!own->console()->document()->cell(1).outputs().isEmpty(), 30000);
        own->console()->document()->setSource(own->console()->prompt(), u"half a thought"_s);
        QSignalSpy finished(m_program.get(), &ui::Composition::finished);
        m_program->end();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
        m_program.reset();
    }

    void theNextStartHasThemBackWithTheirKernels()
    {
        m_program = std::make_unique<ui::Composition>();
        m_program->start({});
        ConsolePage *own = named(u"Console 1"_s);
        QVERIFY(own);
        session::KernelConsole *talk = own->console();
        QTRY_COMPARE_WITH_TIMEOUT(talk->document()->cellCount(), 3, 10000);
        QCOMPARE(talk->document()->cell(2).source(), u"half a thought"_s);
        QTRY_COMPARE_WITH_TIMEOUT(talk->kernel()->status().state, session::KernelStatus::State::Idle, 30000);
        QTRY_COMPARE_WITH_TIMEOUT(talk->runs().pendingCount(), 0, 30000);
        QString counted;
        for (int i = 0; i < 40; ++i) {
            counted += QString::number(i) + u'\n';
        }
        QCOMPARE(talk->document()->cell(1).outputs().first().text(), counted);
        tabs()->setCurrentWidget(own);
        QCOMPARE(run(u"kept"_s), u"42"_s);
    }

    void theOneOfTheNotebookIsOnItsKernelAgain()
    {
        ConsolePage *shared = named(u"n.ipynb"_s);
        QVERIFY(shared);
        QTRY_COMPARE_WITH_TIMEOUT(shared->console()->document()->cell(0).source(), u"shared"_s, 10000);
        QTRY_COMPARE_WITH_TIMEOUT(shared->console()->kernel()->status().state, session::KernelStatus::State::Idle,
                                  30000);
        tabs()->setCurrentWidget(shared);
        QCOMPARE(run(u"shared + '!'"_s), u"'from the notebook!'"_s);
    }

    void oneThatWasClosedStaysAway()
    {
        tabs()->requestClose(tabs()->indexOf(named(u"Console 1"_s)));
        const auto left = m_program->settings().openConsoles.value();
        QCOMPARE(left.size(), 1);
        QVERIFY(left.first().path.endsWith(u"n.ipynb"_s));
    }

private:
    ui::MainWindow *window() const { return m_program->window(); }
    ui::TabArea *tabs() const { return window()->tabs(); }
    QAction *action(const QString &id) const { return window()->findChild<ui::ActionRegistry *>()->find(id); }
    ConsolePage *console() const { return qobject_cast<ConsolePage *>(tabs()->currentWidget()); }

    ConsolePage *named(const QString &title) const
    {
        const QList<ConsolePage *> all = tabs()->findChildren<ConsolePage *>();
        const auto found = std::ranges::find(all, title, &ConsolePage::title);
        return found == all.end() ? nullptr : *found;
    }

    /// What it gives, as text.
    QString run(const QString &code) const
    {
        session::KernelConsole *talk = console()->console();
        const notebook::CellId cell = talk->run(code);
        const notebook::Document *document = talk->document();
        const auto result = [&] { return document->cell(document->indexOf(cell)).outputs(); };
        return QTest::qWaitFor([&] { return !result().isEmpty(); }, 60000) ? result().first().data().text(u"text/plain")
                                                                           : u"nothing"_s;
    }

    QTemporaryDir m_home;
    QString m_file;
    std::unique_ptr<ui::Composition> m_program;
};

QTEST_MAIN(tst_Consoles)
#include "tst_Consoles.moc"
