// SPDX-License-Identifier: GPL-3.0-or-later
// The person logs out in the middle of a run, with nothing saved, and comes back later: every line is there.
#include "machines/MachineProvider.h"
#include "session/NotebookSession.h"
#include "tools/Driver.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;

namespace {

constexpr int lines = 40;

const QByteArray longRun = "{\n \"cells\": [\n  {\n   \"cell_type\": \"code\",\n   \"execution_count\": null,\n"
                           "   \"id\": \"train\",\n   \"metadata\": {},\n   \"outputs\": [],\n   \"source\": [\n"
                           "    \"import time\\n\",\n    \"for i in range(40):\\n\",\n"
                           "    \"    print('line', i, flush=True)\\n\",\n    \"    time.sleep(.1)\"\n   ]\n  }\n ],\n"
                           " \"metadata\": {},\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n";

} // namespace

class tst_QuitMidRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        tools::Driver::isolate(m_home.filePath(QStringLiteral("profile")));
        const QString root = m_home.filePath(QStringLiteral("root"));
        QVERIFY(QDir().mkpath(root));
        QFile file(root + QStringLiteral("/train.ipynb"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(longRun), longRun.size());
        file.close();
        tools::Driver::prepare(root, QStringLiteral("en"), false);
        QApplication::setQuitOnLastWindowClosed(false);
        m_program = std::make_unique<ui::Composition>();
        m_program->start({file.fileName()});
    }

    void cleanupTestCase()
    {
        tools::Driver driver(m_program.get());
        QVERIFY(driver.save(page()));
        QVERIFY(driver.quit());
    }

    void aRunIsUnderWay()
    {
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->session()->document(), 30000);
        page()->session()->kernel().run({cell()});
        QTRY_VERIFY_WITH_TIMEOUT(!page()->session()->document()->cell(0).outputs().isEmpty(), 30000);
    }

    void loggingOutAsksNothing()
    {
        QSignalSpy finished(m_program.get(), &ui::Composition::finished);
        m_program->end();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20000);
        m_program.reset();
    }

    void theNextStartHasTheNotebookAndItsRunBack()
    {
        m_program = std::make_unique<ui::Composition>();
        m_program->start({});
        QTRY_VERIFY_WITH_TIMEOUT(page() && page()->session()->document(), 30000);
        QVERIFY(page()->session()->hasUnsavedWork());
        QTRY_VERIFY(page()->notifications()->isShowing(QStringLiteral("safety-copy")));
        QTRY_COMPARE_WITH_TIMEOUT(page()->session()->kernel().pendingCount(), 1, 30000);
        QTRY_COMPARE_WITH_TIMEOUT(page()->session()->kernel().pendingCount(), 0, 30000);
        QString expected;
        for (int i = 0; i < lines; ++i) {
            expected += QStringLiteral("line %1\n").arg(i);
        }
        const QList<notebook::Output> outputs = page()->session()->document()->cell(0).outputs();
        const QString text = outputs.isEmpty() ? QString() : outputs.first().text();
        QVERIFY2(text == expected, qPrintable(text.simplified())); // QCOMPARE would cut it short.
        QCOMPARE(outputs.size(), 1);
    }

private:
    ui::NotebookPage *page() const { return m_program->window()->tabs()->currentNotebook(); }
    notebook::CellId cell() const { return page()->session()->document()->cell(0).id(); }

    QTemporaryDir m_home;
    std::unique_ptr<ui::Composition> m_program;
};

QTEST_MAIN(tst_QuitMidRun)
#include "tst_QuitMidRun.moc"
