// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace quire::session {

/// One name in a kernel and what it stands for, as far as it can be told without running the person's code.
struct Variable
{
    enum class Kind { Value, Function, Class };

    QString name;
    QString type;    ///< "DataFrame", "ndarray float64".
    QString shape;   ///< "1000 × 3", "12"; empty when it has none.
    qint64 size = 0; ///< Bytes; 0 is not known.
    QString preview;
    qint64 count = -1; ///< What shape sorts by: how many things are in it; -1 is not known.
    Kind kind = Kind::Value;
    bool isTable = false; ///< It can be shown as a table.

    bool operator==(const Variable &) const = default;
};

struct VariableList
{
    QList<Variable> variables;
    /// How many more there are that were not looked at.
    int more = 0;

    bool operator==(const VariableList &) const = default;
};

/// The beginning of a variable, as CSV with a header row.
struct VariableTable
{
    QByteArray csv;
    qint64 rows = 0;    ///< All of them.
    qint64 columns = 0; ///< All of them, without the index.
    qint64 shownRows = 0;
    qint64 shownColumns = 0;
    QString part; ///< Which part of something with more dimensions: "[0, 0]"; else empty.
};

} // namespace quire::session
