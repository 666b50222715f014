// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notebook/Keymap.h"

#include <QList>

/// The keys of the built-in keymaps.
namespace quire::ui::KeymapTables {

struct Row
{
    const char *command;
    const char *keys; ///< Portable text; "; " between keys, ", " between the two chords of one.
    KeyScope scope;
};

QList<Row> rows(Keymap::Base base);

/// Means something only while a cell is edited.
bool isForEditing(const QString &command);

} // namespace quire::ui::KeymapTables
