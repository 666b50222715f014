// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonValue.h"

namespace quire::notebook {

/// How a JSON text is laid out. The default is Jupyter's own.
struct JsonStyle
{
    QByteArray indent = " ";   ///< Per level; unused when newline is empty.
    QByteArray newline = "\n"; ///< Empty: everything on one line.
    QByteArray comma = ",";    ///< With the space after it when all is on one line.
    QByteArray colon = ": ";
    bool sortedKeys = true;  ///< New keys go where they sort; else to the end.
    bool asciiOnly = false;  ///< Everything above 0x7e is escaped.
    bool linesAsList = true; ///< Multi-line text is a list of lines; else one string.

    /// What lies between members at `depth`: the line break and its indentation.
    QByteArray lineBreak(int depth) const
    {
        return newline.isEmpty() ? QByteArray() : newline + indent.repeated(depth);
    }

    /// The style `notebook`, the top object of a file, is written in, as far as a few samples tell.
    static JsonStyle detect(const JsonValue &notebook);

    bool operator==(const JsonStyle &) const = default;

private:
    void sampleCells(const JsonValue &cells);
};

} // namespace quire::notebook
