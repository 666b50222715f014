// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/ExecutionQueue.h"
#include "notebook/Document.h"
#include "session/CellExecution.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace quire;
using namespace Qt::StringLiterals;
using jupyter::Channel;
using notebook::Cell;
using notebook::CellId;
using notebook::CellType;
using notebook::Document;
using session::CellExecution;
using session::CellRun;

/// One run, told message by message what a kernel told, and the document it writes to.
class tst_CellExecution : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_queue = {};
        m_document = std::make_unique<Document>();
        m_cell = m_document->insertCells(0, {Cell(CellType::Code, u"run me"_s), Cell(CellType::Markdown, u"below"_s)})
                     .first();
        jupyter::ExecuteRequest request;
        request.id = "r";
        const auto execution = std::make_shared<jupyter::Execution>(request, [](const QByteArray &) {});
        m_queue.add(execution);
        m_run = std::make_unique<CellExecution>(execution, m_cell, m_document.get());
    }

    void cleanup()
    {
        m_run.reset();
        m_document.reset();
    }

    void outputFollowsItsCellWhereverThatGoes()
    {
        print("one ");
        m_document->moveCells(0, 1, 1);
        print("two ");
        m_document->removeCells(1, 1);
        print("three");
        QCOMPARE(m_document->cellCount(), 1);
        QVERIFY(m_document->cell(0).outputs().isEmpty());
        m_document->undo();
        QCOMPARE(outputText(), u"one two three"_s);
    }

    void clearingWithWaitKeepsTheOldOutputUntilThereIsNew()
    {
        print("old");
        iopub("clear_output", "{\"wait\":true}");
        QCOMPARE(outputText(), u"old"_s);
        print("new");
        print("er");
        QCOMPARE(outputText(), u"newer"_s);
        iopub("clear_output", "{\"wait\":false}");
        QCOMPARE(outputText(), QString());
    }

    void tellsHowTheRunGoes()
    {
        QSignalSpy changed(m_run.get(), &CellExecution::runChanged);
        QSignalSpy ended(m_run.get(), &CellExecution::ended);
        iopub("execute_input", "{\"execution_count\":7}");
        CellRun run = changed.takeFirst().at(1).value<CellRun>();
        QCOMPARE(run.state, CellRun::State::Running);
        QVERIFY(run.startedAt.isValid());
        QCOMPARE(cell().executionCount(), std::optional(7));
        end("{\"status\":\"error\",\"ename\":\"E\",\"evalue\":\"v\",\"traceback\":[\"t\"]}");
        run = changed.takeFirst().at(1).value<CellRun>();
        QCOMPARE(run.state, CellRun::State::Idle);
        QVERIFY(run.failed);
        QVERIFY(run.took.has_value());
        QCOMPARE(ended.count(), 1);
        QCOMPARE(cell().outputs().last().errorName(), u"E"_s);
    }

    void aRunThatNeverBeganHasNotFailedAndTookNoTime()
    {
        QSignalSpy changed(m_run.get(), &CellExecution::runChanged);
        end("{\"status\":\"aborted\"}");
        const auto run = changed.takeLast().at(1).value<CellRun>();
        QCOMPARE(run.state, CellRun::State::Idle);
        QVERIFY(!run.failed);
        QVERIFY(!run.took);
    }

    void asksForInputInTheNameOfItsCell()
    {
        QSignalSpy asked(m_run.get(), &CellExecution::inputRequested);
        route(Channel::Stdin, "input_request", "{\"prompt\":\"pw: \",\"password\":true}");
        QCOMPARE(asked.first().at(0).value<CellId>(), m_cell);
        QCOMPARE(asked.first().at(1).toString(), u"pw: "_s);
        QCOMPARE(asked.first().at(2).toBool(), true);
    }

    void codeMayRewriteItsCellOrAddOneBelow()
    {
        route(Channel::Shell, "execute_reply",
              "{\"status\":\"ok\",\"payload\":["
              "{\"source\":\"set_next_input\",\"text\":\"rewritten\",\"replace\":true},"
              "{\"source\":\"set_next_input\",\"text\":\"added\",\"replace\":false}]}");
        QCOMPARE(m_document->cellCount(), 3);
        QCOMPARE(m_document->cell(0).source(), u"rewritten"_s);
        QCOMPARE(m_document->cell(1).source(), u"added"_s);
        QCOMPARE(m_document->cell(1).type(), CellType::Code);
        QCOMPARE(m_document->cell(2).source(), u"below"_s);
    }

    void helpIsForThePageBesideTheNotebook()
    {
        QSignalSpy asked(m_run.get(), &CellExecution::pageRequested);
        route(Channel::Shell, "execute_reply",
              "{\"status\":\"ok\",\"payload\":[{\"source\":\"page\",\"data\":{\"text/plain\":\"Signature: len\"}}]}");
        QVERIFY(cell().outputs().isEmpty());
        QCOMPARE(asked.first().first().value<notebook::MimeBundle>().text(u"text/plain"), u"Signature: len"_s);
    }

    void whatComesAfterTheEndStillArrives()
    {
        end("{\"status\":\"ok\"}");
        print("from a thread");
        QCOMPARE(outputText(), u"from a thread"_s);
    }

private:
    void route(Channel channel, const QByteArray &type, const QByteArray &content)
    {
        jupyter::Message message;
        message.channel = channel;
        message.type = type;
        message.content = content;
        message.parentId = "r";
        m_queue.route(message);
    }

    void iopub(const QByteArray &type, const QByteArray &content) { route(Channel::Iopub, type, content); }
    void print(const QByteArray &text) { iopub("stream", "{\"name\":\"stdout\",\"text\":\"" + text + "\"}"); }

    void end(const QByteArray &reply)
    {
        route(Channel::Shell, "execute_reply", reply);
        iopub("status", "{\"execution_state\":\"idle\"}");
    }

    const Cell &cell() const { return m_document->cell(m_document->indexOf(m_cell)); }

    QString outputText() const
    {
        QString text;
        for (const notebook::Output &output : cell().outputs()) {
            text += output.text();
        }
        return text;
    }

    jupyter::ExecutionQueue m_queue;
    std::unique_ptr<Document> m_document;
    CellId m_cell;
    std::unique_ptr<CellExecution> m_run;
};

QTEST_GUILESS_MAIN(tst_CellExecution)
#include "tst_CellExecution.moc"
