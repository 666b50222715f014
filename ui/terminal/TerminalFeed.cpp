// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/TerminalFeed.h"

#include "base/Log.h"

#include <QLocale>

#include <fcntl.h>
#include <termios.h>
#include <unistd.h>

#include <cerrno>

namespace quire::ui {

namespace {

/// A screen or so; it stays when the rest is left out.
constexpr qsizetype lastScreen = 16 * 1024;

/// Switches of modes (cursor, screen, mouse) must reach the emulator even when the text between them does not.
QByteArray modesIn(const QByteArray &bytes)
{
    QByteArray modes;
    for (qsizetype at = bytes.indexOf("\x1b[?"); at >= 0; at = bytes.indexOf("\x1b[?", at + 1)) {
        qsizetype end = at + 3;
        while (end < bytes.size() && bytes.at(end) < 0x40) {
            ++end;
        }
        if (end < bytes.size() && (bytes.at(end) == 'h' || bytes.at(end) == 'l')) {
            modes += bytes.sliced(at, end + 1 - at);
        }
    }
    return modes;
}

} // namespace

TerminalFeed::TerminalFeed(int descriptor, QObject *parent)
    : QObject(parent), m_descriptor(descriptor), m_ready(descriptor, QSocketNotifier::Write)
{
    m_ready.setEnabled(false);
    connect(&m_ready, &QSocketNotifier::activated, this, &TerminalFeed::write);
    termios mode{};
    const int flags = fcntl(descriptor, F_GETFL);
    if (tcgetattr(descriptor, &mode) != 0 || flags < 0) {
        qCWarning(logUi) << "the terminal has no pseudo terminal";
        return;
    }
    cfmakeraw(&mode);
    tcsetattr(descriptor, TCSANOW, &mode);
    fcntl(descriptor, F_SETFL, flags | O_NONBLOCK);
}

void TerminalFeed::add(const QByteArray &bytes)
{
    if (bytes.isEmpty()) {
        return;
    }
    m_pieces.append(bytes);
    m_waiting += bytes.size();
    if (m_waiting > limit) {
        leaveOut(limit / 4);
    }
    m_ready.setEnabled(true);
}

void TerminalFeed::skip()
{
    if (m_waiting > 4 * lastScreen) {
        leaveOut(lastScreen);
    }
}

/// The first piece stays when some of it is out: a sequence may be cut in two there.
void TerminalFeed::leaveOut(qsizetype keep)
{
    const qsizetype first = m_written > 0 ? 1 : 0;
    QByteArray modes;
    qsizetype left = 0;
    while (m_pieces.size() > first + 1 && m_waiting > keep) {
        const QByteArray piece = m_pieces.takeAt(first);
        m_waiting -= piece.size();
        left += piece.size();
        modes += modesIn(piece);
    }
    if (left == 0) {
        return;
    }
    m_skipped += left;
    const QByteArray note =
        "\x1b[0m\r\n\x1b[7m " +
        tr("%1 of output is not shown").arg(QLocale().formattedDataSize(left, 1, QLocale::DataSizeSIFormat)).toUtf8() +
        " \x1b[0m\r\n" + modes;
    m_pieces.insert(first, note);
    m_waiting += note.size();
}

void TerminalFeed::write()
{
    // One buffer full for each turn of the event loop: keys and painting come in between.
    while (!m_pieces.isEmpty()) {
        const QByteArray &piece = m_pieces.constFirst();
        const auto length = size_t(piece.size() - m_written);
        const ssize_t done = ::write(m_descriptor, piece.constData() + m_written, length);
        if (done < 0) {
            if (errno != EAGAIN && errno != EINTR) {
                m_pieces.clear();
                m_waiting = 0;
            }
            break;
        }
        m_written += done;
        m_waiting -= done;
        if (m_written == piece.size()) {
            m_pieces.removeFirst();
            m_written = 0;
        }
    }
    m_ready.setEnabled(!m_pieces.isEmpty());
}

} // namespace quire::ui
