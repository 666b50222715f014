// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/LibraryEntry.h"

namespace quire::library {

/// A place in a file where something was found.
struct Found
{
    QString place;                                ///< See Place.
    QString snippet;                              ///< One line.
    QList<std::pair<qsizetype, qsizetype>> marks; ///< Start and length in the snippet.

    bool operator==(const Found &) const = default;
};

/// What a person looks for: words, "phrases in quotes", and the beginning of a last word that is still being written.
///
/// Scripts without spaces between words (Chinese, Japanese, Thai…) are indexed as overlapping pairs of characters:
/// SQLite's own trigrams would not find 梯度, the commonest kind of Chinese word, take four times the room and are
/// slower (10,000 notebooks measured: 22 MB and 10–70 ms against 84 MB and 16–87 ms). Pure.
class SearchWords
{
public:
    /// Longer texts are cut, and only so many words are looked at.
    static constexpr qsizetype longestQuery = 400;
    static constexpr qsizetype mostWords = 12;

    explicit SearchWords(const QString &query);

    /// There is nothing one could look for.
    bool isEmpty() const { return m_match.isEmpty(); }
    /// For FTS5's MATCH over texts that went through indexed().
    const QString &match() const { return m_match; }
    /// All words occur in `text`, anywhere.
    bool isIn(QStringView text) const;
    /// Up to `most` places, those with the most of the words first, then in the file's order.
    QList<Found> places(const QList<Passage> &passages, int most) const;

    /// `text` as it is given to the index.
    static QString indexed(const QString &text);

private:
    int wordsIn(QStringView text) const;
    Found foundIn(const Passage &passage) const;

    QStringList m_words;
    QString m_match;
};

} // namespace quire::library
