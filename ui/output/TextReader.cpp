// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/TextReader.h"

#include <QElapsedTimer>
#include <QPromise>
#include <QtConcurrentRun>

namespace quire::ui {

namespace {

/// Read here; what is longer would be felt.
constexpr qsizetype shortText = 32 * 1024;
/// Read in one go, between looking at the clock.
constexpr qsizetype pieceLength = 64 * 1024;
/// The first screenful is handed over after this, then more after ten times as long.
constexpr qint64 firstHandover = 8;
constexpr qint64 nextHandover = 80;

} // namespace

TextReader::TextReader(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcher<Progress>::resultReadyAt, this,
            [this](int index) { take(m_watcher.resultAt(index)); });
    connect(&m_watcher, &QFutureWatcher<Progress>::finished, this, &TextReader::finish);
}

TextReader::~TextReader()
{
    m_watcher.cancel();
}

void TextReader::stop()
{
    m_watcher.cancel();
    m_watcher.setFuture({});
    m_waiting.clear();
    m_parser.clear();
}

void TextReader::setText(const QString &text)
{
    stop();
    m_parser.feed(text);
    Q_EMIT changed(0);
}

void TextReader::read(const Source &source)
{
    stop();
    start(source);
}

void TextReader::extend(const QString &text)
{
    if (isReading()) {
        m_waiting.append(text);
    } else if (text.size() > shortText) {
        start([text](const Take &take) { take(text); });
    } else {
        Q_EMIT changed(m_parser.feed(text).first);
    }
}

void TextReader::start(const Source &source)
{
    m_watcher.setFuture(QtConcurrent::run(&TextReader::work, m_parser, source));
}

void TextReader::work(QPromise<Progress> &promise, render::AnsiParser parser, const Source &source)
{
    QElapsedTimer clock;
    clock.start();
    qint64 handover = firstHandover;
    int touched = parser.lines().count();
    source([&](QStringView text) {
        for (; !text.isEmpty() && !promise.isCanceled(); text = text.sliced(std::min(pieceLength, text.size()))) {
            touched = std::min(touched, parser.feed(text.first(std::min(pieceLength, text.size()))).first);
            if (clock.elapsed() >= handover) {
                promise.addResult(Progress{parser, touched});
                touched = parser.lines().count();
                clock.restart();
                handover = nextHandover;
            }
        }
        return !promise.isCanceled();
    });
    promise.addResult(Progress{std::move(parser), touched});
}

void TextReader::take(const Progress &progress)
{
    m_parser = progress.parser;
    Q_EMIT changed(progress.firstTouched);
}

void TextReader::finish()
{
    if (m_watcher.isCanceled()) {
        return;
    }
    m_watcher.setFuture({}); // lets go of what was handed over
    if (!m_waiting.isEmpty()) {
        start([waiting = std::exchange(m_waiting, {})](const Take &take) {
            for (const QString &text : waiting) {
                if (!take(text)) {
                    return;
                }
            }
        });
        return;
    }
    Q_EMIT finished();
}

} // namespace quire::ui
