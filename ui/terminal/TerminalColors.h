// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QTemporaryDir>

namespace quire::ui {

class Theme;

/// The theme's colours as a file the emulator reads: it takes colours only from files, and remembers them by name.
class TerminalColors
{
public:
    /// The file for the theme as it is now; empty if it cannot be written.
    QString fileFor(const Theme &theme) const;
    /// What stands in it. Pure.
    static QByteArray scheme(const Theme &theme);

private:
    QTemporaryDir m_folder;
};

} // namespace quire::ui
