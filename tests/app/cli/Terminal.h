// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/CommandLine.h"

#include <QBuffer>
#include <QJsonDocument>
#include <QTest>

namespace quire::testing {

/// Runs one command line and holds what came out.
class Terminal
{
public:
    explicit Terminal(const QByteArray &input = {})
    {
        m_in.setData(input);
        m_in.open(QIODevice::ReadOnly);
        m_out.open(QIODevice::WriteOnly);
        m_err.open(QIODevice::WriteOnly);
    }

    /// The exit code.
    int run(const QStringList &words)
    {
        Reply<int> reply = cli::CommandLine::run(&m_context, words, &m_console);
        if (!QTest::qWaitFor([&] { return reply.isFinished(); }, 120'000)) {
            qFatal("no answer");
        }
        return reply.result().value_or(-1);
    }
    QByteArray out() const { return m_out.data(); }
    QByteArray err() const { return m_err.data(); }
    QJsonDocument json() const { return QJsonDocument::fromJson(out()); }
    cli::Console *console() { return &m_console; }

private:
    QBuffer m_in;
    QBuffer m_out;
    QBuffer m_err;
    cli::Console m_console{&m_in, &m_out, &m_err};
    QObject m_context;
};

} // namespace quire::testing
