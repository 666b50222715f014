// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <functional>

namespace quire::render {

/// A stretch of a line that leads somewhere.
struct LineLink
{
    qsizetype start = 0;
    qsizetype length = 0;
    /// An address of the web, or a place: "quire-place:cell?count=3&line=2" for line 2 of the cell that ran as number
    /// 3, "quire-place:file?path=/x.py&line=2" for a file of the machine. No line when it is not known.
    QString address;

    bool operator==(const LineLink &) const = default;
};

/// What in a traceback leads somewhere.
enum class Frames {
    None,
    CellsAndFiles,
};

/// Gives the text of the line `distance` below; empty behind the end.
using FollowingLine = std::function<QString(int distance)>;

/// The links in a line of output: web addresses and the frames of a traceback as IPython and Python write them. Older
/// IPythons say only in the lines that follow which line it was.
QList<LineLink> linksIn(const QString &line, Frames frames, const FollowingLine &following = {});

} // namespace quire::render
