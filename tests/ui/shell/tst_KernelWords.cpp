// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/KernelWords.h"

#include <QTest>

using namespace Qt::StringLiterals;
using quire::session::KernelStatus;
using quire::ui::KernelWords;
using State = KernelStatus::State;

class tst_KernelWords : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aKernelIsNamedAsPeopleKnowItWithASignAndAWord_data()
    {
        QTest::addColumn<KernelStatus>("status");
        QTest::addColumn<QString>("line");
        QTest::newRow("none") << KernelStatus{} << u"No kernel"_s;
        QTest::newRow("idle") << KernelStatus{State::Idle, u"python3"_s, u"Python 3"_s, {}} << u"Python 3  ○ idle"_s;
        QTest::newRow("busy") << KernelStatus{State::Busy, u"python3"_s, u"Python 3"_s, {}} << u"Python 3  ● busy"_s;
        QTest::newRow("nothing but a spec") << KernelStatus{State::Starting, u"ir"_s, {}, {}} << u"ir  ◌ starting"_s;
        QTest::newRow("gone for now") << KernelStatus{State::Reconnecting, u"ir"_s, u"R"_s, {}}
                                      << u"R  ◌ reconnecting"_s;
    }

    void aKernelIsNamedAsPeopleKnowItWithASignAndAWord()
    {
        QFETCH(KernelStatus, status);
        QTEST(KernelWords::line(status), "line");
    }

    void everyStateHasAWordOfItsOwn()
    {
        QSet<QString> words;
        for (const State state : {State::None, State::Starting, State::Idle, State::Busy, State::Restarting,
                                  State::Reconnecting, State::Dead}) {
            words.insert(KernelWords::state(state));
        }
        QCOMPARE(words.size(), 7);
    }
};

QTEST_GUILESS_MAIN(tst_KernelWords)
#include "tst_KernelWords.moc"
