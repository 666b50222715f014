// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"
#include "jupyter/Nbconvert.h"
#include "net/HttpRequest.h"

#include <QCoreApplication>

#include <optional>

namespace quire::jupyter {

/// What goes to jupyter_server's nbconvert handlers and what they answer. Pure.
class NbconvertAnswer
{
    Q_DECLARE_TR_FUNCTIONS(quire::jupyter::NbconvertAnswer)

public:
    /// The names nbconvert can be asked by; others are left out.
    static QList<ConversionFormat> formats(const QJsonObject &json);
    /// What nbconvert said on its HTML page of an error; empty when it is none.
    static QString reasonIn(const net::HttpResponse &response);
    /// That reason as something a person can act on.
    static Error explained(const QString &reason, const QString &format, int status);
    /// The notebook as the server wants it: lines joined, which it does itself only for what it reads from its disk.
    static QByteArray withJoinedLines(const QByteArray &notebook);
    /// What to call the result of converting the notebook `name`.
    static QString fileName(const net::HttpResponse &response, const QString &format, const QString &name);
};

} // namespace quire::jupyter
