// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/JsonChildren.h"

namespace quire::render {

using notebook::JsonValue;

namespace {

/// Walks along JSON that is known to be well formed; stops at the end whatever it meets.
struct Walker
{
    QByteArrayView text;
    qsizetype at = 0;

    bool atEnd() const { return at >= text.size(); }
    char peek() const { return atEnd() ? '\0' : text.at(at); }
    void skipSpace()
    {
        while (!atEnd() && (peek() == ' ' || peek() == '\n' || peek() == '\t' || peek() == '\r')) {
            ++at;
        }
    }
    void skipString()
    {
        for (++at; !atEnd() && peek() != '"'; ++at) {
            at += peek() == '\\' ? 1 : 0;
        }
        ++at;
    }
    /// To the comma or bracket behind the value.
    void skipValue()
    {
        int depth = 0;
        while (!atEnd()) {
            const char c = peek();
            if (c == '"') {
                skipString();
                continue;
            }
            if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']') {
                if (depth == 0) {
                    return;
                }
                --depth;
            } else if (c == ',' && depth == 0) {
                return;
            }
            ++at;
        }
    }
};

} // namespace

JsonChildren JsonChildren::of(const JsonValue &value, qsizetype first, qsizetype count)
{
    JsonChildren found;
    const bool isObject = value.isObject();
    if (!isObject && !value.isArray()) {
        return found;
    }
    const auto slice = [&](qsizetype begin, qsizetype end) {
        end = std::min(end, value.raw().size());
        begin = std::min(begin, end);
        while (end > begin && QByteArrayView(" \n\t\r").contains(value.raw().at(end - 1))) {
            --end;
        }
        return JsonValue::slice(value.buffer(), value.begin() + begin, value.begin() + end);
    };
    Walker walker{value.raw(), 1};
    for (walker.skipSpace(); !walker.atEnd() && walker.peek() != '}' && walker.peek() != ']'; walker.skipSpace()) {
        const bool isWanted = found.total >= first && found.total - first < count;
        Child child{.key = {}, .index = found.total, .value = {}};
        if (isObject) {
            const qsizetype begin = walker.at;
            walker.skipString();
            if (isWanted) {
                child.key = slice(begin, walker.at).toString();
            }
            walker.skipSpace();
            ++walker.at; // the colon
            walker.skipSpace();
        }
        const qsizetype begin = walker.at;
        walker.skipValue();
        if (isWanted) {
            child.value = slice(begin, walker.at);
            found.children.push_back(std::move(child));
        }
        ++found.total;
        walker.at += walker.peek() == ',' ? 1 : 0;
    }
    return found;
}

} // namespace quire::render
