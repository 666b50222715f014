// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QObject>
#include <QSocketNotifier>

namespace quire::ui {

/// Hands output to an emulator through its pseudo terminal, as fast as it draws and no faster.
///
/// What a machine prints cannot be held back: its server would keep it in memory without end. So of more than can be
/// shown the oldest is left out, and a line says how much.
class TerminalFeed : public QObject
{
    Q_OBJECT

public:
    /// Bytes that wait at most.
    static constexpr qsizetype limit = 2 << 20;

    /// `descriptor`: the slave side, open as long as the feed lives. It is made non-blocking and hands bytes on as
    /// they are.
    explicit TerminalFeed(int descriptor, QObject *parent = nullptr);

    /// `bytes`: whole characters and sequences.
    void add(const QByteArray &bytes);
    /// Leaves out what waits, as far as it is much: the person wants to see an end.
    void skip();
    qsizetype waiting() const { return m_waiting; }
    /// Bytes left out so far.
    qint64 skipped() const { return m_skipped; }

private:
    void write();
    void leaveOut(qsizetype keep);

    int m_descriptor;
    QSocketNotifier m_ready;
    QByteArrayList m_pieces;
    qsizetype m_written = 0; ///< Of the first piece.
    qsizetype m_waiting = 0;
    qint64 m_skipped = 0;
};

} // namespace quire::ui
