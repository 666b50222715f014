// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"

#include <QByteArray>
#include <QJsonDocument>
#include <QString>

class QIODevice;

namespace quire::cli {

/// What a command's end means to the shell. Documented in the man page.
enum ExitCode {
    Success = 0,
    Negative = 1,      ///< The command worked, and the answer is no: a cell failed, a file would change.
    WrongUsage = 2,    ///< The command line makes no sense.
    FileTrouble = 3,   ///< A file could not be read or written, or is no notebook.
    NoMachine = 4,     ///< The machine could not be found, started, reached or entered, or its kernel ended.
    Interrupted = 130, ///< Ctrl+C, as shells count it.
};

/// The terminal's three ends.
class Console
{
public:
    /// All three outlive the console.
    Console(QIODevice *in, QIODevice *out, QIODevice *err) : m_in(in), m_out(out), m_err(err) {}

    /// Results.
    void print(const QString &line);
    void print(const QByteArray &bytes);
    void print(const QJsonDocument &json);
    /// Progress and complaints.
    void note(const QString &line);
    /// "quire: …"; never its detail, which is for logs.
    void complain(const Error &error);
    /// One line of input without its end, for a token.
    QString readLine();

private:
    QIODevice *m_in;
    QIODevice *m_out;
    QIODevice *m_err;
};

} // namespace quire::cli
