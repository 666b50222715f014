// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/FolderView.h"

#include <QRandomGenerator>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using models::FileEntry;
using models::FolderChange;
using models::FolderOrder;
using models::FolderView;

/// A folder's entries, chosen and sorted, and the way from one view of it to the next.
class tst_FolderView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void foldersComeFirstAndNumbersCount()
    {
        QCOMPARE(names({file(u"run 10"_s), file(u"Run 2"_s), folder(u"zoo"_s), file(u"run 1"_s)}, {}),
                 (QStringList{u"zoo"_s, u"run 1"_s, u"Run 2"_s, u"run 10"_s}));
    }

    void sizeAndTimeSortWithinTheirKindAndNamesSettleDraws()
    {
        const QList<FileEntry> all{file(u"b"_s, 5, 3), file(u"a"_s, 5, 1), file(u"c"_s, 9, 2), folder(u"f"_s)};
        QCOMPARE(names(all, {.by = FolderOrder::By::Size}), (QStringList{u"f"_s, u"a"_s, u"b"_s, u"c"_s}));
        QCOMPARE(names(all, {.by = FolderOrder::By::Size, .descending = true}),
                 (QStringList{u"f"_s, u"c"_s, u"a"_s, u"b"_s}));
        QCOMPARE(names(all, {.by = FolderOrder::By::Modified}), (QStringList{u"f"_s, u"a"_s, u"c"_s, u"b"_s}));
        QCOMPARE(names(all, {.descending = true}), (QStringList{u"f"_s, u"c"_s, u"b"_s, u"a"_s}));
    }

    void hiddenFilesAreLeftOutUnlessWanted()
    {
        FileEntry hidden = file(u".profile"_s);
        hidden.isHidden = true;
        QCOMPARE(names({hidden, file(u"a"_s)}, {}), QStringList{u"a"_s});
        QCOMPARE(names({hidden, file(u"a"_s)}, {.showsHidden = true}).size(), 2);
        QCOMPARE(view({hidden, file(u"a"_s)}, {})->leftOut(), 1);
    }

    void aFilterIsPartOfTheNameOrAPattern()
    {
        const QList<FileEntry> all{file(u"train.ipynb"_s), file(u"train.csv"_s), folder(u"data"_s)};
        QCOMPARE(names(all, {.filter = u"TRAIN"_s}).size(), 2);
        QCOMPARE(names(all, {.filter = u"*.csv"_s}), QStringList{u"train.csv"_s});
        QCOMPARE(names(all, {.filter = u"[("_s}).size(), 0);
        QCOMPARE(names(all, {.filter = u"csv"_s, .pinned = {u"data"_s}}), (QStringList{u"data"_s, u"train.csv"_s}));
    }

    void aNameIsShownOnceWhateverTheServerSays()
    {
        const auto shown = view({file(u"a"_s), file(u"a"_s), file(u"b"_s)}, {});
        QCOMPARE(shown->count(), 2);
        QCOMPARE(shown->rowOf(u"b"_s), 1);
    }

    void aFolderThatBecameAFileIsAnotherThing()
    {
        const FolderChange change = FolderChange::between(view({folder(u"a"_s)}, {}), view({file(u"a"_s)}, {}));
        QCOMPARE(change.gone, 1);
        QCOMPARE(change.fresh, 1);
    }

    void theStepsLeadFromAnyViewToAnyOther()
    {
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int round = 0; round < 2000; ++round) {
            const auto before = random.bounded(8) == 0 ? nullptr : someView(random);
            const auto after = someView(random);
            const FolderChange change = FolderChange::between(before, after);
            QCOMPARE(walked(change), all(*after));
            if (before && all(*before) == all(*after)) {
                QVERIFY(change.aside.empty() && !change.moves && !change.differs);
                QCOMPARE(change.gone + change.fresh, 0);
            }
        }
    }

private:
    static FileEntry file(const QString &name, qint64 size = 1, int time = 0)
    {
        FileEntry entry;
        entry.path = RemotePath(u"home/"_s + name);
        entry.size = size;
        entry.modified = QDateTime::fromSecsSinceEpoch(time);
        return entry;
    }
    static FileEntry folder(const QString &name)
    {
        FileEntry entry = file(name, -1);
        entry.kind = FileEntry::Kind::Folder;
        return entry;
    }
    static FolderView::Pointer view(const QList<FileEntry> &entries, const FolderOrder &order)
    {
        return std::make_shared<const FolderView>(std::make_shared<const QList<FileEntry>>(entries), order);
    }
    static QStringList names(const QList<FileEntry> &entries, const FolderOrder &order)
    {
        const auto shown = view(entries, order);
        QStringList names;
        for (qsizetype row = 0; row < shown->count(); ++row) {
            names.append(shown->at(row).name());
        }
        return names;
    }
    static FolderView::Pointer someView(QRandomGenerator &random)
    {
        QList<FileEntry> entries;
        for (int each = 0; each < 12; ++each) {
            const QString name = QString::number(each);
            if (random.bounded(3) > 0) {
                entries.append(random.bounded(6) == 0 ? folder(name) : file(name, random.bounded(4)));
            }
        }
        const FolderOrder::By by[]{FolderOrder::By::Name, FolderOrder::By::Size};
        return view(entries, {.by = by[random.bounded(2)],
                              .descending = random.bounded(2) == 0,
                              .filter = random.bounded(4) == 0 ? u"1"_s : QString()});
    }
    static QList<FileEntry> all(const FolderView &view)
    {
        QList<FileEntry> entries;
        for (qsizetype row = 0; row < view.count(); ++row) {
            entries.append(view.at(row));
        }
        return entries;
    }
    /// As a model does it.
    static QList<FileEntry> walked(const FolderChange &change)
    {
        QList<FileEntry> rows = change.before ? all(*change.before) : QList<FileEntry>();
        const auto arrange = [&](const std::vector<int> &to) {
            QList<FileEntry> next(rows.size());
            for (qsizetype row = 0; row < rows.size(); ++row) {
                next[to[size_t(row)]] = rows[row];
            }
            rows = next;
        };
        if (!change.aside.empty()) {
            arrange(change.aside);
        }
        rows.resize(rows.size() - change.gone);
        for (qsizetype row = 0; row < rows.size(); ++row) {
            if (!change.differs && rows[row] != change.after->at(change.arranged[size_t(row)])) {
                return {};
            }
            rows[row] = change.after->at(change.arranged[size_t(row)]);
        }
        for (qsizetype row = rows.size(); row < qsizetype(change.arranged.size()); ++row) {
            rows.append(change.after->at(change.arranged[size_t(row)]));
        }
        if (change.moves) {
            arrange(change.arranged);
        }
        return rows;
    }
};

QTEST_APPLESS_MAIN(tst_FolderView)
#include "tst_FolderView.moc"
