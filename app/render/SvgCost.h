// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>
#include <QXmlStreamAttributes>

#include <vector>

namespace quire::render {

/// Counts what a drawing becomes once everything it refers to is drawn as often as it is referred to: a few lines of
/// nested "use" elements can stand for billions. Fed while the drawing is read.
class SvgCost
{
public:
    /// Elements; more take seconds to draw.
    static constexpr qint64 limit = 2'000'000;

    SvgCost() : m_open(1) {}

    void begin(const QXmlStreamAttributes &attributes);
    void end();
    /// After the last element: elements to draw, `limit` for that many or more and for what refers to itself.
    qint64 total();

private:
    struct Part
    {
        QString id;
        qint64 own = 0; ///< Elements that are no parts of their own.
        QStringList refersTo;
        enum class State { Open, Counting, Counted } state = State::Open;
        qint64 whole = 0;
    };

    qint64 count(Part &part, int depth);

    std::vector<Part> m_open; ///< The first stands for the drawing.
    QHash<QString, Part> m_parts;
};

} // namespace quire::render
