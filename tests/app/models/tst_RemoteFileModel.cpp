// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FolderCache.h"
#include "models/RemoteFileModel.h"
#include "support/ScriptedHttpServer.h"
#include "support/ServedFiles.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

using namespace quire;
using namespace Qt::StringLiterals;
using models::ContentsSource;
using models::FileEntry;
using models::FolderCache;
using models::RemoteFileModel;
using models::SyncBadge;

namespace {

/// Says that everything named "new…" waits.
class Badges : public models::SyncBadges
{
public:
    bool isShown(const QString &source) const override { return source == u"work"; }
    SyncBadge badge(const QString &, const RemotePath &path) const override
    {
        return path.name().startsWith(u"new") ? SyncBadge::Waiting : SyncBadge::InSync;
    }
};

QByteArray listing(int count, int from = 0)
{
    QByteArray json = R"({"type":"directory","path":"","content":[)";
    for (int each = from; each < from + count; ++each) {
        const QByteArray name = "file " + QByteArray::number((each * 7919) % 1'000'003) + ".txt";
        json += (each > from ? "," : "") +
                ("{\"name\":\"" + name + "\",\"path\":\"" + name +
                 "\",\"type\":\"file\",\"size\":12,\"last_modified\":\"2026-01-01T00:00:00.000000Z\"}");
    }
    return json + "]}";
}

/// The longest time the event loop did not come round.
class Pulse : public QObject
{
public:
    Pulse()
    {
        m_since.start();
        startTimer(std::chrono::milliseconds(1));
    }
    qint64 longest() const { return m_longest; }

protected:
    void timerEvent(QTimerEvent *) override { m_longest = std::max(m_longest, m_since.restart()); }

private:
    QElapsedTimer m_since;
    qint64 m_longest = 0;
};

} // namespace

