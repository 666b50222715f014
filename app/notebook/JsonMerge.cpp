// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/JsonMerge.h"

#include <algorithm>

namespace quire::notebook {

bool saysTheSame(const JsonValue &one, const JsonValue &other)
{
    if (one == other) {
        return true;
    }
    if (one.isText() && other.isText()) {
        return one.toText() == other.toText();
    }
    if (one.type() != other.type()) {
        return false;
    }
    if (one.isArray()) {
        return std::ranges::equal(one.items(), other.items(), saysTheSame);
    }
    if (!one.isObject()) {
        return false; // Numbers are what is written.
    }
    const QStringList keys = one.keys();
    return keys.size() == other.keys().size() && std::ranges::all_of(keys, [&](const QString &key) {
               return other.contains(key) && saysTheSame(one.value(key), other.value(key));
           });
}

JsonValue mergeJson(const JsonValue &base, const JsonValue &ours, const JsonValue &theirs)
{
    if (saysTheSame(base, theirs) || saysTheSame(ours, theirs)) {
        return ours;
    }
    if (saysTheSame(base, ours)) {
        return theirs;
    }
    if (!ours.isObject() || !theirs.isObject()) {
        return ours;
    }
    JsonValue merged = ours;
    for (const QString &key : theirs.keys()) {
        const bool isNew = !base.contains(key) && !ours.contains(key);
        const bool wasTakenOut = base.contains(key) && !ours.contains(key);
        if (isNew || (wasTakenOut && !saysTheSame(base.value(key), theirs.value(key)))) {
            merged = merged.with(key, theirs.value(key));
        } else if (ours.contains(key)) {
            merged = merged.with(key, mergeJson(base.value(key), ours.value(key), theirs.value(key)));
        }
    }
    for (const QString &key : ours.keys()) {
        if (!theirs.contains(key) && base.contains(key) && saysTheSame(base.value(key), ours.value(key))) {
            merged = merged.without(key);
        }
    }
    return merged;
}

} // namespace quire::notebook
