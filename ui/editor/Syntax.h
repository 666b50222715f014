// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <KSyntaxHighlighting/Definition>
#include <KSyntaxHighlighting/Theme>
#include <QString>

#include <memory>

namespace KSyntaxHighlighting {
class Repository;
}

namespace quire::ui {

/// The syntax definitions and colour themes of KSyntaxHighlighting, loaded when first asked for. One is made in
/// main() and passed to every view that shows code. GUI thread only.
class Syntax
{
public:
    Syntax();
    ~Syntax();
    Q_DISABLE_COPY_MOVE(Syntax)

    /// The definition for a language as Jupyter names it ("python", "R", "c++17"), or by its own name or file suffix.
    /// Invalid (plain text) when there is none.
    KSyntaxHighlighting::Definition definition(const QString &language);
    /// The theme called `name` (Theme::syntaxThemeName()), or a default one.
    KSyntaxHighlighting::Theme theme(const QString &name);

private:
    KSyntaxHighlighting::Repository &repository();

    std::unique_ptr<KSyntaxHighlighting::Repository> m_repository;
};

} // namespace quire::ui
