// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace quire::ui {

/// The one place where two texts differ, never within a surrogate pair.
struct TextDifference
{
    qsizetype start = 0;  ///< Length of what both begin with.
    qsizetype common = 0; ///< Length of what both end with.

    TextDifference(QStringView one, QStringView other)
    {
        const qsizetype limit = std::min(one.size(), other.size());
        while (start < limit && one.at(start) == other.at(start)) {
            ++start;
        }
        if (start > 0 && one.at(start - 1).isHighSurrogate()) {
            --start;
        }
        while (common < limit - start && one.at(one.size() - 1 - common) == other.at(other.size() - 1 - common)) {
            ++common;
        }
        if (common > 0 && one.at(one.size() - common).isLowSurrogate()) {
            --common;
        }
    }
};

} // namespace quire::ui
