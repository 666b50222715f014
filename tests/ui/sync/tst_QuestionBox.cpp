// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/sync/QuestionBox.h"

#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using pairs::PairAnswer;
using ui::QuestionBox;

/// What a guard asks before files are deleted.
class tst_QuestionBox : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void deletesAreListedAndAnswered()
    {
        QuestionBox box;
        QList<PairAnswer> answers;
        connect(&box, &QuestionBox::answered, this, [&answers](PairAnswer answer, const pairs::PairQuestion &question) {
            QCOMPARE(question.deletesThere.size(), 2);
            answers.append(answer);
        });
        QSignalSpy paused(&box, &QuestionBox::pauseRequested);
        box.ask({.findings = {u"Many files."_s}, .deletesThere = {u"a"_s, u"b"_s}});
        box.show();
        QCOMPARE(box.findChild<QListWidget *>()->count(), 2);
        QVERIFY(button(box, "allowDeletes")->text().contains(u'2'));
        QVERIFY(!button(box, "startOver")->isVisible());
        button(box, "allowDeletes")->click();
        button(box, "restoreDeleted")->click();
        button(box, "pauseQuestion")->click();
        QCOMPARE(answers, (QList{PairAnswer::AllowDeletes, PairAnswer::RestoreDeleted}));
        QCOMPARE(paused.size(), 1);
        QCOMPARE(testing::accessibilityGaps(&box), QStringList());
    }

    void otherFoldersOfferToStartOver()
    {
        QuestionBox box;
        box.ask({.findings = {u"The folder is missing."_s}});
        box.show();
        QVERIFY(button(box, "startOver")->isVisible());
        QVERIFY(!button(box, "allowDeletes")->isVisible());
        box.ask({});
        QVERIFY(!box.isVisible());
    }

    void longListIsCutAndCounted()
    {
        QuestionBox box;
        QStringList files;
        for (int i = 0; i < 5000; ++i) {
            files.append(QString::number(i));
        }
        box.ask({.findings = {u"Many files."_s}, .deletesHere = files});
        auto *list = box.findChild<QListWidget *>();
        QVERIFY(list->count() < 500);
        QVERIFY(list->item(list->count() - 1)->text().contains(u"4800"_s));
    }

private:
    static QPushButton *button(const QuestionBox &box, const char *name)
    {
        return box.findChild<QPushButton *>(QString::fromLatin1(name));
    }
};

QTEST_MAIN(tst_QuestionBox)
#include "tst_QuestionBox.moc"
