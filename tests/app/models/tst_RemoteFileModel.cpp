// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "models/RemoteFileModel.h"
#include "support/JupyterServer.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using models::RemoteFileModel;

/// The files of a real server as a tree.
class tst_RemoteFileModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_server = std::make_unique<testing::JupyterServer>(testing::JupyterServer::Options{});
        QVERIFY2(m_server->start(), m_server->log().constData());
        QVERIFY(m_server->write(QStringLiteral("run 10.txt"), "ten"));
        QVERIFY(m_server->write(QStringLiteral("run 2.txt"), "two"));
        QDir(m_server->root()).mkpath(QStringLiteral("zoo"));
        QVERIFY(m_server->write(QStringLiteral("zoo/deep.ipynb"), "{}"));
        m_connection = std::make_unique<net::ServerConnection>(
            net::Endpoint{m_server->url(), Secret(m_server->token()), {}, {}}, m_clock);
        m_contents = std::make_unique<jupyter::Contents>(m_connection.get());
    }

    void init()
    {
        m_model = std::make_unique<RemoteFileModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setContents(m_contents.get());
        m_model->refresh();
        QTRY_VERIFY(m_model->rowCount() >= 3);
    }

    void cleanup() { m_tester.reset(); }

    void listsFoldersFirstAndCountsLikePeople()
    {
        QCOMPARE(name(0), QStringLiteral("zoo"));
        QCOMPARE(name(1), QStringLiteral("run 2.txt"));
        QCOMPARE(name(2), QStringLiteral("run 10.txt"));
    }

    void asksForAFolderWhenItIsOpened()
    {
        const QModelIndex zoo = m_model->index(0, 0);
        QVERIFY(m_model->hasChildren(zoo));
        m_model->fetchMore(zoo); // As a view does; the model tester may have been first.
        QTRY_COMPARE(m_model->rowCount(zoo), 1);
        QCOMPARE(m_model->path(m_model->index(0, 0, zoo)).toString(), QStringLiteral("zoo/deep.ipynb"));
    }

    void createsRenamesAndDeletesOnTheServer()
    {
        QSignalSpy created(m_model.get(), &RemoteFileModel::created);
        m_model->create({}, jupyter::Contents::NewKind::Notebook);
        QTRY_COMPARE(created.size(), 1);
        const RemotePath path(QStringLiteral("Untitled.ipynb"));
        QTRY_VERIFY(m_model->indexOf(path).isValid());

        m_model->setData(m_model->indexOf(path), QStringLiteral("mine.ipynb"));
        const RemotePath renamed(QStringLiteral("mine.ipynb"));
        QTRY_VERIFY(m_model->indexOf(renamed).isValid());
        QVERIFY(!m_model->indexOf(path).isValid());

        m_model->remove({m_model->indexOf(renamed)});
        QTRY_VERIFY(!m_model->indexOf(renamed).isValid());
        QVERIFY(m_server->read(QStringLiteral("mine.ipynb")).isEmpty());
    }

    void aTakenNameIsRefusedAndNothingIsOverwritten()
    {
        QSignalSpy failed(m_model.get(), &RemoteFileModel::failed);
        m_model->setData(m_model->indexOf(RemotePath(QStringLiteral("run 2.txt"))), QStringLiteral("run 10.txt"));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<Error>().kind, ErrorKind::Conflict);
        QCOMPARE(m_server->read(QStringLiteral("run 10.txt")), QByteArray("ten"));
    }

    void keepsRowsThatStayWhenRefreshed()
    {
        const QPersistentModelIndex kept = m_model->indexOf(RemotePath(QStringLiteral("run 10.txt")));
        QVERIFY(m_server->write(QStringLiteral("aaa.txt"), "new"));
        m_model->refreshAll();
        QTRY_VERIFY(m_model->indexOf(RemotePath(QStringLiteral("aaa.txt"))).isValid());
        QVERIFY(kept.isValid());
        QCOMPARE(m_model->path(kept).name(), QStringLiteral("run 10.txt"));
    }

private:
    QString name(int row) const { return m_model->index(row, 0).data().toString(); }

    SystemClock m_clock;
    std::unique_ptr<testing::JupyterServer> m_server;
    std::unique_ptr<net::ServerConnection> m_connection;
    std::unique_ptr<jupyter::Contents> m_contents;
    std::unique_ptr<RemoteFileModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(tst_RemoteFileModel)
#include "tst_RemoteFileModel.moc"
