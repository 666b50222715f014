// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QSocketNotifier;

namespace quire::cli {

/// Ctrl+C (and SIGTERM) as a Qt signal, once: the second one ends the program as usual. One at a time in a program.
class InterruptSignal : public QObject
{
    Q_OBJECT

public:
    explicit InterruptSignal(QObject *parent = nullptr);
    /// Puts back what the program did on Ctrl+C before.
    ~InterruptSignal() override;
    Q_DISABLE_COPY_MOVE(InterruptSignal)

Q_SIGNALS:
    void received();

private:
    int m_readEnd = -1;
    QSocketNotifier *m_notifier = nullptr;
};

} // namespace quire::cli
