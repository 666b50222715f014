// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/LibraryModel.h"
#include "support/Waiting.h"

#include <QAbstractItemModelTester>
#include <QDir>
#include <QMimeData>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace quire::models;
using namespace Qt::StringLiterals;

/// The library's list over a real library.
class tst_LibraryModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void followsTheLibraryAndItsSearch()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"one.md"_s);
        QFile note(file);
        QVERIFY(note.open(QIODevice::WriteOnly));
        note.write("# 梯度下降\nThe learning rate.\n");
        note.close();
        library::Library library(dir.filePath(u"library"_s), {});
        LibraryModel model(&library);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(testing::wait(library.add({QFile::encodeName(file)})));
        QTRY_COMPARE(model.data(model.index(0), Qt::DisplayRole).toString(), u"梯度下降"_s);
        QCOMPARE(model.entryCount(), 1);
        QVERIFY(model.data(model.index(0), Qt::AccessibleTextRole).toString().contains(u"Markdown"_s));
        const std::unique_ptr<QMimeData> dragged(model.mimeData({model.index(0)}));
        QCOMPARE(dragged->urls(), QList<QUrl>{QUrl::fromLocalFile(file)});

        model.setSearch(u"learning"_s);
        QTRY_COMPARE(model.rowCount(), 2);
        QCOMPARE(model.data(model.index(1), LibraryModel::PlaceRole).toString(), u"line:1"_s);
        QCOMPARE(model.data(model.index(1), LibraryModel::MarksRole).toList().size(), 1);
        model.setSearch({});
        QCOMPARE(model.rowCount(), 1);

        library.setTags({model.entry(model.index(0))->id}, {u"paper"_s});
        QCOMPARE(model.tags(), QStringList{u"paper"_s});
        QVERIFY(QFile::remove(file));
        library.refresh();
        QTRY_VERIFY(!model.data(model.index(0), LibraryModel::ProblemRole).toString().isEmpty());
    }
};

QTEST_MAIN(tst_LibraryModel)
#include "tst_LibraryModel.moc"
