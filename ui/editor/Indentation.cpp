// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/Indentation.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace quire::ui {

using namespace Qt::StringLiterals;

namespace {

/// Lines looked back over for an open bracket.
constexpr int farthest = 100;

struct Words
{
    QLatin1StringView language;
    const char16_t *opens;
    const char16_t *closes;
};

/// Languages whose blocks begin and end with words.
constexpr std::array words{
    Words{"Julia"_L1,
          u"^\\s*(function|macro|for|while|if|elseif|else|begin|let|quote|try|catch|finally|struct|mutable "
          u"struct|module|baremodule)\\b(?!.*\\bend\\s*$)|\\bdo(\\s+[\\w, ]+)?\\s*$",
          u"^\\s*(end|else|elseif\\b.*|catch|finally)$"},
    Words{"Ruby"_L1,
          u"^\\s*(def|class|module|if|elsif|else|unless|while|until|for|case|when|begin|rescue|ensure)\\b(?!.*"
          u"\\bend\\s*$)"
          u"|\\bdo(\\s*\\|[^|]*\\|)?\\s*$",
          u"^\\s*(end|else|elsif\\b.*|when\\b.*|rescue|ensure)$"},
    Words{"Lua"_L1, u"\\b(then|do|else|repeat)\\s*$|\\bfunction\\b[^)]*\\)\\s*$",
          u"^\\s*(end|else|elseif\\b.*|until)$"},
    Words{"Bash"_L1, u"\\b(then|do|else|in)\\s*$|\\{\\s*$", u"^\\s*(fi|done|else|elif\\b.*|esac|\\})$"},
    Words{"Zsh"_L1, u"\\b(then|do|else|in)\\s*$|\\{\\s*$", u"^\\s*(fi|done|else|elif\\b.*|esac|\\})$"},
    Words{"Octave"_L1,
          u"^\\s*(function|for|while|if|elseif|else|switch|case|otherwise|try|catch|do)\\b(?!.*\\bend\\w*\\s*$)",
          u"^\\s*(end\\w*|else|elseif\\b.*|case\\b.*|otherwise|catch|until)$"},
    Words{"Matlab"_L1, u"^\\s*(function|for|while|if|elseif|else|switch|case|otherwise|try|catch)\\b(?!.*\\bend\\s*$)",
          u"^\\s*(end|else|elseif\\b.*|case\\b.*|otherwise|catch)$"},
    Words{"YAML"_L1, u":\\s*$", u"^$.^"},
};

bool isOpener(QChar c)
{
    return c == u'(' || c == u'[' || c == u'{';
}

bool isCloser(QChar c)
{
    return c == u')' || c == u']' || c == u'}';
}

/// What is around the cursor.
struct Brackets
{
    int openLine = -1; ///< Of the innermost bracket that is open there; -1 for none.
    qsizetype openColumn = 0;
    int statement = 0; ///< The line where the text begins that ends at the cursor, over all lines its brackets span.
};

/// A line that begins like this is in no bracket.
bool beginsForCertain(const QString &code)
{
    static const QRegularExpression start(u"^(\\s*)(def|class|import|return|while|try|with|@|function|fn|public)\\b"_s);
    return start.match(code).hasMatch();
}

Brackets bracketsAt(const Indentation::Text &text)
{
    Brackets found;
    found.statement = -1;
    int depth = 0;
    for (int line = text.line; line >= 0 && text.line - line <= farthest; --line) {
        const QString code = text.code(line);
        for (qsizetype column = code.size() - 1; column >= 0; --column) {
            if (isCloser(code.at(column))) {
                ++depth;
            } else if (isOpener(code.at(column)) && --depth < 0) {
                found.openLine = line;
                found.openColumn = column;
                found.statement = found.statement < 0 ? text.line : found.statement;
                return found;
            }
        }
        if (depth == 0 && found.statement < 0) {
            found.statement = line;
        }
        if (depth == 0 && beginsForCertain(code)) {
            break;
        }
    }
    found.statement = found.statement < 0 ? text.line : found.statement;
    return found;
}

} // namespace

Indentation::Indentation(const QString &language)
{
    const auto *known = std::ranges::find(words, language, [](const Words &entry) { return QString(entry.language); });
    if (language == "Python"_L1) {
        m_style = Style::Python;
    } else if (known != words.end()) {
        m_style = Style::Words;
        m_opens = QString::fromUtf16(known->opens);
        m_closes = QString::fromUtf16(known->closes);
    } else if (language.isEmpty() || language == "Markdown"_L1) {
        m_style = Style::Plain;
    }
}