/// The files of a real server as a tree.
class tst_RemoteFileModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_served.start(), m_served.log().constData()); }

    void init()
    {
        QVERIFY(m_served.hold({{u"zoo/cage/"_s, {}},
                               {u"run 10.txt"_s, "ten"},
                               {u"run 2.txt"_s, "two two"},
                               {u"zoo/deep.ipynb"_s, "{}"}}));
        m_source = m_served.source(u"work"_s);
        m_model = std::make_unique<RemoteFileModel>();
        m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        m_model->setFolder(m_source.get(), {});
        QTRY_COMPARE(names(), (QStringList{u"zoo"_s, u"run 2.txt"_s, u"run 10.txt"_s}));
    }

    void cleanup()
    {
        m_tester.reset();
        m_model.reset();
    }

    void asksForAFolderWhenItIsOpened()
    {
        leaveFoldersClosed();
        QCOMPARE(m_model->rowCount(at(u"zoo"_s)), 0);
        QVERIFY(m_model->hasChildren(at(u"zoo"_s)));
        open(u"zoo"_s);
        const QModelIndex zoo = at(u"zoo"_s);
        QTRY_COMPARE(m_model->rowCount(zoo), 2);
        QCOMPARE(m_model->entry(m_model->index(1, 0, zoo)).path, RemotePath(u"zoo/deep.ipynb"_s));
        QVERIFY(m_model->hasChildren(at(u"zoo/cage"_s)));
        open(u"zoo/cage"_s);
        QTRY_VERIFY(!m_model->hasChildren(at(u"zoo/cage"_s))); // It is known to be empty now.
    }

    void anyFolderCanBeTheOneShown()
    {
        m_model->setFolder(m_source.get(), RemotePath(u"zoo"_s));
        QTRY_COMPARE(names(), (QStringList{u"cage"_s, u"deep.ipynb"_s}));
        QCOMPARE(m_model->folder(), RemotePath(u"zoo"_s));
        QVERIFY(at(u"zoo/deep.ipynb"_s).isValid());
        QVERIFY(!at(u"run 2.txt"_s).isValid());
    }

    void keepsRowsThatStayWhateverChangesAroundThem()
    {
        open(u"zoo"_s);
        QTRY_VERIFY(at(u"zoo/deep.ipynb"_s).isValid());
        const QPersistentModelIndex kept = at(u"run 10.txt"_s);
        const QPersistentModelIndex deep = at(u"zoo/deep.ipynb"_s);
        const QPersistentModelIndex gone = at(u"run 2.txt"_s);
        QVERIFY(QFile::remove(m_served.server.root() + u"/run 2.txt"_s));
        QVERIFY(QDir().mkpath(m_served.server.root() + u"/aaa"_s));
        m_model->refreshAll();
        QTRY_COMPARE(names(), (QStringList{u"aaa"_s, u"zoo"_s, u"run 10.txt"_s}));
        QVERIFY(!gone.isValid());
        QCOMPARE(m_model->entry(kept).name(), u"run 10.txt"_s);
        QCOMPARE(m_model->entry(deep).name(), u"deep.ipynb"_s);
        m_model->sort(RemoteFileModel::NameColumn, Qt::DescendingOrder);
        QTRY_COMPARE(names(), (QStringList{u"zoo"_s, u"aaa"_s, u"run 10.txt"_s}));
        QCOMPARE(m_model->entry(deep).name(), u"deep.ipynb"_s);
        QCOMPARE(deep.parent(), at(u"zoo"_s));
    }

    void anOpenFolderThatGoesTakesAlongWhatLiesInIt()
    {
        open(u"zoo"_s);
        QTRY_VERIFY(at(u"zoo/deep.ipynb"_s).isValid());
        QVERIFY(QDir(m_served.server.root() + u"/zoo"_s).removeRecursively());
        m_model->refresh({});
        QTRY_COMPARE(names(), (QStringList{u"run 2.txt"_s, u"run 10.txt"_s}));
        QVERIFY(!at(u"zoo/deep.ipynb"_s).isValid());
    }

    void sortsBySizeAndByNameAgain()
    {
        m_model->sort(RemoteFileModel::SizeColumn, Qt::AscendingOrder);
        QTRY_COMPARE(names(), (QStringList{u"zoo"_s, u"run 10.txt"_s, u"run 2.txt"_s}));
        m_model->sort(RemoteFileModel::NameColumn, Qt::AscendingOrder);
        QTRY_COMPARE(names(), (QStringList{u"zoo"_s, u"run 2.txt"_s, u"run 10.txt"_s}));
    }

    void aFilterLeavesOpenFoldersIn()
    {
        leaveFoldersClosed();
        open(u"zoo"_s);
        QTRY_VERIFY(at(u"zoo/deep.ipynb"_s).isValid());
        m_model->setFilter(u"deep"_s);
        QTRY_COMPARE(names(), QStringList{u"zoo"_s});
        QTRY_COMPARE(m_model->rowCount(at(u"zoo"_s)), 1);
        QCOMPARE(m_model->leftOut(), 2);
        m_model->setFilter({});
        QTRY_COMPARE(names().size(), 3);
    }

    void aListingThatFailsChangesNothing()
    {
        leaveFoldersClosed();
        QSignalSpy failed(m_model.get(), &RemoteFileModel::failed);
        const QString elsewhere = m_served.server.root() + u"-moved"_s;
        open(u"zoo"_s);
        QTRY_VERIFY(at(u"zoo/deep.ipynb"_s).isValid());
        QVERIFY(QDir().rename(m_served.server.root() + u"/zoo"_s, elsewhere));
        m_model->refresh(RemotePath(u"zoo"_s));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(failed.first().first().value<RemotePath>(), RemotePath(u"zoo"_s));
        QCOMPARE(failed.first().last().value<Error>().kind, ErrorKind::NotFound);
        QVERIFY(at(u"zoo/deep.ipynb"_s).isValid());
        QVERIFY(QDir(elsewhere).removeRecursively());
    }

    void whatWasSeenLastIsThereBeforeTheMachineAnswers()
    {
        QTemporaryDir folder;
        const auto cache = std::make_shared<const FolderCache>(folder.path());
        m_model->setCache(cache);
        m_model->setFolder(m_source.get(), {});
        QTRY_VERIFY(cache->load(u"work"_s, {}));

        testing::ScriptedHttpServer silent; // It takes requests and never answers.
        net::ServerConnection connection(net::Endpoint{silent.url(), {}, {}, {}}, m_served.clock);
        jupyter::Contents contents(&connection);
        ContentsSource source(&contents, &connection, u"work"_s, {});
        RemoteFileModel later;
        later.setCache(cache);
        later.setFolder(&source, {});
        QTRY_COMPARE(later.rowCount(), 3);
        QVERIFY(!later.isFresh());
    }

    void editingANameAsksForARenameAndChangesNothingItself()
    {
        QSignalSpy asked(m_model.get(), &RemoteFileModel::renameRequested);
        QVERIFY(!m_model->setData(at(u"run 2.txt"_s), u"run 2.txt"_s));
        QVERIFY(!m_model->setData(at(u"run 2.txt"_s), u" "_s));
        QCOMPARE(asked.size(), 0);
        m_model->setData(at(u"run 2.txt"_s), u"run 3.txt"_s);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().first().value<RemotePath>(), RemotePath(u"run 2.txt"_s));
        QCOMPARE(at(u"run 2.txt"_s).data().toString(), u"run 2.txt"_s);
    }

    void badgesAreAskedForAndToldAnew()
    {
        Badges badges;
        m_model->setBadges(&badges);
        QSignalSpy changed(m_model.get(), &RemoteFileModel::dataChanged);
        const QModelIndex row = at(u"run 2.txt"_s).siblingAtColumn(RemoteFileModel::SyncColumn);
        QCOMPARE(row.data(RemoteFileModel::BadgeRole).toInt(), int(SyncBadge::InSync));
        QVERIFY(!row.data(Qt::AccessibleTextRole).toString().isEmpty());
        Q_EMIT badges.changed(u"another"_s, {});
        QCOMPARE(changed.size(), 0);
        Q_EMIT badges.changed(u"work"_s, {RemotePath()});
        QCOMPARE(changed.size(), 1);
    }

    void typingFindsNamesFromWhereOneIsAround()
    {
        const auto found = [this](const QString &from, const QString &typed) {
            return m_model->match(at(from), Qt::DisplayRole, typed, 1, Qt::MatchStartsWith | Qt::MatchWrap)
                .value(0)
                .data()
                .toString();
        };
        QCOMPARE(found(u"zoo"_s, u"RUN"_s), u"run 2.txt"_s);
        QCOMPARE(found(u"run 10.txt"_s, u"z"_s), u"zoo"_s);
        QCOMPARE(found(u"zoo"_s, u"nothing"_s), QString());
    }

    /// However many entries: views are told a handful of times, and nothing is done for each on this thread but a
    /// pointer.
    void aHundredThousandEntriesAreShownInOneStep()
    {
        m_tester.reset();
        testing::ScriptedHttpServer large;
        net::ServerConnection connection(net::Endpoint{large.url(), {}, {}, {}}, m_served.clock);
        jupyter::Contents contents(&connection);
        ContentsSource source(&contents, &connection, u"large"_s, {});
        large.expect(200, listing(100'000));
        large.expect(200, listing(100'000, 30'000));
        m_model->setFolder(nullptr, {});
        QSignalSpy inserted(m_model.get(), &RemoteFileModel::rowsInserted);
        QSignalSpy removed(m_model.get(), &RemoteFileModel::rowsRemoved);
        QSignalSpy arranged(m_model.get(), &RemoteFileModel::layoutChanged);
        Pulse pulse;
        m_model->setFolder(&source, {});
        QTRY_COMPARE_WITH_TIMEOUT(m_model->rowCount(), 100'000, 60'000);
        QCOMPARE(inserted.size(), 1);
        const QPersistentModelIndex kept = m_model->index(99'000, 0);
        const QString name = kept.data().toString();
        QSignalSpy listed(m_model.get(), &RemoteFileModel::listed);
        m_model->refreshAll(); // 30,000 are others now, all over the place.
        QTRY_COMPARE_WITH_TIMEOUT(listed.size(), 1, 60'000);
        QCOMPARE(m_model->rowCount(), 100'000);
        QCOMPARE(inserted.size(), 2);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(arranged.size(), 2);
        QCOMPARE(kept.isValid() ? kept.data().toString() : name, name);
        m_model->sort(RemoteFileModel::NameColumn, Qt::DescendingOrder);
        QTRY_COMPARE_WITH_TIMEOUT(arranged.size(), 3, 60'000);
        m_model->setFilter(u"file 77"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_model->rowCount() < 100'000, 60'000);
        qInfo("The longest the UI thread was busy: %lld ms", pulse.longest());
    }

private:
    QModelIndex at(const QString &path) const { return m_model->indexOf(RemotePath(path)); }
    void open(const QString &path) const { m_model->fetchMore(at(path)); } // The model tester may have been first.
    /// The model tester opens everything.
    void leaveFoldersClosed()
    {
        m_tester.reset();
        m_model->setFolder(m_source.get(), {});
        QTRY_VERIFY(at(u"zoo"_s).isValid());
    }
    QStringList names() const
    {
        QStringList all;
        for (int row = 0; row < m_model->rowCount(); ++row) {
            all.append(m_model->index(row, 0).data().toString());
        }
        return all;
    }

    testing::ServedFiles m_served;
    std::unique_ptr<ContentsSource> m_source;
    std::unique_ptr<RemoteFileModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

QTEST_GUILESS_MAIN(tst_RemoteFileModel)
#include "tst_RemoteFileModel.moc"
