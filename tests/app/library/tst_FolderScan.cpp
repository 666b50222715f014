// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/FolderScan.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace quire;
using namespace quire::library;
using namespace Qt::StringLiterals;

/// What the disk holds, and what that says about the library.
class tst_FolderScan : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_root = QFile::encodeName(m_dir->path());
    }

    void foldersAreWalkedForWhatTheLibraryHolds()
    {
        for (const char *name : {"a.ipynb", "A.ipynb", "b/c.HTML", "b/d.pdf", "b/.ipynb_checkpoints/a.ipynb", "x.txt",
                                 "b/notes.md", ".hidden.md"}) {
            make(name);
        }
        QVERIFY(::symlink(m_root.constData(), (m_root + "/b/round").constData()) == 0);
        const FolderScan scan = FolderScan::of({m_root, m_root + "/b"}, {m_root + "/a.ipynb", m_root + "/x.txt"});
        QByteArrayList names;
        for (const FileFact &fact : scan.files) {
            names.append(fact.path.sliced(m_root.size() + 1));
        }
        QCOMPARE(names, (QByteArrayList{"A.ipynb", "a.ipynb", "b/c.HTML", "b/d.pdf", "b/notes.md"}));
    }

    void newChangedGoneAndMovedFiles()
    {
        const FileFact kept{m_root + "/kept.ipynb", 1, 10};
        const FileFact changed{m_root + "/changed.ipynb", 2, 20};
        const FileFact moved{m_root + "/new/place.ipynb", 3, 30};
        const FileFact fresh{m_root + "/fresh.pdf", 4, 40};
        const FileFact hidden{m_root + "/hidden.md", 5, 50};
        FolderScan scan;
        scan.files = {kept, changed, moved, fresh, hidden};
        const QList<Entry> entries{entry(1, "/kept.ipynb", 1, 10), entry(2, "/changed.ipynb", 2, 19),
                                   entry(3, "/old.ipynb", 3, 30), entry(4, "/gone.ipynb", 9, 90)};
        const QList<Entry> made = ScanChanges::of(entries, scan, {hidden.path}, 1000).changed;
        QCOMPARE(made.size(), 4);
        QCOMPARE(made.at(0).id, 2);
        QCOMPARE(made.at(0).state, State::Waiting);
        QCOMPARE(made.at(1).id, 3); // With its tags to where it went.
        QCOMPARE(made.at(1).path, moved.path);
        QCOMPARE(made.at(1).tags, QStringList{u"tag"_s});
        QCOMPARE(made.at(2).id, 0);
        QCOMPARE(made.at(2).path, fresh.path);
        QCOMPARE(made.at(2).added, 1000);
        QCOMPARE(made.at(3).id, 4);
        QCOMPARE(made.at(3).state, State::Missing);
    }

    /// A disk that is not there, or a folder that may not be read, says nothing about its files.
    void whatCannotBeSeenIsNotGone()
    {
        FolderScan scan = FolderScan::of({m_root + "/not-mounted"}, {});
        QCOMPARE(scan.missing, QByteArrayList{m_root + "/not-mounted"});
        const QList<Entry> entries{entry(1, "/not-mounted/a.ipynb", 1, 1)};
        const QList<Entry> made = ScanChanges::of(entries, scan, {}, 0).changed;
        QCOMPARE(made.size(), 1);
        QCOMPARE(made.at(0).state, State::Unreadable);
        QVERIFY(ScanChanges::of(made, scan, {}, 0).changed.isEmpty());
        scan.missing.clear();
        scan.files = {{entries.at(0).path, 1, 1}};
        QCOMPARE(ScanChanges::of(made, scan, {}, 0).changed.value(0).state, State::Waiting);
    }

    void namesNeedNotBeUtf8()
    {
        const QByteArray path = m_root + "/caf\xe9.ipynb";
        FILE *file = std::fopen(path.constData(), "w");
        QVERIFY(file);
        std::fclose(file);
        QCOMPARE(FolderScan::of({m_root}, {}).files.value(0).path, path);
    }

private:
    void make(const char *name)
    {
        const QString path = m_dir->filePath(QString::fromUtf8(name));
        QDir().mkpath(QFileInfo(path).path());
        QVERIFY(QFile(path).open(QIODevice::WriteOnly));
    }

    Entry entry(qint64 id, const QByteArray &path, qint64 size, qint64 modified)
    {
        Entry made;
        made.id = id;
        made.path = m_root + path;
        made.kind = *kindOf(path);
        made.size = size;
        made.modified = modified;
        made.state = State::Good;
        made.tags = {u"tag"_s};
        return made;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    QByteArray m_root;
};

QTEST_GUILESS_MAIN(tst_FolderScan)
#include "tst_FolderScan.moc"
