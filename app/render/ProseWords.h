// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringView>

namespace quire::render {

/// A word in UTF-16 units of its text.
struct ProseWord
{
    qsizetype start = 0;
    qsizetype length = 0;

    bool operator==(const ProseWord &) const = default;
};

/// The words of a Markdown text whose spelling means something: not those in code, math, addresses and markup, none
/// with digits, underscores or capitals inside, and none of scripts without spelling.
QList<ProseWord> proseWords(QStringView markdown);

} // namespace quire::render
