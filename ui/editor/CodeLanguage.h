// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <KSyntaxHighlighting/Definition>

#include <utility>

namespace KSyntaxHighlighting {
class Repository;
}

namespace quire::ui {

/// What code is written in: one language, and for IPython's cells whatever their magics bring in.
struct CodeLanguage
{
    CodeLanguage() = default;
    // A language alone is the usual case. NOLINTNEXTLINE(google-explicit-constructor)
    CodeLanguage(KSyntaxHighlighting::Definition language) : definition(std::move(language)) {}
    CodeLanguage(KSyntaxHighlighting::Definition language, const KSyntaxHighlighting::Repository *others)
        : definition(std::move(language)), magics(others)
    {
    }

    KSyntaxHighlighting::Definition definition;
    /// Where the languages of magics are found; null where "%" and "!" mean nothing special.
    const KSyntaxHighlighting::Repository *magics = nullptr;

    bool operator==(const CodeLanguage &) const = default;
};

} // namespace quire::ui
