// SPDX-License-Identifier: GPL-3.0-or-later
#include "AgentGround.h"
#include "pairs/FolderWatcher.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace quire::pairs;
using namespace quire::testing;
using namespace Qt::StringLiterals;

/// Changes in a folder are told of, wherever in it they happen.
class tst_FolderWatcher : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        put(m_folder->filePath(u"deep/er/a"_s), "1");
        m_watcher = std::make_unique<FolderWatcher>(m_folder->path().toUtf8());
        m_watcher->start();
        m_changed = std::make_unique<QSignalSpy>(m_watcher.get(), &FolderWatcher::changed);
    }

    void writingInPlaceIsSeen()
    {
        put(m_folder->filePath(u"deep/er/a"_s), "2");
        QTRY_COMPARE(m_changed->size(), 1);
    }

    void newFoldersAreWatched()
    {
        QVERIFY(QDir().mkpath(m_folder->filePath(u"new/below"_s)));
        QTRY_COMPARE(m_changed->size(), 1);
        put(m_folder->filePath(u"new/below/x"_s), "1");
        QTRY_COMPARE(m_changed->size(), 2);
    }

    void deletingAndRenamingIsSeen()
    {
        QVERIFY(QFile::rename(m_folder->filePath(u"deep/er/a"_s), m_folder->filePath(u"b"_s)));
        QTRY_COMPARE(m_changed->size(), 1);
        QVERIFY(QFile::remove(m_folder->filePath(u"b"_s)));
        QTRY_COMPARE(m_changed->size(), 2);
    }

    void whatSyncItselfPutsAsideIsNot()
    {
        put(m_folder->filePath(u".quire-part-1"_s), "1");
        put(m_folder->filePath(u"deep/.quire-old-1"_s), "1");
        QVERIFY(!m_changed->wait(1200));
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FolderWatcher> m_watcher;
    std::unique_ptr<QSignalSpy> m_changed;
};

QTEST_GUILESS_MAIN(tst_FolderWatcher)
#include "tst_FolderWatcher.moc"
