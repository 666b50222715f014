// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>
#include <optional>

namespace quire::ui {

/// How a new line is indented, and one that turns out to close a block. Knows text, not editors.
class Indentation
{
public:
    /// The lines above and up to the cursor.
    struct Text
    {
        int line = 0;                          ///< Of the cursor.
        std::function<QString(int line)> raw;  ///< A line as it is; the cursor's only up to the cursor.
        std::function<QString(int line)> code; ///< The same with blanks for comments and what is within strings.
        QString step;                          ///< "    " or "\t"
    };

    /// `language` by its name in KSyntaxHighlighting.
    explicit Indentation(const QString &language);

    /// The white space a line begins with that follows the cursor's.
    QString afterEnter(const Text &text) const;
    /// The white space the cursor's line should begin with now that it reads "else:" or "}"; nothing where it should
    /// stay as it is.
    std::optional<QString> afterTyping(const Text &text) const;
    /// Whether typing this can end a word or bracket that closes a block; asked at each key.
    bool mayClose(QChar typed) const;
    /// Enter between these two leaves the second on a line of its own.
    static bool isPair(QChar before, QChar after);

    /// The white space in front.
    static QString of(const QString &line);

private:
    enum class Style { Python, Words, Braces, Plain };

    QString afterStatement(const Text &text, int statement) const;
    std::optional<QString> pythonClause(const Text &text) const;
    std::optional<QString> closingWord(const Text &text) const;

    Style m_style = Style::Braces;
    QString m_opens; ///< Regular expressions of the languages with words instead of braces.
    QString m_closes;
};

} // namespace quire::ui
