// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/Syntax.h"

#include "ui/editor/Spelling.h"

#include <KSyntaxHighlighting/Repository>

#include <algorithm>

namespace quire::ui {

using namespace Qt::StringLiterals;

namespace {

/// Names kernels use where KSyntaxHighlighting says something else.
QString ownName(const QString &language)
{
    const QString name = language.toLower();
    if (name.startsWith("ipython"_L1) || name == "python3"_L1 || name == "sage"_L1) {
        return u"Python"_s;
    }
    if (name == "r"_L1 || name == "ir"_L1) {
        return u"R Script"_s;
    }
    if (name.startsWith("c++"_L1)) {
        return u"C++"_s;
    }
    if (name == "csharp"_L1 || name == ".net (c#)"_L1) {
        return u"C#"_s;
    }
    if (name == "fsharp"_L1) {
        return u"FSharp"_s;
    }
    return language;
}

} // namespace

Syntax::Syntax() = default;
Syntax::~Syntax() = default;

KSyntaxHighlighting::Repository &Syntax::repository()
{
    if (!m_repository) {
        m_repository = std::make_unique<KSyntaxHighlighting::Repository>();
    }
    return *m_repository;
}

KSyntaxHighlighting::Definition Syntax::definition(const QString &language)
{
    if (language.isEmpty()) {
        return {};
    }
    const QString name = ownName(language);
    KSyntaxHighlighting::Definition found = repository().definitionForName(name);
    if (!found.isValid()) {
        found = repository().definitionForFileName(u"x."_s + name.toLower());
    }
    return found;
}

CodeLanguage Syntax::cellLanguage(const QString &language)
{
    const KSyntaxHighlighting::Definition found = definition(language);
    return {found, found.isValid() && found.name() == "Python"_L1 ? &repository() : nullptr};
}

KSyntaxHighlighting::Definition Syntax::definitionForFile(const QString &fileName)
{
    return repository().definitionForFileName(fileName);
}

QList<KSyntaxHighlighting::Definition> Syntax::definitions()
{
    QList<KSyntaxHighlighting::Definition> all = repository().definitions();
    all.removeIf([](const KSyntaxHighlighting::Definition &language) {
        return language.isHidden() || language.name() == "None"_L1;
    });
    std::ranges::sort(all, [](const auto &one, const auto &other) {
        return one.translatedName().localeAwareCompare(other.translatedName()) < 0;
    });
    return all;
}

Spelling *Syntax::spelling()
{
    if (!m_spelling) {
        m_spelling = std::make_unique<Spelling>();
    }
    return m_spelling.get();
}

KSyntaxHighlighting::Theme Syntax::theme(const QString &name)
{
    const KSyntaxHighlighting::Theme found = repository().theme(name);
    return found.isValid() ? found : repository().defaultTheme(KSyntaxHighlighting::Repository::LightTheme);
}

} // namespace quire::ui
