// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Catalogue.h"
#include "support/Waiting.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace quire::library;
using namespace Qt::StringLiterals;

/// What the library remembers, and what survives when the disk fails it.
class tst_Catalogue : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_file = m_dir->filePath(u"library.sqlite"_s);
    }

    void everythingComesBack()
    {
        const Entry one = entry(1, "/home/a/caf\xe9.ipynb");
        Entry two = entry(2, "/home/a/Two.html");
        fill({one, two});
        Catalogue again(m_file);
        const auto contents = testing::wait(again.load());
        QVERIFY(contents);
        QCOMPARE(contents->entries, (QList<Entry>{one, two}));
        QCOMPARE(contents->folders, QByteArrayList{"/home/a"});
        QCOMPARE(contents->hidden, QSet<QByteArray>{"/home/a/no\xff.md"});
        QVERIFY(!contents->problem);
    }

    void aFileCanTakeThePlaceOfAnother()
    {
        fill({entry(1, "/a.ipynb"), entry(2, "/b.ipynb")});
        Catalogue catalogue(m_file);
        QVERIFY(testing::wait(catalogue.load()));
        QVERIFY(testing::wait(catalogue.put({entry(2, "/a.ipynb")})));
        QVERIFY(testing::wait(catalogue.remove({7})));
        Catalogue again(m_file);
        const auto contents = testing::wait(again.load());
        QCOMPARE(contents->entries, QList<Entry>{entry(2, "/a.ipynb")});
    }

    void aDamagedDatabaseIsMadeAnewWithTagsAndFolders_data()
    {
        QTest::addColumn<bool>("isGone");
        QTest::newRow("overwritten") << false;
        QTest::newRow("deleted") << true;
    }

    void aDamagedDatabaseIsMadeAnewWithTagsAndFolders()
    {
        QFETCH(bool, isGone);
        fill({entry(1, "/home/a/caf\xe9.ipynb"), entry(2, "/home/a/Two.html")});
        QFile file(m_file);
        if (isGone) {
            QVERIFY(file.remove());
        } else {
            QVERIFY(file.open(QIODevice::ReadWrite));
            file.write(QByteArray(40'000, 'x'));
            file.close();
        }
        if (!isGone) {
            QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"put aside"_s));
        }
        Catalogue again(m_file);
        const auto contents = testing::wait(again.load());
        QVERIFY(contents);
        QCOMPARE(contents->problem.has_value(), !isGone);
        QCOMPARE(contents->entries.size(), 2);
        QCOMPARE(contents->entries.at(0).path, QByteArray("/home/a/caf\xe9.ipynb"));
        QCOMPARE(contents->entries.at(0).tags, (QStringList{u"paper"_s, u"论文"_s}));
        QCOMPARE(contents->entries.at(0).source, u"Free-P5000"_s);
        QCOMPARE(contents->entries.at(0).state, State::Waiting); // The rest is read from the files.
        QCOMPARE(contents->folders, QByteArrayList{"/home/a"});
        QCOMPARE(contents->hidden, QSet<QByteArray>{"/home/a/no\xff.md"});
    }

    void aDamagedSecondCopyIsNoCopy()
    {
        QFile file(Catalogue(m_file).copyFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"entries\": [{\"path\": 3}, {\"path\": \"/x.exe\"}, [");
        file.close();
        Catalogue again(m_file);
        const auto contents = testing::wait(again.load());
        QVERIFY(contents);
        QVERIFY(contents->entries.isEmpty());
    }

private:
    static Entry entry(qint64 id, const QByteArray &path)
    {
        Entry made;
        made.id = id;
        made.path = path;
        made.kind = *kindOf(path);
        made.state = State::Good;
        made.size = 5'000'000'000;
        made.modified = 1'700'000'000'123;
        made.added = 1'800'000'000'456;
        made.title = u"标题"_s;
        made.origin = u"Colab"_s;
        made.source = u"Free-P5000"_s;
        made.excerpt = u"import x\nx()"_s;
        made.problem = u""_s;
        made.tags = {u"paper"_s, u"论文"_s};
        return made;
    }

    void fill(const QList<Entry> &entries)
    {
        Catalogue catalogue(m_file);
        QVERIFY(testing::wait(catalogue.load()));
        QVERIFY(testing::wait(catalogue.put(entries)));
        QVERIFY(testing::wait(catalogue.setFolders({"/home/a"})));
        QVERIFY(testing::wait(catalogue.setHidden({"/home/a/no\xff.md"})));
        QVERIFY(testing::wait(catalogue.writeCopy()));
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

QTEST_GUILESS_MAIN(tst_Catalogue)
#include "tst_Catalogue.moc"
