// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/LibraryEntry.h"

namespace quire::library {

/// The text a person reads in an HTML page, without scripts and styles. Linear in its length, without recursion; pages
/// may be hostile or cut off anywhere. Pure.
struct PlainText
{
    /// All of it on one line for each block.
    static QString ofHtml(QStringView html, qsizetype longest = 64 << 10);
    /// A page as the library keeps it: title, the program that made it, and its text in passages, each at the anchor
    /// ("anchor:ID") before it.
    static Reading readHtml(QStringView html);
    /// Text of a file of unknown encoding: its byte order mark, what the page says, else UTF-8.
    static QString decoded(QByteArrayView bytes);

    /// The name of the program a page was made by; empty when it cannot be told. Looks at the beginning only.
    static QString originOf(QStringView html);
};

} // namespace quire::library
