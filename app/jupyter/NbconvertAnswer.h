// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Error.h"
#include "jupyter/Nbconvert.h"
#include "net/HttpRequest.h"

#include <QCoreApplication>

#include <optional>

namespace quire::jupyter {

/// Reads what jupyter_server's nbconvert handlers answer. Pure.
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
    /// What to call the result of converting the notebook `name`.
    static QString fileName(const net::HttpResponse &response, const QString &format, const QString &name);
};

} // namespace quire::jupyter
