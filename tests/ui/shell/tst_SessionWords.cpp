// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SessionWords.h"

#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::SessionWords;

class tst_SessionWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRunIsShownWithAllItHas()
    {
        const QDateTime now = QDateTime::currentDateTimeUtc();
        const ui::CellRun shown = SessionWords::shown(
            session::CellRun{session::CellRun::State::Running, now, std::chrono::milliseconds(5), true});
        QCOMPARE(shown.state, ui::CellRun::State::Running);
        QCOMPARE(shown.startedAt, now);
        QCOMPARE(shown.took, std::chrono::milliseconds(5));
        QVERIFY(shown.failed);
    }

    void aNoticeKeepsItsChoices()
    {
        const ui::Notification shown = SessionWords::shown(
            session::Notice{u"key"_s, session::Notice::Severity::Warning, u"text"_s, {{u"id"_s, u"Label"_s}}});
        QCOMPARE(shown.key, u"key"_s);
        QVERIFY(shown.severity == ui::Notification::Severity::Warning);
        QCOMPARE(shown.actions.first().label, u"Label"_s);
    }

    void aKernelThatDoesNotAnswerOffersNothing()
    {
        QVERIFY(SessionWords::shown(Result<jupyter::Completion>(Failure(Error{}))).items.isEmpty());
        jupyter::Completion completion;
        completion.start = 3;
        completion.matches = {{u"sqrt"_s, u"function"_s, {}}};
        const ui::CompletionAnswer answer = SessionWords::shown(Result<jupyter::Completion>(completion));
        QCOMPARE(answer.start, 3);
        QCOMPARE(answer.items.size(), 1);
    }
};

QTEST_GUILESS_MAIN(tst_SessionWords)
#include "tst_SessionWords.moc"
