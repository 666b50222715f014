// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/VariableModel.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using models::VariableModel;
using session::Variable;

class tst_VariableModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void rowsThatStayKeepTheirPlace()
    {
        VariableModel model;
        const QAbstractItemModelTester tester(&model);
        model.setVariables({number(u"a"_s, 1), number(u"b"_s, 2), number(u"c"_s, 3)});
        const QPersistentModelIndex c = model.index(2, 0);
        QSignalSpy changed(&model, &VariableModel::dataChanged);
        model.setVariables({number(u"b"_s, 20), number(u"c"_s, 3), number(u"d"_s, 4)});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(c.row(), 1);
        QCOMPARE(changed.size(), 1);
        QCOMPARE(model.index(0, VariableModel::PreviewColumn).data().toString(), u"20"_s);
        QCOMPARE(model.variable(2).name, u"d"_s);
    }

    void sizesAndShapesAreOrderedAsNumbers()
    {
        VariableModel model;
        Variable table = number(u"t"_s, 1);
        table.shape = u"9 × 2"_s;
        table.count = 18;
        table.size = 2048;
        model.setVariables({table});
        QCOMPARE(model.index(0, VariableModel::ShapeColumn).data(VariableModel::SortRole).toInt(), 18);
        QCOMPARE(model.index(0, VariableModel::SizeColumn).data(VariableModel::SortRole).toInt(), 2048);
        QVERIFY(model.index(0, VariableModel::SizeColumn).data().toString().startsWith(u"2"));
    }

    void rowsAreCopiedWithTheirHeaders()
    {
        VariableModel model;
        model.setVariables({number(u"a"_s, 1), number(u"b"_s, 2)});
        QCOMPARE(model.toText({1}), u"Name\tType\tShape\tSize\tValue\nb\tint\t\t\t2\n"_s);
    }

private:
    static Variable number(const QString &name, int value)
    {
        Variable made;
        made.name = name;
        made.type = u"int"_s;
        made.preview = QString::number(value);
        return made;
    }
};

QTEST_GUILESS_MAIN(tst_VariableModel)
#include "tst_VariableModel.moc"
