// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "machines/MachineCatalog.h"
#include "machines/local/LocalProvider.h"
#include "models/RunQueueModel.h"
#include "notebook/NotebookFile.h"
#include "session/AttachedMachine.h"
#include "session/NotebookSession.h"
#include "session/Recovery.h"
#include "session/Workspace.h"
#include "store/Settings.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using models::RunQueueModel;
using notebook::CellId;
using session::NotebookSession;

/// Two notebooks with kernels of this computer.
class tst_RunQueueModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_catalog.addProvider(m_local);
        std::ignore = m_journal.open();
        m_first = open(u"first.ipynb"_s);
        m_second = open(u"second.ipynb"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_first->kernel().isFree() && m_second->kernel().isFree(), 60000);
    }

    void init()
    {
        m_model = std::make_unique<RunQueueModel>(&m_workspace);
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get());
        m_model->setMachine(m_workspace.thisComputer()->id());
        start(m_first, {u"input()  # first"_s, u"a = 1"_s, u"\n\n  b = 2\nmore"_s});
        start(m_second, {u"input()"_s, u"c = 3"_s});
        QTRY_COMPARE(m_model->rowCount(), 5);
    }

    void cleanup()
    {
        m_model->cancelAll();
        for (NotebookSession *notebook : {m_first, m_second}) {
            notebook->kernel().answerInput(notebook->kernel().runs().queue().first().cell, {});
        }
        QTRY_COMPARE(m_model->rowCount(), 0);
        m_tester.reset();
        m_model.reset();
    }

    void cleanupTestCase()
    {
        const Reply<bool> released = m_local->release();
        QTRY_VERIFY_WITH_TIMEOUT(released.isFinished(), 20000);
    }

    void everyNotebooksCellsAreThereWithWhatTheyDo()
    {
        QCOMPARE(texts(RunQueueModel::CellColumn),
                 (QStringList{u"input()  # first"_s, u"a = 1"_s, u"b = 2"_s, u"input()"_s, u"c = 3"_s}));
        QCOMPARE(texts(RunQueueModel::NotebookColumn).last(), u"second.ipynb"_s);
        QCOMPARE(texts(RunQueueModel::StateColumn).at(1), u"waiting"_s);
        QVERIFY(texts(RunQueueModel::StateColumn).first().contains(u':'));
        QCOMPARE(m_model->waitingCount(), 3);
    }

    void waitingCellsMoveWithinTheirNotebook()
    {
        QVERIFY(!m_model->canMove(0, 1));
        QVERIFY(!m_model->canMove(1, -1));
        QVERIFY(!m_model->canMove(2, 1));
        QVERIFY(!m_model->canMove(4, -1));
        QVERIFY(m_model->canMove(1, 1));
        m_model->move(1, 1);
        QCOMPARE(texts(RunQueueModel::CellColumn).mid(1, 2), (QStringList{u"b = 2"_s, u"a = 1"_s}));
    }

    void draggingIsMoving()
    {
        const std::unique_ptr<QMimeData> data(m_model->mimeData({m_model->index(2, 0)}));
        QVERIFY(m_model->canDropMimeData(data.get(), Qt::MoveAction, 1, 0, {}));
        QVERIFY(!m_model->canDropMimeData(data.get(), Qt::MoveAction, 0, 0, {}));
        QVERIFY(!m_model->canDropMimeData(data.get(), Qt::MoveAction, 5, 0, {}));
        m_model->dropMimeData(data.get(), Qt::MoveAction, 1, 0, {});
        QCOMPARE(texts(RunQueueModel::CellColumn).mid(1, 2), (QStringList{u"b = 2"_s, u"a = 1"_s}));
        QVERIFY(!m_model->canDropMimeData(data.get(), Qt::MoveAction, 3, 0, {})); // It is elsewhere by now.
    }

    void oneIsTakenBack()
    {
        QVERIFY(!m_model->canCancel(0));
        m_model->cancel(1);
        QCOMPARE(texts(RunQueueModel::CellColumn).at(1), u"b = 2"_s);
        QCOMPARE(m_model->rowCount(), 4);
    }

    void anotherMachinesCellsAreNotShown()
    {
        m_model->setMachine({u"other"_s, u"machine"_s});
        QCOMPARE(m_model->rowCount(), 0);
        m_model->setMachine(m_workspace.thisComputer()->id());
        QCOMPARE(m_model->rowCount(), 5);
    }

private:
    NotebookSession *open(const QString &name)
    {
        QDir().mkpath(m_local->root());
        QFile file(QDir(m_local->root()).filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(notebook::NotebookFile::write({})) <= 0) {
            return nullptr;
        }
        file.close();
        NotebookSession *session = m_workspace.open(m_workspace.refForLocalFile(file.fileName()));
        session->open();
        return session;
    }

    static void start(NotebookSession *session, const QStringList &sources)
    {
        QList<notebook::Cell> cells;
        for (const QString &source : sources) {
            cells.append(notebook::Cell(notebook::CellType::Code, source));
        }
        QSignalSpy asked(&session->kernel(), &session::NotebookKernel::inputRequested);
        session->kernel().run(session->document()->insertCells(0, cells));
        QVERIFY(asked.wait(10000));
    }

    QStringList texts(int column) const
    {
        QStringList all;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            all.append(m_model->index(row, column).data().toString());
        }
        return all;
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    store::Settings m_settings{m_folder.filePath(u"quire.ini"_s)};
    machines::MachineCatalog m_catalog;
    machines::LocalProvider *m_local =
        new machines::LocalProvider({m_folder.filePath(u"machines"_s)}, m_folder.filePath(u"root"_s), m_clock);
    session::Recovery m_recovery{m_folder.filePath(u"recovery"_s)};
    runs::RunJournal m_journal{m_folder.filePath(u"runs.sqlite"_s)};
    session::Workspace m_workspace{&m_catalog, m_local, &m_settings, &m_recovery, &m_journal, m_clock};
    NotebookSession *m_first = nullptr;
    NotebookSession *m_second = nullptr;
    std::unique_ptr<RunQueueModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(tst_RunQueueModel)
#include "tst_RunQueueModel.moc"
