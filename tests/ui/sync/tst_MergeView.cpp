// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/MergeView.h"

#include <QPlainTextEdit>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;

/// Three versions of a text, and what becomes of them.
class tst_MergeView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesOfBothSidesComeTogether()
    {
        ui::MergeView view;
        view.compare({"A\nb\nc\n", "a\nb\nc\n", "a\nb\nC\n", true});
        QTRY_COMPARE(view.merged(), "A\nb\nC\n"_ba);
        auto *mine = view.findChild<QPlainTextEdit *>(u"mineText"_s);
        QCOMPARE(mine->toPlainText(), u"A\nb\nc\n"_s);
        QCOMPARE(mine->extraSelections().size(), 1);
        QCOMPARE(view.findChild<QPlainTextEdit *>(u"baseText"_s)->extraSelections().size(), 2);
    }

    void sameLineIsLeftToThePerson()
    {
        ui::MergeView view;
        view.compare({"mine\n", "base\n", "theirs\n", true});
        QTRY_VERIFY(view.merged().contains("<<<<<<<"));
        auto *merged = view.findChild<QPlainTextEdit *>(u"mergedText"_s);
        merged->setPlainText(u"decided\n"_s);
        QCOMPARE(view.merged(), "decided\n"_ba);
    }
};

QTEST_MAIN(tst_MergeView)
#include "tst_MergeView.moc"
