// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/MessageCodec.h"

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>

namespace quire::jupyter {

/// Reads websocket frames into messages, in their order. Large ones, output of megabytes, are read by a worker with the
/// output they carry, so that the window never waits for that; small ones at once where no large one is before them.
class FrameReader : public QObject
{
    Q_OBJECT

public:
    explicit FrameReader(QObject *parent = nullptr);
    ~FrameReader() override;

    void addText(const QString &text);
    void addBinary(Framing framing, const QByteArray &frame);
    /// Calls `done` when all that was added before has been read; at once where it has. Dropped with this.
    void whenRead(std::function<void()> done);

Q_SIGNALS:
    void read(const quire::Result<quire::jupyter::Message> &message);

private:
    using Watcher = QFutureWatcher<Result<Message>>;
    /// A large frame that is being read, or what waits for those before it. The first is always a large one.
    struct Step
    {
        std::unique_ptr<Watcher> large;
        std::function<void()> then;
    };

    void add(qsizetype size, std::function<Result<Message>()> decode);
    void goOn();

    std::deque<Step> m_steps;
    QTimer m_rest; ///< Since the last large frame.
};

} // namespace quire::jupyter
