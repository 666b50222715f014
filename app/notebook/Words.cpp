// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Words.h"

#include <algorithm>

namespace quire::notebook {

namespace {

/// Some milliseconds' worth.
constexpr qsizetype mostCharacters = 1'000'000;
constexpr qsizetype longestWord = 100;

class Collector
{
public:
    Collector(QStringView prefix, qsizetype limit) : m_prefix(prefix), m_limit(limit) {}

    bool isFull() const { return m_words.size() >= m_limit || m_left <= 0; }
    const QStringList &words() const { return m_words; }

    void take(QStringView text)
    {
        m_left -= text.size();
        for (qsizetype at = 0; at < text.size() && m_words.size() < m_limit;) {
            qsizetype end = at;
            while (end < text.size() && isWordCharacter(text.at(end))) {
                ++end;
            }
            takeWord(text.sliced(at, end - at));
            at = end + 1;
        }
    }

private:
    void takeWord(QStringView word)
    {
        const bool goesOn = word.size() > m_prefix.size() && word.size() <= longestWord;
        if (goesOn && !word.front().isDigit() && word.startsWith(m_prefix, Qt::CaseInsensitive) &&
            !m_words.contains(word)) {
            m_words.append(word.toString());
        }
    }

    QStringView m_prefix;
    qsizetype m_limit;
    qsizetype m_left = mostCharacters;
    QStringList m_words;
};

} // namespace

bool isWordCharacter(QChar character)
{
    return character.isLetterOrNumber() || character == u'_' || character.isMark() || character.isSurrogate();
}

qsizetype wordStart(QStringView text, qsizetype caret)
{
    while (caret > 0 && isWordCharacter(text.at(caret - 1))) {
        --caret;
    }
    return caret;
}

QStringList wordsStartingWith(const Notebook &notebook, qsizetype row, QStringView prefix, qsizetype limit)
{
    Collector collector(prefix, limit);
    const qsizetype count = notebook.cells.size();
    for (qsizetype distance = 0; distance < count && !collector.isFull(); ++distance) {
        for (const qsizetype index : {row - distance, row + distance}) {
            const bool isThere = index >= 0 && index < count && (distance > 0 || index == row);
            if (isThere && notebook.cells.at(index).type() == CellType::Code && !collector.isFull()) {
                collector.take(notebook.cells.at(index).source());
            }
        }
    }
    return collector.words();
}

} // namespace quire::notebook
