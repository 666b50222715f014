// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/CellMatch.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::notebook;

namespace {

Cell cell(const QString &source, CellType type = CellType::Code)
{
    return Cell(type, source);
}

} // namespace

/// Cells of two versions of a file. Each Cell here has an id of its own, as cells of files without ids get.
class tst_CellMatch : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void idsSayWhatIsTheSame()
    {
        const Cell one = cell(u"a"_s);
        Cell changed = one;
        changed.setSource(u"something else"_s);
        QCOMPARE(matchCells({one, cell(u"b"_s)}, {cell(u"b"_s), changed}), QList<qsizetype>({1, 0}));
    }

    void withoutIdsTheContentDoes()
    {
        QCOMPARE(matchCells({cell(u"a"_s), cell(u"b"_s), cell(u"c"_s)}, {cell(u"a"_s), cell(u"new"_s), cell(u"c"_s)}),
                 QList<qsizetype>({0, -1, 2}));
        QCOMPARE(matchCells({cell(u"a"_s)}, {cell(u"a"_s, CellType::Markdown)}), QList<qsizetype>({-1}));
    }

    void aMovedCellIsFound()
    {
        QCOMPARE(matchCells({cell(u"a"_s), cell(u"b"_s), cell(u"c"_s)}, {cell(u"c"_s), cell(u"a"_s), cell(u"b"_s)}),
                 QList<qsizetype>({1, 2, 0}));
    }

    void aChangedCellBetweenOthersIsFoundByItsLikeness()
    {
        const QString code = u"import os\nlr = 1\ntrain(lr)\nshow()"_s;
        QString changed = code;
        changed.replace(u"lr = 1"_s, u"lr = 2"_s);
        QCOMPARE(matchCells({cell(u"a"_s), cell(code), cell(u"c"_s)},
                            {cell(u"a"_s), cell(u"new"_s), cell(changed), cell(u"c"_s)}),
                 QList<qsizetype>({0, 2, 3}));
    }
};

QTEST_GUILESS_MAIN(tst_CellMatch)
#include "tst_CellMatch.moc"
