// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Variable.h"

#include <QByteArray>
#include <QCoreApplication>

namespace quire::session {

/// Asks a Python kernel for its variables, by expressions for NotebookKernel::evaluate().
///
/// What is asked runs in a namespace of its own: it binds no name, installs nothing, and calls no code of the person's
/// classes (no repr, no len, no property). It ends after a fraction of a second, and what it gives is bounded.
struct PythonVariables
{
    Q_DECLARE_TR_FUNCTIONS(quire::session::PythonVariables)

public:
    /// MIME bundle for parseList().
    static QString listExpression();
    /// MIME bundle for parseTable(): the first `rows` rows of variable `name`.
    static QString tableExpression(const QString &name, int rows);
    /// Takes the name out of the person's namespace.
    static QString removeExpression(const QString &name);

    /// ErrorKind::Protocol when `bundle` is nothing listExpression() gives.
    static Result<VariableList> parseList(const QByteArray &bundle);
    /// ErrorKind::Unsupported with the reason when the variable is gone or no table.
    static Result<VariableTable> parseTable(const QByteArray &bundle);
};

} // namespace quire::session
