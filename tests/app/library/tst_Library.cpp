// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Library.h"

#include <QDir>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace quire::library;
using namespace Qt::StringLiterals;

/// The library and a disk that changes under it.
class tst_Library : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_notes = m_dir->filePath(u"notes"_s);
        QVERIFY(QDir().mkpath(m_notes + u"/deep"_s));
        write(u"one.md"_s, "# Gradient descent\nThe learning rate.\n");
        write(u"deep/二.md"_s, "# 损失函数\n我们用梯度下降。\n");
        start();
    }

    void cleanup() { m_library.reset(); }

    void aFolderIsReadAndFound()
    {
        add(m_notes);
        QTRY_COMPARE(good(), 2);
        QCOMPARE(found(u"learning"_s), QStringList{u"Gradient descent"_s});
        QCOMPARE(found(u"梯度"_s), QStringList{u"损失函数"_s});
        QCOMPARE(found(u"二"_s), QStringList{u"损失函数"_s}); // By its name.
    }

    void newChangedAndVanishedFilesAreNoticed()
    {
        add(m_notes);
        QTRY_COMPARE(good(), 2);
        write(u"three.md"_s, "# Three\nadam\n");
        QTRY_COMPARE_WITH_TIMEOUT(good(), 3, 15'000);
        write(u"one.md"_s, "# One, changed\nmomentum\n");
        QTRY_COMPARE_WITH_TIMEOUT(found(u"momentum"_s), QStringList{u"One, changed"_s}, 15'000);
        QVERIFY(found(u"learning"_s).isEmpty());
        QVERIFY(QFile::remove(m_notes + u"/one.md"_s));
        QTRY_COMPARE_WITH_TIMEOUT(named(u"one.md"_s).state, State::Missing, 15'000);
    }

    void tagsStayWithAFileThatIsMoved()
    {
        add(m_notes);
        QTRY_COMPARE(good(), 2);
        m_library->setTags({named(u"one.md"_s).id}, {u" paper "_s, u"paper"_s, u""_s});
        QCOMPARE(named(u"one.md"_s).tags, QStringList{u"paper"_s});
        QVERIFY(QFile::rename(m_notes + u"/one.md"_s, m_notes + u"/deep/renamed.md"_s));
        QTRY_COMPARE_WITH_TIMEOUT(named(u"renamed.md"_s).tags, QStringList{u"paper"_s}, 15'000);
        QCOMPARE(found(u"paper"_s), QStringList{u"Gradient descent"_s});
    }

    void theNextStartKnowsAllAndReadsNothingAgain()
    {
        add(m_notes);
        QTRY_COMPARE(good(), 2);
        m_library->setTags({named(u"one.md"_s).id}, {u"paper"_s});
        m_library->setSource(QFile::encodeName(m_notes), u"Free-P5000"_s);
        start();
        QCOMPARE(m_library->entries().size(), 2);
        QCOMPARE(m_library->waitingCount(), 0);
        QCOMPARE(named(u"one.md"_s).tags, QStringList{u"paper"_s});
        QCOMPARE(named(u"one.md"_s).source, u"Free-P5000"_s);
        QCOMPARE(found(u"learning"_s).size(), 1);
    }

    void whatWasNotReadIsReadAtTheNextStart()
    {
        for (int number = 0; number < 200; ++number) {
            write(u"deep/n%1.md"_s.arg(number), "# n\ntext\n");
        }
        add(m_notes);
        QTRY_VERIFY(good() > 5);
        start(); // In the middle of it.
        QTRY_COMPARE_WITH_TIMEOUT(good(), 202, 30'000);
        QCOMPARE(found(u"text"_s).size(), TextIndex::mostHits);
    }

    void aDamagedDatabaseLosesNothing()
    {
        add(m_notes);
        QTRY_COMPARE(good(), 2);
        m_library->setTags({named(u"one.md"_s).id}, {u"paper"_s});
        m_library.reset();
        for (const QString &name : {u"library.sqlite"_s, u"text.sqlite"_s}) {
            QFile file(m_dir->filePath(u"library/"_s + name));
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.write(QByteArray(100'000, 'x'));
            file.close();
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"put aside"_s));
        }
        start();
        QTRY_COMPARE(good(), 2);
        QCOMPARE(named(u"one.md"_s).tags, QStringList{u"paper"_s});
        QCOMPARE(found(u"梯度"_s), QStringList{u"损失函数"_s});
    }

    void removingLeavesTheFilesAndDeletingDoesNot()
    {
        add(m_notes);
        QTRY_COMPARE(good(), 2);
        m_library->remove({named(u"one.md"_s).id});
        QCOMPARE(m_library->entries().size(), 1);
        QVERIFY(QFile::exists(m_notes + u"/one.md"_s));
        m_library->refresh();
        start(); // Nor does it come back.
        QCOMPARE(m_library->entries().size(), 1);
        Reply<void> deleted = m_library->deleteFiles({named(u"二.md"_s).id});
        QTRY_VERIFY(deleted.isFinished());
        QVERIFY(deleted.result());
        QVERIFY(!QFile::exists(m_notes + u"/deep/二.md"_s));
        QVERIFY(m_library->entries().isEmpty());
        add(m_notes + u"/one.md"_s); // When it is asked for, it does.
        QTRY_COMPARE(good(), 1);
    }

    void brokenAndUnreadableFilesAreShownAsSuch()
    {
        write(u"broken.ipynb"_s, "{\"cells\": [");
        write(u"fine.ipynb"_s, "{\"cells\":[],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}");
        add(m_notes);
        QTRY_COMPARE(good(), 3);
        QTRY_COMPARE(named(u"broken.ipynb"_s).state, State::Broken);
        QVERIFY(!named(u"broken.ipynb"_s).problem.isEmpty());
    }

    void aFolderThatIsTakenOutTakesItsEntriesAlong()
    {
        add(m_notes);
        QTRY_COMPARE(good(), 2);
        m_library->removeFolder(QFile::encodeName(m_notes));
        QVERIFY(m_library->entries().isEmpty());
        QVERIFY(found(u"learning"_s).isEmpty());
    }

private:
    void start()
    {
        m_library.reset();
        m_library = std::make_unique<Library>(m_dir->filePath(u"library"_s), PdfText());
        Reply<void> opened = m_library->open();
        QTRY_VERIFY(opened.isFinished());
        QVERIFY2(opened.result(), opened.result() ? "" : qPrintable(opened.result().error().message));
    }

    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_notes + u'/' + name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

    void add(const QString &path)
    {
        Reply<QByteArrayList> added = m_library->add({QFile::encodeName(path)});
        QTRY_VERIFY(added.isFinished());
        QCOMPARE(added.result(), QByteArrayList{QFile::encodeName(path)});
    }

    qsizetype good() const { return std::ranges::count(m_library->entries(), State::Good, &Entry::state); }

    Entry named(const QString &name) const
    {
        const QList<Entry> entries = m_library->entries();
        const auto found = std::ranges::find(entries, name, &Entry::name);
        return found == entries.end() ? Entry() : *found;
    }

    QStringList found(const QString &query)
    {
        Reply<QList<TextHit>> hits = m_library->search(query);
        const auto done = [&hits] { return hits.isFinished(); };
        if (!QTest::qWaitFor(done)) {
            return {u"no answer"_s};
        }
        QStringList titles;
        const QList<TextHit> all = hits.result().value_or(QList<TextHit>());
        for (const TextHit &hit : all) {
            titles.append(m_library->find(hit.entry) ? m_library->find(hit.entry)->title : u"?"_s);
        }
        return titles;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_notes;
    std::unique_ptr<Library> m_library;
};

QTEST_GUILESS_MAIN(tst_Library)
#include "tst_Library.moc"
