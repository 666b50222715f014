// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/FrameReader.h"

#include "base/Memory.h"

#include <QPointer>
#include <QtConcurrentRun>

#include <chrono>

namespace quire::jupyter {

using namespace std::chrono_literals;

namespace {

/// Smaller frames are read in less than a millisecond.
constexpr qsizetype largeFrame = 64 * 1024;
/// Then what the workers took for large ones is given back.
constexpr auto restAfterLarge = 2s;

bool isOutput(const Message &message)
{
    return message.channel == Channel::Iopub &&
           (message.type == "stream" || message.type == "display_data" || message.type == "update_display_data" ||
            message.type == "execute_result" || message.type == "error");
}

/// With the output it carries, which takes longer than the rest.
Result<Message> readWhole(const std::function<Result<Message>()> &decode)
{
    Result<Message> message = decode();
    if (message && isOutput(*message)) {
        if (Result<notebook::Output> output = outputOf(*message)) {
            message->output = *std::move(output);
        }
    }
    return message;
}

} // namespace

FrameReader::FrameReader(QObject *parent) : QObject(parent)
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restAfterLarge);
    connect(&m_rest, &QTimer::timeout, this, [] { std::ignore = QtConcurrent::run(returnFreeMemory); });
}

FrameReader::~FrameReader() = default;

void FrameReader::addText(const QString &text)
{
    add(text.size(), [text] { return decodeText(text.toUtf8()); });
}

void FrameReader::addBinary(Framing framing, const QByteArray &frame)
{
    add(frame.size(), [framing, frame] { return decodeBinary(framing, frame); });
}

void FrameReader::add(qsizetype size, std::function<Result<Message>()> decode)
{
    if (size >= largeFrame) {
        m_rest.start();
        auto watcher = std::make_unique<Watcher>();
        connect(watcher.get(), &QFutureWatcherBase::finished, this, &FrameReader::goOn);
        watcher->setFuture(QtConcurrent::run(readWhole, std::move(decode)));
        m_steps.push_back({std::move(watcher), {}});
    } else {
        whenRead([this, decode = std::move(decode)] { Q_EMIT read(decode()); });
    }
}

void FrameReader::whenRead(std::function<void()> done)
{
    if (m_steps.empty()) {
        done();
    } else {
        m_steps.push_back({{}, std::move(done)});
    }
}

/// One large frame and the small ones behind it; the next large one comes in a turn of its own.
void FrameReader::goOn()
{
    if (m_steps.empty() || !m_steps.front().large->isFinished()) {
        return;
    }
    const QPointer<FrameReader> self(this);
    Watcher *large = m_steps.front().large.release();
    large->deleteLater();
    m_steps.pop_front();
    Q_EMIT read(large->result());
    while (self && !m_steps.empty() && !m_steps.front().large) {
        const std::function<void()> then = std::move(m_steps.front().then);
        m_steps.pop_front();
        then();
    }
    if (self && !m_steps.empty() && m_steps.front().large->isFinished()) {
        QMetaObject::invokeMethod(this, &FrameReader::goOn, Qt::QueuedConnection);
    }
}

} // namespace quire::jupyter
