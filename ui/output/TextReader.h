// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/AnsiParser.h"

#include <QFutureWatcher>
#include <QObject>

#include <functional>

namespace quire::ui {

/// Reads the text of a terminal into lines. Long text is read on a worker thread and handed over as it goes on, so that
/// the first screen is there at once.
class TextReader : public QObject
{
    Q_OBJECT

public:
    /// Gets a piece of text; false when no more is wanted.
    using Take = std::function<bool(QStringView piece)>;
    /// Gives the text piece by piece. Runs on a worker.
    using Source = std::function<void(const Take &take)>;

    explicit TextReader(QObject *parent = nullptr);
    ~TextReader() override;

    /// Begins anew with a short text, now.
    void setText(const QString &text);
    /// Begins anew with a long one.
    void read(const Source &source);
    /// Goes on: now, or where much comes or is under way, soon.
    void extend(const QString &text);

    const render::AnsiLines &lines() const { return m_parser.lines(); }
    /// More is coming from read() or extend() by itself.
    bool isReading() const { return m_watcher.isRunning(); }

Q_SIGNALS:
    /// Lines from `first` on are new or different.
    void changed(int first);
    /// isReading() is false again.
    void finished();

private:
    /// What a worker has read so far.
    struct Progress
    {
        render::AnsiParser parser;
        int firstTouched = 0;
    };

    static void work(QPromise<Progress> &promise, render::AnsiParser parser, const Source &source);
    void start(const Source &source);
    void stop();
    void take(const Progress &progress);
    void finish();

    render::AnsiParser m_parser;
    QFutureWatcher<Progress> m_watcher;
    QStringList m_waiting; ///< Came while a worker reads.
};

} // namespace quire::ui
