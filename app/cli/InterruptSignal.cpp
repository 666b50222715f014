// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/InterruptSignal.h"

#include <QSocketNotifier>

#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <csignal>

namespace quire::cli {

namespace {

// A signal handler is told nothing but the signal's number, so this cannot be a member.
volatile std::sig_atomic_t writeEnd = -1;

/// Only what may be done inside a handler (man 7 signal-safety).
void wake(int number)
{
    std::signal(number, SIG_DFL);
    const char byte = 0;
    [[maybe_unused]] const auto written = ::write(int(writeEnd), &byte, 1);
}

} // namespace

InterruptSignal::InterruptSignal(QObject *parent) : QObject(parent)
{
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) != 0) {
        return;
    }
    m_readEnd = ends[0];
    writeEnd = ends[1];
    m_notifier = new QSocketNotifier(m_readEnd, QSocketNotifier::Read, this);
    connect(m_notifier, &QSocketNotifier::activated, this, [this] {
        m_notifier->setEnabled(false);
        Q_EMIT received();
    });
    std::signal(SIGINT, wake);
    std::signal(SIGTERM, wake);
}

InterruptSignal::~InterruptSignal()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    delete m_notifier;
    if (m_readEnd >= 0) {
        ::close(m_readEnd);
        ::close(int(writeEnd));
    }
}

} // namespace quire::cli
