// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/InterruptSignal.h"

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using quire::cli::InterruptSignal;

class tst_InterruptSignal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFirstOneIsASignalAndTheNextIsTheSystemsAgain()
    {
        InterruptSignal interrupt;
        QSignalSpy received(&interrupt, &InterruptSignal::received);
        std::raise(SIGINT);
        QTRY_COMPARE(received.size(), 1);
        QVERIFY(std::signal(SIGINT, SIG_DFL) == SIG_DFL);
    }

    void canBeMadeAgain()
    {
        for (int turn = 0; turn < 2; ++turn) {
            InterruptSignal interrupt;
            QSignalSpy received(&interrupt, &InterruptSignal::received);
            std::raise(SIGTERM);
            QTRY_COMPARE(received.size(), 1);
        }
    }
};

QTEST_GUILESS_MAIN(tst_InterruptSignal)
#include "tst_InterruptSignal.moc"
