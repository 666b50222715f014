// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace quire::exporting {

/// What a program's text needs to know of its language.
struct ScriptLanguage
{
    QString suffix;      ///< "py"
    QString comment;     ///< Begins a line of comment: "#".
    QString interpreter; ///< For the first line: "python3"; empty where there is none.

    /// By its name in lower case; '#' begins comments where nobody knows.
    static ScriptLanguage named(const QString &language);
};

} // namespace quire::exporting
