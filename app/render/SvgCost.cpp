// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/SvgCost.h"

#include <algorithm>

namespace quire::render {

using namespace Qt::StringLiterals;

namespace {

/// Parts that refer to parts that refer …
constexpr int chainLimit = 200;

/// "#part" or "url(#part)"; empty for everything else.
QString partNamedBy(QStringView value)
{
    value = value.trimmed();
    if (value.startsWith(u'#')) {
        return value.sliced(1).toString();
    }
    const qsizetype from = value.indexOf("url(#"_L1);
    const qsizetype to = value.indexOf(u')', from);
    return from >= 0 && to > from ? value.sliced(from + 5, to - from - 5).toString() : QString();
}

} // namespace

void SvgCost::begin(const QXmlStreamAttributes &attributes)
{
    Part part;
    part.own = 1;
    for (const QXmlStreamAttribute &attribute : attributes) {
        if (attribute.name() == "id"_L1) {
            part.id = attribute.value().toString();
        } else if (const QString named = partNamedBy(attribute.value()); !named.isEmpty()) {
            part.refersTo.append(named);
        }
    }
    m_open.push_back(std::move(part));
}

/// A part that can be referred to is counted once by name; the others belong to what they stand in.
void SvgCost::end()
{
    if (m_open.size() < 2) {
        return;
    }
    Part part = std::move(m_open.back());
    m_open.pop_back();
    Part &around = m_open.back();
    if (!part.id.isEmpty() && !m_parts.contains(part.id)) {
        around.refersTo.append(part.id);
        m_parts.insert(part.id, part);
        return;
    }
    around.own += part.own;
    if (around.refersTo.size() < part.refersTo.size()) {
        around.refersTo.swap(part.refersTo);
    }
    around.refersTo += part.refersTo;
}

qint64 SvgCost::count(Part &part, int depth)
{
    if (part.state == Part::State::Counting || depth > chainLimit) {
        return limit;
    }
    if (part.state == Part::State::Open) {
        part.state = Part::State::Counting;
        part.whole = std::min(part.own, limit);
        for (const QString &name : std::as_const(part.refersTo)) {
            const auto named = m_parts.find(name);
            if (named != m_parts.end()) {
                part.whole = std::min(limit, part.whole + count(*named, depth + 1));
            }
        }
        part.state = Part::State::Counted;
    }
    return part.whole;
}

qint64 SvgCost::total()
{
    return count(m_open.front(), 0);
}

} // namespace quire::render
