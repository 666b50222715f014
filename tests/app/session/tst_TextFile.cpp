// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/FixedProvider.h"
#include "base/Clock.h"
#include "session/AttachedMachine.h"
#include "session/Recovery.h"
#include "session/TextFile.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using quire::testing::JupyterServer;
using quire::testing::wait;
using session::AttachedMachine;
using session::Notice;
using session::Recovery;
using session::TextFile;

/// A text file and whoever edits it: on this computer's disk, and on a real server.
class tst_TextFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("onServer");
        QTest::newRow("this computer") << false;
        QTest::newRow("server") << true;
    }

    void initTestCase()
    {
        m_server = std::make_unique<JupyterServer>(JupyterServer::Options{});
        QVERIFY2(m_server->start(), m_server->log().constData());
    }

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_recovery = std::make_unique<Recovery>(m_folder->filePath(u"copies"_s));
        m_provider = std::make_unique<testing::FixedProvider>(
            net::Endpoint{.baseUrl = m_server->url(), .token = Secret(m_server->token())});
        m_machine = std::make_unique<AttachedMachine>(m_provider.get(), machines::MachineId{u"fixed"_s, u"m"_s}, u"M"_s,
                                                      QString(), m_clock);
        QFETCH_GLOBAL(const bool, onServer);
        m_path = onServer ? m_server->root() + u"/main.py"_s : m_folder->filePath(u"main.py"_s);
        write("a = 1\r\nb = '\xe9'\n");
    }

    void cleanup()
    {
        m_file.reset();
        m_machine.reset();
        m_provider.reset();
        m_recovery.reset();
    }

    void cleanupTestCase() { m_server.reset(); }

    void savesWhatItReadByteForByte()
    {
        QVERIFY(open());
        QCOMPARE(m_text, u"a = 1\r\nb = 'é'\n"_s);
        QCOMPARE(m_file->encoding(), session::TextEncoding::Latin1);
        m_file->noteEdit();
        QVERIFY(wait(m_file->save()));
        QCOMPARE(read(), QByteArray("a = 1\r\nb = '\xe9'\n"));
        QVERIFY(!m_file->isModified());
    }

    void whatIsTypedIsSavedAndTheStateFollows()
    {
        QVERIFY(open());
        edit(u"c = 3\n"_s);
        QCOMPARE(m_file->saveState(), TextFile::SaveState::Modified);
        QVERIFY(wait(m_file->save()));
        QCOMPARE(read(), QByteArray("c = 3\n"));
        QCOMPARE(m_file->saveState(), TextFile::SaveState::Saved);
    }

    void anotherEncodingIsWrittenAndOneThatDoesNotFitIsRefused()
    {
        QVERIFY(open());
        edit(u"中"_s);
        const auto refused = wait(m_file->save());
        QVERIFY(!refused);
        QCOMPARE(refused.error().kind, ErrorKind::Unsupported);
        QVERIFY(m_notices.contains(u"not-saved"_s));
        m_file->setEncoding(session::TextEncoding::Utf8);
        QVERIFY(wait(m_file->save()));
        QCOMPARE(read(), QByteArray("\xe4\xb8\xad"));
    }

    void aFileChangedElsewhereIsNotOverwritten()
    {
        QVERIFY(open());
        edit(u"mine"_s);
        write("theirs, and longer\n");
        const auto saved = wait(m_file->save());
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::Conflict);
        QCOMPARE(read(), QByteArray("theirs, and longer\n"));
        m_file->choose(u"changed-elsewhere"_s, u"reload"_s);
        QTRY_COMPARE(m_text, u"theirs, and longer\n"_s);
        QVERIFY(!m_file->isModified());
        edit(u"mine again"_s);
        write("theirs\n");
        QVERIFY(!wait(m_file->save()));
        m_file->choose(u"changed-elsewhere"_s, u"overwrite"_s);
        QTRY_COMPARE(read(), QByteArray("mine again"));
    }

    void anUntouchedFileFollowsTheDisk()
    {
        QVERIFY(open());
        write("newer, from another program\n");
        QVERIFY(wait(m_file->lookAgain()));
        QCOMPARE(m_text, u"newer, from another program\n"_s);
        edit(u"mine"_s);
        write("newest of all, from another program\n");
        QVERIFY(wait(m_file->lookAgain()));
        QCOMPARE(m_text, u"mine"_s);
    }

    void unsavedTextIsThereAfterACrash()
    {
        QVERIFY(open());
        edit(u"never saved\r\n"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(m_folder->filePath(u"copies"_s)).isEmpty(), 10'000);
        m_file.reset(); // As a crash does: nothing is asked.
        m_text.clear();
        QVERIFY(open());
        QCOMPARE(m_text, u"never saved\r\n"_s);
        QVERIFY(m_file->isModified());
        QCOMPARE(m_file->encoding(), session::TextEncoding::Latin1);
        QVERIFY(m_notices.contains(u"safety-copy"_s));
        m_file->choose(u"safety-copy"_s, u"revert"_s);
        QTRY_COMPARE(m_text, u"a = 1\r\nb = 'é'\n"_s);
        QVERIFY(!m_file->isModified());
    }

    void anOlderCopyOfAFileThatChangedSinceIsOffered()
    {
        QVERIFY(open());
        edit(u"never saved\n"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!QDir(m_folder->filePath(u"copies"_s)).isEmpty(), 10'000);
        m_file.reset();
        write("written by somebody else\n");
        QVERIFY(open());
        QCOMPARE(m_text, u"written by somebody else\n"_s);
        QVERIFY(m_notices.contains(u"safety-copy"_s));
        m_file->choose(u"safety-copy"_s, u"restore"_s);
        QTRY_COMPARE(m_text, u"never saved\n"_s);
        QVERIFY(m_file->isModified());
    }

    void whatIsNoTextIsRefusedAndStaysAsItIs()
    {
        const QByteArray bytes("\x7f"
                               "ELF\0\0\1",
                               7);
        write(bytes);
        m_file = make();
        const auto result = wait(m_file->load());
        QVERIFY(!result);
        QCOMPARE(result.error().kind, ErrorKind::Unsupported);
        QCOMPARE(read(), bytes);
    }

private:
    std::unique_ptr<TextFile> make()
    {
        QFETCH_GLOBAL(const bool, onServer);
        session::NotebookRef ref{m_machine->id(), RemotePath(u"main.py"_s), onServer ? QString() : m_path, false};
        auto file = std::make_unique<TextFile>(ref, m_machine.get(), m_recovery.get());
        m_notices.clear();
        connect(file.get(), &TextFile::loaded, this, [this](const QString &text) { m_text = text; });
        connect(file.get(), &TextFile::noticeRaised, this,
                [this](const Notice &notice) { m_notices.append(notice.key); });
        file->setSource([this] { return m_text; });
        return file;
    }
    bool open()
    {
        m_file = make();
        return wait(m_file->load()).has_value();
    }
    void edit(const QString &text)
    {
        m_text = text;
        m_file->noteEdit();
    }
    void write(const QByteArray &bytes) const
    {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    QByteArray read() const
    {
        QFile file(m_path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    SystemClock m_clock;
    std::unique_ptr<JupyterServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Recovery> m_recovery;
    std::unique_ptr<testing::FixedProvider> m_provider;
    std::unique_ptr<AttachedMachine> m_machine;
    std::unique_ptr<TextFile> m_file;
    QString m_path;
    QString m_text;
    QStringList m_notices;
};

QTEST_GUILESS_MAIN(tst_TextFile)
#include "tst_TextFile.moc"
