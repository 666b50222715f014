// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/DocumentStore.h"
#include "session/LocalStorage.h"
#include "session/Recovery.h"
#include "support/Waiting.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using quire::testing::wait;
using session::DocumentStore;
using session::LocalStorage;
using session::Notice;
using session::Recovery;

namespace {

const QByteArray twoCells = R"({
 "cells": [
  {
   "cell_type": "code",
   "execution_count": 1,
   "id": "first",
   "metadata": {},
   "outputs": [],
   "source": [
    "a = 1.0"
   ]
  },
  {
   "cell_type": "markdown",
   "id": "second",
   "metadata": {"z": 1e5, "a": NaN},
   "source": []
  }
 ],
 "metadata": {},
 "nbformat": 4,
 "nbformat_minor": 5
}
)";

} // namespace

/// A notebook file, its store, and what the store told a person.
class tst_DocumentStore : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_recovery = std::make_unique<Recovery>(m_folder->filePath(QStringLiteral("copies")));
        write(twoCells);
        open();
    }

    void cleanup()
    {
        m_store.reset();
        m_recovery.reset();
    }

    void savesAnUntouchedNotebookByteForByte()
    {
        QVERIFY(wait(m_store->save()));
        QCOMPARE(read(), twoCells);
    }

    void changesOnlyTheLinesOfTheCellThatWasEdited()
    {
        m_store->document()->setSource(m_store->document()->cell(0).id(), QStringLiteral("a = 2"));
        QCOMPARE(m_store->saveState(), DocumentStore::SaveState::Modified);
        QVERIFY(wait(m_store->save()));
        QCOMPARE(read(), QByteArray(twoCells).replace("a = 1.0", "a = 2"));
        QCOMPARE(m_store->saveState(), DocumentStore::SaveState::Saved);
    }

    void doesNotOverwriteWhatSomeoneElseWrote()
    {
        QSignalSpy notices(m_store.get(), &DocumentStore::noticeRaised);
        m_store->document()->setSource(m_store->document()->cell(0).id(), QStringLiteral("mine"));
        write(QByteArray(twoCells).replace("a = 1.0", "theirs, longer"));
        QCOMPARE(wait(m_store->save()).error().kind, ErrorKind::Conflict);
        QVERIFY(read().contains("theirs, longer"));
        QCOMPARE(notices.size(), 1);
        const auto notice = notices.first().first().value<Notice>();
        QCOMPARE(notice.choices.size(), 3);

        m_store->choose(notice.key, QStringLiteral("reload"));
        QTRY_COMPARE(m_store->document()->cell(0).source(), QStringLiteral("theirs, longer"));
        QVERIFY(!m_store->document()->isModified());
    }

    void theirsThatCannotBeReadIsNotOverwrittenEither()
    {
        QSignalSpy notices(m_store.get(), &DocumentStore::noticeRaised);
        m_store->document()->setSource(m_store->document()->cell(0).id(), QStringLiteral("mine"));
        write("{\"cells\": half of it");
        QVERIFY(!wait(m_store->save()));
        m_store->choose(notices.first().first().value<Notice>().key, QStringLiteral("reload"));
        QTRY_VERIFY(notices.size() > 1);
        QCOMPARE(m_store->document()->cell(0).source(), QStringLiteral("mine"));
        QCOMPARE(wait(m_store->save()).error().kind, ErrorKind::Conflict);
        QVERIFY(read().contains("half of it"));
    }

    void bothVersionsAreMergedWhenThePersonSaysSo()
    {
        QSignalSpy notices(m_store.get(), &DocumentStore::noticeRaised);
        const notebook::Document *document = m_store->document();
        m_store->document()->setSource(document->cell(1).id(), QStringLiteral("mine"));
        write(QByteArray(twoCells).replace("a = 1.0", "theirs, longer"));
        QVERIFY(!wait(m_store->save()));
        const auto notice = notices.first().first().value<Notice>();
        m_store->choose(notice.key, notice.choices.first().id);
        QTRY_COMPARE(document->cell(0).source(), QStringLiteral("theirs, longer"));
        QCOMPARE(document->cell(1).source(), QStringLiteral("mine"));
        QVERIFY(document->isModified());
        QVERIFY(wait(m_store->save()));
        QVERIFY(read().contains("theirs, longer") && read().contains("mine"));
    }

    void outputThatComesWhileMergingIsNotLost()
    {
        QSignalSpy notices(m_store.get(), &DocumentStore::noticeRaised);
        notebook::Document *document = m_store->document();
        const notebook::CellId cell = document->cell(0).id();
        document->clearOutputs(cell);
        QString printed;
        QTimer kernel;
        connect(&kernel, &QTimer::timeout, this, [&] {
            const QString line = QString::number(printed.size()) + u'\n';
            document->appendOutput(cell, notebook::Output::stream(QStringLiteral("stdout"), line));
            printed += line;
        });
        kernel.start(0);
        write(QByteArray(twoCells) + "\n");
        QVERIFY(!wait(m_store->save()));
        m_store->choose(notices.first().first().value<Notice>().key, QStringLiteral("merge"));
        QTRY_COMPARE(notices.size(), 2);
        QTest::qWait(20);
        kernel.stop();
        QCOMPARE(document->cell(0).outputs().size(), 1);
        QCOMPARE(document->cell(0).outputs().first().text(), printed);
    }

    void whatBothChangedIsThereTwiceAfterMerging()
    {
        QSignalSpy notices(m_store.get(), &DocumentStore::noticeRaised);
        m_store->document()->setSource(m_store->document()->cell(0).id(), QStringLiteral("draft"));
        QVERIFY(wait(m_store->save()));
        m_store->document()->setSource(m_store->document()->cell(0).id(), QStringLiteral("mine"));
        write(read().replace("draft", "theirs"));
        QVERIFY(!wait(m_store->save()));
        const auto notice = notices.first().first().value<Notice>();
        m_store->choose(notice.key, notice.choices.first().id);
        QTRY_COMPARE(notices.size(), 2);
        QVERIFY(notices.last().first().value<Notice>().severity == Notice::Severity::Warning);
        const QString source = m_store->document()->cell(0).source();
        QVERIFY(source.contains(QStringLiteral("mine")) && source.contains(QStringLiteral("theirs")));
        QVERIFY(!source.contains(QStringLiteral("draft")));
    }

    void overwritesWhenThePersonSaysSo()
    {
        QSignalSpy notices(m_store.get(), &DocumentStore::noticeRaised);
        m_store->document()->setSource(m_store->document()->cell(0).id(), QStringLiteral("mine"));
        write(QByteArray(twoCells) + "\n");
        QVERIFY(!wait(m_store->save()));
        m_store->choose(notices.first().first().value<Notice>().key, QStringLiteral("overwrite"));
        QTRY_VERIFY(read().contains("mine"));
    }

    void savesAgainAfterTheFileWasDeletedElsewhere()
    {
        QSignalSpy notices(m_store.get(), &DocumentStore::noticeRaised);
        QFile::remove(path());
        m_store->document()->setSource(m_store->document()->cell(0).id(), QStringLiteral("still here"));
        QVERIFY(!wait(m_store->save()));
        QVERIFY(!QFile::exists(path()));
        m_store->choose(notices.first().first().value<Notice>().key, QStringLiteral("overwrite"));
        QTRY_VERIFY(read().contains("still here"));
    }

    void workThatACrashLeftUnsavedIsBackAtTheNextStart()
    {
        crashAfterTyping(QStringLiteral("precious"));
        open();
        QCOMPARE(m_store->document()->cell(0).source(), QStringLiteral("precious"));
        QVERIFY(m_store->document()->isModified());
        QCOMPARE(m_notices.size(), 1);
        QCOMPARE(read(), twoCells);
        QVERIFY(wait(m_store->save()));
        QVERIFY(read().contains("precious"));
        QTRY_VERIFY(!wait(m_recovery->find(QStringLiteral("id")))->has_value());
    }

    void fromThereThePersonCanGoBackToTheSavedFile()
    {
        crashAfterTyping(QStringLiteral("a mess"));
        open();
        m_store->choose(m_notices.last().key, QStringLiteral("revert"));
        QTRY_COMPARE(m_store->document()->cell(0).source(), QStringLiteral("a = 1.0"));
        QVERIFY(!m_store->document()->isModified());
        QVERIFY(!wait(m_recovery->find(QStringLiteral("id")))->has_value());
    }

    void unsavedWorkIsOnlyOfferedWhereTheFileWasWrittenSince()
    {
        crashAfterTyping(QStringLiteral("precious"));
        write(QByteArray(twoCells).replace("a = 1.0", "theirs, later"));
        open();
        QTRY_VERIFY(!m_notices.isEmpty());
        QCOMPARE(m_store->document()->cell(0).source(), QStringLiteral("theirs, later"));
        m_store->choose(m_notices.last().key, QStringLiteral("restore"));
        QTRY_COMPARE(m_store->document()->cell(0).source(), QStringLiteral("precious"));
        QVERIFY(m_store->document()->isModified());
    }

    void aCopyElsewhereHoldsWhatIsNotSavedYet()
    {
        m_store->document()->setSource(m_store->document()->cell(0).id(), QStringLiteral("a = 2"));
        const QString elsewhere = m_folder->filePath(QStringLiteral("copy.ipynb"));
        QVERIFY(wait(m_store->saveCopy(elsewhere)));
        QFile copy(elsewhere);
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), QByteArray(twoCells).replace("a = 1.0", "a = 2"));
        QCOMPARE(read(), twoCells);
        QVERIFY(m_store->document()->isModified());
        QCOMPARE(wait(m_store->saveCopy(m_folder->filePath(QStringLiteral("no/such/folder.ipynb")))).error().kind,
                 ErrorKind::File);
    }

    void aBrokenFileIsExplainedAndLeftAlone()
    {
        write("{\"cells\": [");
        m_store = std::make_unique<DocumentStore>(std::make_unique<LocalStorage>(path()), m_recovery.get(),
                                                  QStringLiteral("id"));
        const Result<void> loaded = wait(m_store->load());
        QCOMPARE(loaded.error().kind, ErrorKind::Format);
        QVERIFY(!loaded.error().message.isEmpty());
        QCOMPARE(read(), QByteArray("{\"cells\": ["));
    }

    void anOldFormatIsConvertedOnlyOnRequest()
    {
        write(
            R"({"metadata":{"name":""},"nbformat":3,"nbformat_minor":0,"worksheets":[{"cells":[{"cell_type":"code","input":"x=1","language":"python","outputs":[],"collapsed":false,"prompt_number":1,"metadata":{}}],"metadata":{}}]})");
        m_store = std::make_unique<DocumentStore>(std::make_unique<LocalStorage>(path()), m_recovery.get(),
                                                  QStringLiteral("id"));
        QSignalSpy notices(m_store.get(), &DocumentStore::noticeRaised);
        QVERIFY(wait(m_store->load()));
        QVERIFY(!m_store->document());
        m_store->choose(notices.first().first().value<Notice>().key, QStringLiteral("upgrade"));
        QTRY_VERIFY(m_store->document());
        QCOMPARE(m_store->document()->cell(0).source(), QStringLiteral("x=1"));
    }

private:
    QString path() const { return m_folder->filePath(QStringLiteral("n.ipynb")); }

    void write(const QByteArray &bytes) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    QByteArray read() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    void crashAfterTyping(const QString &text)
    {
        m_store->document()->setSource(m_store->document()->cell(0).id(), text);
        QTRY_VERIFY_WITH_TIMEOUT(wait(m_recovery->find(QStringLiteral("id")))->has_value(), 10000);
        m_store.reset();
    }

    void open()
    {
        m_notices.clear();
        m_store = std::make_unique<DocumentStore>(std::make_unique<LocalStorage>(path()), m_recovery.get(),
                                                  QStringLiteral("id"));
        connect(m_store.get(), &DocumentStore::noticeRaised, this,
                [this](const Notice &notice) { m_notices.append(notice); });
        QVERIFY(wait(m_store->load()));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Recovery> m_recovery;
    std::unique_ptr<DocumentStore> m_store;
    QList<Notice> m_notices;
};

QTEST_GUILESS_MAIN(tst_DocumentStore)
#include "tst_DocumentStore.moc"