QString Indentation::of(const QString &line)
{
    const auto end = std::ranges::find_if(line, [](QChar c) { return c != u' ' && c != u'\t'; });
    return line.left(end - line.begin());
}

bool Indentation::isPair(QChar before, QChar after)
{
    return (before == u'(' && after == u')') || (before == u'[' && after == u']') || (before == u'{' && after == u'}');
}

bool Indentation::mayClose(QChar typed) const
{
    switch (m_style) {
    case Style::Plain:
        return false;
    case Style::Python:
        return isCloser(typed) || typed == u':';
    case Style::Words:
        return isCloser(typed) || typed.isLower();
    case Style::Braces:
        break;
    }
    return isCloser(typed);
}

QString Indentation::afterEnter(const Text &text) const
{
    QString here = of(text.raw(text.line));
    if (m_style == Style::Plain) {
        return here;
    }
    const Brackets brackets = bracketsAt(text);
    if (brackets.openLine >= 0) {
        if (brackets.openLine != text.line) {
            return here; // As the person began it.
        }
        const QString code = text.code(text.line);
        const bool isLast = QStringView(code).sliced(brackets.openColumn + 1).trimmed().isEmpty();
        return isLast || m_style != Style::Python
                   ? here + text.step
                   : QString(brackets.openColumn + 1, u' ').replace(0, here.size(), here);
    }
    return afterStatement(text, brackets.statement);
}

QString Indentation::afterStatement(const Text &text, int statement) const
{
    const QString code = text.code(text.line).trimmed();
    QString base = of(text.raw(statement));
    if (m_style == Style::Python) {
        static const QRegularExpression leaves(u"^\\s*(return|pass|break|continue|raise)\\b"_s);
        if (code.endsWith(u':')) {
            return base + text.step;
        }
        return leaves.match(text.code(statement)).hasMatch() && base.endsWith(text.step)
                   ? base.chopped(text.step.size())
                   : base;
    }
    if (m_style == Style::Words && QRegularExpression(m_opens).match(text.code(text.line)).hasMatch()) {
        return base + text.step;
    }
    return base;
}

std::optional<QString> Indentation::afterTyping(const Text &text) const
{
    const QString code = text.code(text.line);
    const QString typed = code.trimmed();
    if (typed.size() == 1 && isCloser(typed.front())) {
        // Closes what is open just before it.
        Text before = text;
        before.code = [&text, &code](int line) { return line == text.line ? code.chopped(1) : text.code(line); };
        const Brackets brackets = bracketsAt(before);
        return brackets.openLine >= 0 && brackets.openLine != text.line ? std::optional(of(text.raw(brackets.openLine)))
                                                                        : std::nullopt;
    }
    if (m_style == Style::Python) {
        return pythonClause(text);
    }
    return m_style == Style::Words ? closingWord(text) : std::nullopt;
}

/// "else:" belongs to an "if" further out than the lines before it.
std::optional<QString> Indentation::pythonClause(const Text &text) const
{
    static const QRegularExpression clause(u"^\\s*(else|finally|elif\\b.*|except\\b.*)\\s*:$"_s);
    static const QRegularExpression opener(u"^\\s*(if|elif|else|for|while|try|except|async\\s+for)\\b"_s);
    if (!clause.match(text.code(text.line)).hasMatch()) {
        return std::nullopt;
    }
    const qsizetype own = of(text.raw(text.line)).size();
    bool isBodyAbove = false;
    for (int line = text.line - 1; line >= 0 && text.line - line <= farthest; --line) {
        const QString code = text.code(line);
        if (code.trimmed().isEmpty()) {
            continue;
        }
        const qsizetype indent = of(text.raw(line)).size();
        if (!isBodyAbove && indent != own) {
            return std::nullopt; // It was put where it belongs.
        }
        isBodyAbove = true;
        if (indent < own && opener.match(code).hasMatch()) {
            return of(text.raw(line));
        }
    }
    return std::nullopt;
}

std::optional<QString> Indentation::closingWord(const Text &text) const
{
    if (!QRegularExpression(m_closes).match(text.code(text.line)).hasMatch()) {
        return std::nullopt;
    }
    const QString own = of(text.raw(text.line));
    for (int line = text.line - 1; line >= 0 && text.line - line <= farthest; --line) {
        const QString code = text.code(line);
        if (!code.trimmed().isEmpty()) {
            const QString above = of(text.raw(line));
            const bool opens = QRegularExpression(m_opens).match(code).hasMatch();
            const bool isInBlock = own == (opens ? above + text.step : above) && own.endsWith(text.step);
            return isInBlock ? std::optional(own.chopped(text.step.size())) : std::nullopt;
        }
    }
    return std::nullopt;
}

} // namespace quire::ui
