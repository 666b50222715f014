// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/TerminalFeed.h"

#include <QSocketNotifier>
#include <QTest>

#include <fcntl.h>
#include <pty.h>
#include <unistd.h>

using namespace quire::ui;

/// Output on its way through a real pseudo terminal.
class tst_TerminalFeed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        QCOMPARE(openpty(&m_master, &m_slave, nullptr, nullptr, nullptr), 0);
        QVERIFY(fcntl(m_master, F_SETFL, O_NONBLOCK) == 0);
        m_feed = std::make_unique<TerminalFeed>(m_slave);
        m_drained.clear();
    }

    void cleanup()
    {
        m_feed.reset();
        m_reader.reset();
        close(m_master);
        close(m_slave);
    }

    /// The machine's own terminal has done what is to be done with line ends.
    void bytesArriveAsTheyAre()
    {
        m_feed->add("one\ntwo\r\n\x04\x03\x1b[31m");
        startReading();
        QTRY_COMPARE(m_drained, "one\ntwo\r\n\x04\x03\x1b[31m");
    }

    void aFullEmulatorBlocksNobody()
    {
        m_feed->add(QByteArray(1 << 20, 'x'));
        QTest::qWait(0);
        QVERIFY(m_feed->waiting() > 0);
        startReading();
        QTRY_COMPARE(m_drained.size(), 1 << 20);
        QCOMPARE(m_feed->waiting(), 0);
        QCOMPARE(m_feed->skipped(), 0);
    }

    void ofTooMuchTheOldestIsLeftOutAndThatIsSaid()
    {
        for (int line = 0; line < 40'000; ++line) {
            m_feed->add("line " + QByteArray::number(line).rightJustified(94, '.') + "\r\n");
            QVERIFY(m_feed->waiting() <= TerminalFeed::limit);
        }
        QVERIFY(m_feed->skipped() > 0);
        startReading();
        QTRY_VERIFY(m_drained.endsWith("39999\r\n"));
        QVERIFY(m_drained.contains("of output is not shown"));
        QVERIFY(m_drained.size() <= TerminalFeed::limit);
    }

    void switchesOfModesAreNeverLeftOut()
    {
        m_feed->add("\x1b[?1049l\x1b[?25h");
        for (int piece = 0; piece < 4; ++piece) {
            m_feed->add(QByteArray(TerminalFeed::limit / 3, 'x'));
        }
        startReading();
        QTRY_COMPARE(m_feed->waiting(), 0);
        QTRY_VERIFY(m_drained.endsWith("x"));
        QVERIFY(m_drained.contains("\x1b[?1049l"));
        QVERIFY(m_drained.contains("\x1b[?25h"));
    }

    void skippingLeavesTheLastScreen()
    {
        for (int piece = 0; piece < 200; ++piece) {
            m_feed->add(QByteArray(4096, 'x'));
        }
        m_feed->add("$ ");
        m_feed->skip();
        QVERIFY(m_feed->waiting() < 32 * 1024);
        startReading();
        QTRY_VERIFY(m_drained.endsWith("$ "));
    }

private:
    /// As the emulator does: whenever there is something.
    void startReading()
    {
        m_reader = std::make_unique<QSocketNotifier>(m_master, QSocketNotifier::Read);
        connect(m_reader.get(), &QSocketNotifier::activated, this, [this] { drain(); });
    }

    void drain()
    {
        char buffer[65536];
        for (ssize_t got = 0; (got = read(m_master, buffer, sizeof buffer)) > 0;) {
            m_drained.append(buffer, got);
        }
    }

    int m_master = -1;
    int m_slave = -1;
    QByteArray m_drained;
    std::unique_ptr<TerminalFeed> m_feed;
    std::unique_ptr<QSocketNotifier> m_reader;
};

QTEST_MAIN(tst_TerminalFeed)
#include "tst_TerminalFeed.moc"
