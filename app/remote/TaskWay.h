// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"

#include <QObject>

namespace quire::remote {

/// One way to have a Python program run on a machine. Owned by the task that uses it.
class TaskWay : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Runs `program` (Python, UTF-8). Once.
    virtual void start(const QByteArray &program) = 0;
    /// As Ctrl+C does.
    virtual void interrupt() = 0;
    /// Ends what it made on the machine. The object may go at once.
    virtual void discard() = 0;

    /// The variable of the program's environment that holds the server's root; empty where the program starts in its
    /// folder already.
    virtual QString baseVariable() const { return {}; }

Q_SIGNALS:
    /// In pieces, as it comes.
    void said(const QString &text);
    /// What was said is void; all of it comes again.
    void restarted();
    /// This way is not to be had here; nothing has run.
    void unavailable(const quire::Error &error);
    /// The program is gone without an end, perhaps half done.
    void broken(const quire::Error &error);
};

} // namespace quire::remote
