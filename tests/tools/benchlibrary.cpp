// SPDX-License-Identifier: GPL-3.0-or-later
// quire-bench-library [COUNT]: how long a library of so many notebooks (10,000 if left out) takes to be read, to be
// listed at the next start, and to be searched, also in Chinese.
#include "library/Library.h"
#include "models/LibraryModel.h"
#include "support/Waiting.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTextStream>

using namespace quire;
using namespace Qt::StringLiterals;

namespace {

QString word(QRandomGenerator &random)
{
    // Few words are common and many are rare, as in any language.
    const int rank = int(20'000 * std::pow(random.generateDouble(), 3));
    QString made;
    for (int rest = rank + 26; rest > 0; rest /= 26) {
        made += QChar(u'a' + rest % 26);
    }
    return made;
}

QString chinese(QRandomGenerator &random, int length)
{
    QString made;
    for (int index = 0; index < length; ++index) {
        made += QChar(0x4e00 + int(3000 * std::pow(random.generateDouble(), 2)));
    }
    return made;
}

QByteArray notebook(QRandomGenerator &random, int number)
{
    QString cells;
    for (int cell = 0; cell < 20; ++cell) {
        QString text;
        for (int index = 0; index < 30; ++index) {
            text += word(random) + u' ';
        }
        text += chinese(random, 12) + (number % 100 == 0 ? u"梯度下降"_s : QString());
        cells += u"%1{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":\"%2\"}"_s.arg(
            cell > 0 ? u","_s : QString(), text);
    }
    return (u"{\"cells\":["_s + cells + u"],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":4}"_s).toUtf8();
}

void fill(const QString &folder, int count)
{
    QRandomGenerator random(4);
    for (int number = 0; number < count; ++number) {
        const QString below = u"%1/%2"_s.arg(folder).arg(number / 100);
        QDir().mkpath(below);
        QFile file(u"%1/notebook-%2.ipynb"_s.arg(below).arg(number));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(notebook(random, number));
        }
    }
}

void search(library::Library &library, const QString &query, QTextStream &out)
{
    qint64 best = std::numeric_limits<qint64>::max();
    qsizetype found = 0;
    for (int turn = 0; turn < 5; ++turn) {
        QElapsedTimer time;
        time.start();
        const auto hits = testing::wait(library.search(query));
        best = std::min(best, time.nsecsElapsed());
        found = hits ? hits->size() : -1;
    }
    out << u"search %1: %2 found, %3 ms"_s.arg(query).arg(found).arg(double(best) / 1e6, 0, 'f', 1) << Qt::endl;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const int count = argc > 1 ? QByteArray(argv[1]).toInt() : 10'000;
    QTextStream out(stdout);
    QTemporaryDir folder;
    fill(folder.filePath(u"notes"_s), count);
    QElapsedTimer time;
    {
        library::Library library(folder.filePath(u"library"_s), {});
        time.start();
        std::ignore = testing::wait(library.add({QFile::encodeName(folder.filePath(u"notes"_s))}));
        while (library.entries().size() < count || library.waitingCount() > 0) {
            std::ignore = QTest::qWaitFor([&] { return false; }, 50);
        }
        out << u"read %1 notebooks: %2 s"_s.arg(count).arg(double(time.elapsed()) / 1000, 0, 'f', 1) << Qt::endl;
    }
    library::Library library(folder.filePath(u"library"_s), {});
    models::LibraryModel model(&library);
    time.start();
    QObject::connect(&model, &QAbstractItemModel::modelReset, &model, [&] {
        out << u"next start: %1 listed after %2 ms"_s.arg(model.rowCount()).arg(time.elapsed()) << Qt::endl;
    });
    std::ignore = testing::wait(library.open());
    out << u"ready to be searched after %1 ms"_s.arg(time.elapsed()) << Qt::endl;
    for (const QString &query :
         {u"梯度下降"_s, u"梯度"_s, u"的"_s, u"ba"_s, u"bac cad"_s, u"\"bac cad\""_s, u"丄丅"_s}) {
        search(library, query, out);
    }
    return 0;
}
