// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace quire::ui {

/// One way to go on.
struct CompletionItem
{
    QString text;
    QString type = {}; ///< "function", "module", …; empty where nobody says.

    bool operator==(const CompletionItem &) const = default;
};

/// What a kernel answered about `code` with the caret at its `caret`: items that take the place of [start, caret).
struct CompletionAnswer
{
    QList<CompletionItem> items;
    qsizetype start = 0;
};

/// The ways to go on at one place: the kernel's first, then words of the notebook. Narrows down while typing goes on.
class Completions
{
public:
    /// `wordStart` is where the words of the notebook would be put.
    Completions(qsizetype start, qsizetype wordStart) : m_start(start), m_wordStart(wordStart) {}

    /// From the kernel; what it offers replaces from its own start.
    void setAnswer(const CompletionAnswer &answer);
    void setWords(const QStringList &words) { m_words = words; }

    /// Text that an item replaces begins here.
    qsizetype start() const { return m_start; }
    qsizetype wordStart() const { return m_wordStart; }
    /// What still fits `source` up to `caret`, best first: as it is typed before another case, what begins with an
    /// underscore last unless that was typed.
    QList<CompletionItem> fitting(const QString &source, qsizetype caret) const;

private:
    qsizetype m_start;
    qsizetype m_wordStart;
    QList<CompletionItem> m_items;
    QStringList m_words;
    bool m_knowsAll = false;
};

} // namespace quire::ui
