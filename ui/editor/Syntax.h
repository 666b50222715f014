// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/CodeLanguage.h"

#include <KSyntaxHighlighting/Theme>
#include <QString>

#include <memory>

namespace KSyntaxHighlighting {
class Repository;
}

namespace quire::ui {

class Spelling;

/// What editors know of languages: the syntax definitions and colour themes of KSyntaxHighlighting, loaded when first
/// asked for, and spelling. One is made in main() and passed to every view that shows code. GUI thread only.
class Syntax
{
public:
    Syntax();
    ~Syntax();
    Q_DISABLE_COPY_MOVE(Syntax)

    /// The definition for a language as Jupyter names it ("python", "R", "c++17"), or by its own name or file suffix.
    /// Invalid (plain text) when there is none.
    KSyntaxHighlighting::Definition definition(const QString &language);
    /// As definition(), with IPython's magics and shell lines where the language is Python: what a cell is written in.
    CodeLanguage cellLanguage(const QString &language);
    /// By the name of the file ("main.cpp", "Makefile"). Invalid (plain text) when there is none.
    KSyntaxHighlighting::Definition definitionForFile(const QString &fileName);
    /// Every language that can be chosen, by name in the person's language.
    QList<KSyntaxHighlighting::Definition> definitions();
    /// How the words of prose are spelled; the dictionaries are read when first asked.
    Spelling *spelling();
    /// The theme called `name` (Theme::syntaxThemeName()), or a default one.
    KSyntaxHighlighting::Theme theme(const QString &name);

private:
    KSyntaxHighlighting::Repository &repository();

    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository;
    std::unique_ptr<Spelling> m_spelling;
};

} // namespace quire::ui
