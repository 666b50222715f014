// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/TextMerge.h"

#include "notebook/SequenceMatch.h"

#include <QHash>

namespace quire::notebook {

using namespace Qt::StringLiterals;

namespace {

/// Gives equal lines equal numbers.
class LineNumbers
{
public:
    QList<int> of(const QStringList &lines)
    {
        QList<int> numbers;
        for (const QString &line : lines) {
            auto known = m_numbers.constFind(line);
            if (known == m_numbers.constEnd()) {
                known = m_numbers.insert(line, int(m_numbers.size()));
            }
            numbers.append(*known);
        }
        return numbers;
    }

private:
    QHash<QString, int> m_numbers;
};

QStringList linesOf(const QString &text)
{
    return text.isEmpty() ? QStringList() : text.split(u'\n');
}

class TextMerger
{
public:
    TextMerger(const QString &base, const QString &ours, const QString &theirs, const MergeNames &names)
        : m_base(linesOf(base)), m_ours(linesOf(ours)), m_theirs(linesOf(theirs)), m_names(names)
    {
    }

    MergedText run()
    {
        LineNumbers numbers;
        const QList<int> base = numbers.of(m_base);
        const QList<qsizetype> inOurs = matchInOrder(base, numbers.of(m_ours));
        const QList<qsizetype> inTheirs = matchInOrder(base, numbers.of(m_theirs));
        for (qsizetype line = 0; line < m_base.size(); ++line) {
            if (inOurs.at(line) >= 0 && inTheirs.at(line) >= 0) {
                settle(line, inOurs.at(line), inTheirs.at(line));
                m_lines.append(m_base.at(line));
                m_next = {line + 1, inOurs.at(line) + 1, inTheirs.at(line) + 1};
            }
        }
        settle(m_base.size(), m_ours.size(), m_theirs.size());
        return {m_lines.join(u'\n'), m_conflicts};
    }

private:
    /// What stands before these lines and was not taken yet.
    void settle(qsizetype base, qsizetype ours, qsizetype theirs)
    {
        const QStringList before = m_base.sliced(m_next.base, base - m_next.base);
        const QStringList our = m_ours.sliced(m_next.ours, ours - m_next.ours);
        const QStringList their = m_theirs.sliced(m_next.theirs, theirs - m_next.theirs);
        if (our == before) {
            m_lines += their;
        } else if (their == before || their == our) {
            m_lines += our;
        } else {
            ++m_conflicts;
            m_lines += u"<<<<<<< "_s + m_names.ours;
            m_lines += our;
            m_lines += u"======="_s;
            m_lines += their;
            m_lines += u">>>>>>> "_s + m_names.theirs;
        }
    }

    struct Next
    {
        qsizetype base = 0;
        qsizetype ours = 0;
        qsizetype theirs = 0;
    };

    const QStringList m_base;
    const QStringList m_ours;
    const QStringList m_theirs;
    const MergeNames &m_names;
    QStringList m_lines;
    Next m_next;
    int m_conflicts = 0;
};

} // namespace

MergedText mergeText(const QString &base, const QString &ours, const QString &theirs, const MergeNames &names)
{
    return TextMerger(base, ours, theirs, names).run();
}

QList<DiffLine> diffText(const QString &before, const QString &after)
{
    const QStringList old = linesOf(before);
    const QStringList fresh = linesOf(after);
    LineNumbers numbers;
    const QList<int> oldNumbers = numbers.of(old);
    const QList<qsizetype> matches = matchInOrder(oldNumbers, numbers.of(fresh));
    QList<DiffLine> lines;
    qsizetype next = 0;
    const auto addFresh = [&](qsizetype end) {
        while (next < end) {
            lines.append({u'+', fresh.at(next++)});
        }
    };
    for (qsizetype line = 0; line < old.size(); ++line) {
        if (matches.at(line) < 0) {
            lines.append({u'-', old.at(line)});
            continue;
        }
        addFresh(matches.at(line));
        lines.append({u' ', old.at(line)});
        ++next;
    }
    addFresh(fresh.size());
    return lines;
}

double likeness(const QString &one, const QString &other)
{
    qsizetype same = 0;
    qsizetype all = 0;
    for (const DiffLine &line : diffText(one, other)) {
        if (!line.text.trimmed().isEmpty()) {
            same += line.mark == u' ' ? 2 : 0;
            all += line.mark == u' ' ? 2 : 1;
        }
    }
    return all == 0 ? 0 : double(same) / double(all);
}

} // namespace quire::notebook
