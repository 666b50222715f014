// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace quire::notebook {

/// How a JSON text is laid out. The default is Jupyter's own.
struct JsonStyle
{
    QByteArray indent = " ";   ///< Per level; unused when newline is empty.
    QByteArray newline = "\n"; ///< Empty: everything on one line.
    QByteArray comma = ",";    ///< With the space after it on one line.
    QByteArray colon = ": ";
    bool sortedKeys = true;  ///< New keys go where they sort; else to the end.
    bool asciiOnly = false;  ///< Everything above 0x7f is escaped.
    bool linesAsList = true; ///< Multi-line text is a list of lines; else one string.

    bool operator==(const JsonStyle &) const = default;
};

} // namespace quire::notebook
