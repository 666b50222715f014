// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/GivenFiles.h"
#include "ui/web/OutputFiles.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>

using namespace quire;
using namespace quire::ui;
using namespace Qt::StringLiterals;
using testing::GivenFiles;

/// Files between outputs and this computer, with a person who answers as told. tst_PageFiles has the pages.
class tst_OutputFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_person = std::make_shared<GivenFiles::Record>();
        m_files = std::make_unique<OutputFiles>();
        m_files->setChooser(std::make_unique<GivenFiles>(m_person));
        m_given.clear();
    }

    void aProposedNameIsNoPathAndHidesNothing_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("proposed");
        QTest::newRow("usual") << u"newplot.png"_s << u"newplot.png"_s;
        QTest::newRow("Chinese") << u"图 1.svg"_s << u"图 1.svg"_s;
        QTest::newRow("empty") << QString() << u"output"_s;
        QTest::newRow("up") << u"../../x"_s << u"x"_s;
        QTest::newRow("Windows") << u"C:\\x"_s << u"x"_s;
        QTest::newRow("only a path") << u"a/b/"_s << u"output"_s;
        QTest::newRow("dots") << u".."_s << u"output"_s;
        QTest::newRow("hidden") << u".bashrc"_s << u"bashrc"_s;
        QTest::newRow("an option") << u"-rf"_s << u"rf"_s;
        QTest::newRow("controls") << u"a\nb\tc\u0000d.png"_s << u"abcd.png"_s;
        QTest::newRow("backwards") << u"x\u202Egnp.exe"_s << u"xgnp.exe"_s;
        QTest::newRow("marks") << u"a<b>:\"c\"|?*.txt"_s << u"abc.txt"_s;
        QTest::newRow("long") << QString(5'000, u'y') << QString(180, u'y');
        QTest::newRow("long, with an ending") << QString(5'000, u'y') + u".png"_s << QString(180, u'y') + u".png"_s;
        QTest::newRow("long in bytes") << QString(5'000, u'图') + u".png"_s << QString(60, u'图') + u".png"_s;
        QTest::newRow("all of it an ending") << u"a."_s + QString(5'000, u'y') << u"a."_s + QString(178, u'y');
    }
    void aProposedNameIsNoPathAndHidesNothing()
    {
        QFETCH(QString, said);
        QTEST(OutputFiles::properName(said), "proposed");
    }

    void whatWasChosenIsReadWhole()
    {
        m_person->answer = {put(u"a.csv"_s, "1,2"), put(u"b.json"_s, "{}")};
        QVERIFY(give());
        QCOMPARE(m_given.size(), 2);
        QCOMPARE(m_given.first().name, u"a.csv"_s);
        QCOMPARE(m_given.first().type, u"text/csv"_s);
        QCOMPARE(m_given.first().bytes, QByteArray("1,2"));
        QVERIFY(m_given.first().modified > 1'600'000'000'000);
        QCOMPARE(m_given.last().type, u"application/json"_s);
    }

    void noneIsAnAnswerToo()
    {
        QVERIFY(give());
        QVERIFY(m_given.isEmpty());
    }

    void tooMuchIsNotGivenAndSaid_data()
    {
        QTest::addColumn<int>("sizeOfEach");
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("isGiven");
        QTest::newRow("as much as may be") << 500 << 2 << true;
        QTest::newRow("one byte more") << 501 << 2 << false;
        QTest::newRow("one alone") << 1'001 << 1 << false;
        QTest::newRow("too many") << 1 << 201 << false;
    }
    void tooMuchIsNotGivenAndSaid()
    {
        QFETCH(int, sizeOfEach);
        QFETCH(int, count);
        QFETCH(bool, isGiven);
        for (int index = 0; index < count; ++index) {
            m_person->answer.append(put(u"f%1"_s.arg(index), QByteArray(sizeOfEach, 'x')));
        }
        QSignalSpy failed(m_files.get(), &OutputFiles::failed);
        QVERIFY(give());
        QCOMPARE(m_given.size(), isGiven ? count : 0);
        QCOMPARE(failed.size(), isGiven ? 0 : 1);
        QVERIFY(isGiven || failed.first().first().toString().contains(u"1 kB"));
    }

    void whatIsNoFileIsNotRead()
    {
        const QString pipe = m_folder->filePath(u"pipe"_s);
        QCOMPARE(mkfifo(qPrintable(pipe), 0600), 0);
        for (const QString &path : {pipe, m_folder->path(), u"/dev/zero"_s, m_folder->filePath(u"none"_s)}) {
            QVERIFY2(!OutputFiles::contentOf({path}, 1'000), qPrintable(path));
        }
    }

    void oneQuestionAtATime()
    {
        m_person->isThinking = true;
        QVERIFY(!give(100));
        QVERIFY2(give(), "the second is answered at once");
        m_files->keep(made("x"));
        QCOMPARE(m_person->questions.size(), 1);
        QVERIFY(m_person->names.isEmpty());
        m_person->waiting({put(u"a"_s, "1")});
        QTRY_COMPARE(m_given.size(), 1);
    }

    void whoIsGoneGetsNothing()
    {
        auto reader = std::make_unique<QObject>();
        m_person->isThinking = true;
        m_files->give({}, 1'000, reader.get(), [](const QList<WebFile> &) { QFAIL("nobody is there"); });
        reader.reset();
        m_person->waiting({put(u"a"_s, "1")});
        m_person->isThinking = false;
        QVERIFY(give());
    }

    void aMadeFileGoesWhereThePersonSays()
    {
        const QString target = m_folder->filePath(u"kept.png"_s);
        put(u"kept.png"_s, "what was there");
        m_person->answer = {target};
        m_files->keep(made("picture"));
        QCOMPARE(m_person->names, QStringList{u"plot.png"_s});
        QTRY_COMPARE(content(target), QByteArray("picture"));
        QVERIFY2(QDir(m_folder->path()).entryList(QDir::Files) == QStringList{u"kept.png"_s}, "no part is left");
    }

    void withoutAPlaceItIsGone()
    {
        const WebDownload download = made("picture");
        const QString folder = download.folder->path();
        m_files->keep(download);
        const_cast<WebDownload &>(download) = {};
        QTRY_VERIFY(!QFileInfo::exists(folder));
    }

    void aPlaceThatCannotBeWrittenIsSaidAndNothingIsLost()
    {
        QSignalSpy failed(m_files.get(), &OutputFiles::failed);
        m_person->answer = {m_folder->filePath(u"no/such/folder/kept.png"_s)};
        m_files->keep(made("picture"));
        QTRY_COMPARE(failed.size(), 1);
        QVERIFY(failed.first().first().toString().contains(u"kept.png"));
        const QString target = put(u"old.png"_s, "what was there");
        QVERIFY(!OutputFiles::copy(m_folder->filePath(u"none"_s), target));
        QCOMPARE(content(target), QByteArray("what was there"));
    }

private:
    QString put(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
    }

    static QByteArray content(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    static WebDownload made(const QByteArray &bytes)
    {
        WebDownload download{u"../../plot.png"_s, {}, std::make_shared<QTemporaryDir>()};
        download.path = download.folder->filePath(u"file"_s);
        QFile file(download.path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? download : WebDownload();
    }

    /// True when there was an answer; it is in m_given.
    bool give(int patience = 10'000)
    {
        const auto answered = std::make_shared<bool>(false);
        m_files->give({}, 1'000, this, [this, answered](const QList<WebFile> &files) {
            m_given = files;
            *answered = true;
        });
        return QTest::qWaitFor([answered] { return *answered; }, patience);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<GivenFiles::Record> m_person;
    std::unique_ptr<OutputFiles> m_files;
    QList<WebFile> m_given;
};

QTEST_GUILESS_MAIN(tst_OutputFiles)
#include "tst_OutputFiles.moc"
