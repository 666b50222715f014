// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace quire::exporting {

/// A cell of IPython as plain Python.
struct PythonMagics
{
    QString source;
    /// There are calls of get_ipython() in it.
    bool callsIPython = false;

    /// Magics, "!commands" and "help?" become calls as IPython's own; what only concerns the notebook's display or its
    /// reloading of modules becomes a comment. Lines inside of strings and brackets are left alone.
    static PythonMagics translate(const QString &cell);
};

} // namespace quire::exporting
