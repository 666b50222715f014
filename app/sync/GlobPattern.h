// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace quire::sync {

/// Whether `text` is what the shell pattern `glob` means in gitignore(5): `*` and `?` stop at a slash, `**` between
/// slashes does not, `[a-z]`, `[!x]`, `[[:digit:]]`, and a backslash takes the next character as it is. Bytes, not
/// letters. Source: gitignore(5) and fnmatch(3); checked against git in tests.
bool globMatches(QByteArrayView glob, QByteArrayView text);

} // namespace quire::sync
