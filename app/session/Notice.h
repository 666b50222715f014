// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace quire::session {

/// Something a person should know, with the choices they have. A choice is a value, not an error.
struct Notice
{
    enum class Severity { Information, Warning, Error };
    struct Choice
    {
        QString id;
        QString label;
    };

    QString key; ///< One notice per key is shown at a time.
    Severity severity = Severity::Information;
    QString text;
    QList<Choice> choices;
};

} // namespace quire::session
