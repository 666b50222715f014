// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "app/session/FixedProvider.h"
#include "support/JupyterServer.h"
#include "ui/shell/FileOpener.h"

#include <QDesktopServices>
#include <QUrl>

using namespace quire;
using namespace Qt::StringLiterals;
using session::AttachedMachine;
using ui::FileOpener;

/// The desktop's part is played by this test: it is asked to open files.
class tst_FileOpener : public QObject
{
    Q_OBJECT

public Q_SLOTS:
    void open(const QUrl &url) { m_opened.append(url.toLocalFile()); }

private Q_SLOTS:
    void initTestCase() { QDesktopServices::setUrlHandler(u"file"_s, this, "open"); }
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler(u"file"_s); }
    void init() { m_opened.clear(); }

    void theSampleIsCopiedOnceAndThenThePersons()
    {
        const QTemporaryDir folder;
        const QString root = folder.filePath(u"new/root"_s);
        const Reply<QString> first = FileOpener::copySample(root);
        QTRY_VERIFY(first.isFinished());
        QFile file(*first.result());
        QVERIFY(file.open(QIODevice::ReadWrite) && file.readAll().contains("Welcome to Quire"));
        QVERIFY(file.resize(0));
        file.close();
        const Reply<QString> again = FileOpener::copySample(root);
        QTRY_VERIFY(again.isFinished());
        QCOMPARE(*again.result(), *first.result());
        QCOMPARE(QFileInfo(*again.result()).size(), 0);
    }

    void aFolderThatCannotBeWrittenIsNamed()
    {
        const Reply<QString> copied = FileOpener::copySample(u"/proc/nowhere"_s);
        QTRY_VERIFY(copied.isFinished());
        QCOMPARE(copied.result().error().kind, ErrorKind::File);
        QVERIFY(copied.result().error().message.contains(u"/proc/nowhere"));
    }

    void aFileOfThisComputerIsOpenedWhereItIs()
    {
        testing::Desk desk;
        const QString file = desk.write(u"a b.csv"_s, {u"1"_s});
        const Reply<void> reply =
            FileOpener::openWithDesktop(desk.workspace.thisComputer(), desk.workspace.refForLocalFile(file));
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.result());
        QCOMPARE(m_opened, QStringList{file});
    }

    void aFileElsewhereIsFetchedFirst()
    {
        testing::JupyterServer server({});
        QVERIFY2(server.start(), server.log().constData());
        QVERIFY(server.write(u"data.csv"_s, "1,2"));
        testing::FixedProvider provider({server.url(), Secret(server.token()), {}, {}});
        AttachedMachine machine(&provider, {u"fixed"_s, u"m"_s}, u"M"_s, {}, m_clock);
        machine.attach();
        QTRY_COMPARE_WITH_TIMEOUT(machine.state(), AttachedMachine::State::Attached, 20000);

        const Reply<void> reply =
            FileOpener::openWithDesktop(&machine, {machine.id(), RemotePath(u"data.csv"_s), {}, false});
        QTRY_VERIFY(reply.isFinished());
        QVERIFY(reply.result());
        QFile fetched(m_opened.value(0));
        QVERIFY(fetched.open(QIODevice::ReadOnly));
        QCOMPARE(fetched.readAll(), QByteArray("1,2"));

        const Reply<void> missing =
            FileOpener::openWithDesktop(&machine, {machine.id(), RemotePath(u"gone.csv"_s), {}, false});
        QTRY_VERIFY(missing.isFinished());
        QCOMPARE(missing.result().error().kind, ErrorKind::NotFound);
        QCOMPARE(m_opened.size(), 1);
    }

private:
    SystemClock m_clock;
    QStringList m_opened;
};

QTEST_MAIN(tst_FileOpener)
#include "tst_FileOpener.moc"
