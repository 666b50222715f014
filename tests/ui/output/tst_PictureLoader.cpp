// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/PictureLoader.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <atomic>

using namespace quire::ui;
using quire::render::Picture;

namespace {

/// A picture of 100 × 100 points: 40 000 bytes.
Picture made()
{
    return {QImage(100, 100, QImage::Format_ARGB32), {}, false};
}

} // namespace

class tst_PictureLoader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPictureIsMadeOnceOnAnotherThread()
    {
        PictureLoader loader;
        QSignalSpy loaded(&loader, &PictureLoader::loaded);
        std::atomic<int> count = 0;
        std::atomic<QThread *> where = nullptr;
        const auto make = [&] {
            ++count;
            where = QThread::currentThread();
            return made();
        };
        const PictureLoader::Key key{1, {100, 100}};
        QCOMPARE(loader.find(key, make), nullptr);
        QCOMPARE(loader.find(key, make), nullptr); // Asked again before it is there.
        QTRY_COMPARE(loaded.size(), 1);
        QCOMPARE(loaded.first().first().value<PictureLoader::Key>(), key);
        QVERIFY(loader.find(key, make));
        QCOMPARE(loader.find(key, make)->image.size(), QSize(100, 100));
        QCOMPARE(count.load(), 1);
        QVERIFY(where.load() != QThread::currentThread());
    }

    void anotherSizeIsAnotherPicture()
    {
        PictureLoader loader;
        QVERIFY(load(loader, {1, {100, 100}}));
        QVERIFY(load(loader, {1, {50, 50}}));
        QVERIFY(isKept(loader, {1, {100, 100}}));
    }

    void whatWasSeenLongestAgoMakesRoom()
    {
        PictureLoader loader(100'000); // Two of them.
        QVERIFY(load(loader, {1, {100, 100}}));
        QVERIFY(load(loader, {2, {100, 100}}));
        QVERIFY(isKept(loader, {1, {100, 100}}));
        QVERIFY(load(loader, {3, {100, 100}}));
        QVERIFY(isKept(loader, {1, {100, 100}}));
        QVERIFY(!isKept(loader, {2, {100, 100}}));
    }

    void whatIsLargerThanTheBudgetIsStillShown()
    {
        PictureLoader loader(1000);
        QVERIFY(load(loader, {1, {100, 100}}));
        QVERIFY(isKept(loader, {1, {100, 100}}));
    }

    void closingDoesNotWaitForPicturesNobodyWillSee()
    {
        std::atomic<int> count = 0;
        {
            PictureLoader loader;
            for (quint64 content = 0; content < 1000; ++content) {
                loader.find({content, {100, 100}}, [&count] {
                    ++count;
                    return made();
                });
            }
        }
        QVERIFY(count < 1000);
    }

private:
    static bool load(PictureLoader &loader, const PictureLoader::Key &key)
    {
        QSignalSpy loaded(&loader, &PictureLoader::loaded);
        return loader.find(key, made) == nullptr && loaded.wait();
    }
    static bool isKept(PictureLoader &loader, const PictureLoader::Key &key)
    {
        return loader.find(key, made) != nullptr;
    }
};

QTEST_MAIN(tst_PictureLoader)
#include "tst_PictureLoader.moc"
