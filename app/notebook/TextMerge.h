// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace quire::notebook {

/// How conflicting lines are called where they meet.
struct MergeNames
{
    QString ours = QStringLiteral("ours");
    QString theirs = QStringLiteral("theirs");
};

struct MergedText
{
    QString text;
    /// Places where both sides say something else; there both stand between the marks that Git uses.
    int conflicts = 0;
};

/// What both sides made of `base`, line by line.
MergedText mergeText(const QString &base, const QString &ours, const QString &theirs, const MergeNames &names = {});

/// One line of a comparison.
struct DiffLine
{
    QChar mark; ///< ' ' in both, '-' only before, '+' only after.
    QString text;

    bool operator==(const DiffLine &) const = default;
};

/// All lines of both texts, once each where they are the same.
QList<DiffLine> diffText(const QString &before, const QString &after);

/// Share of the lines of both that are the same, 0 to 1; lines of nothing but space do not count.
double likeness(const QString &one, const QString &other);

} // namespace quire::notebook
