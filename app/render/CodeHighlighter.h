// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace quire::render {

/// How colours are written into the HTML.
enum class CodeInk {
    ForLight, ///< Inline, for a light page.
    ForDark,  ///< Inline, for a dark page.
    Classes,  ///< As classes, to which classRules() and classColors() belong.
};

/// Colours code for rich text. Holds a repository of languages that is loaded on first use (tens of milliseconds):
/// keep one per thread.
class CodeHighlighter
{
public:
    /// `dark`: colours for a dark page.
    explicit CodeHighlighter(bool dark = false) : CodeHighlighter(dark ? CodeInk::ForDark : CodeInk::ForLight) {}
    explicit CodeHighlighter(CodeInk ink);
    ~CodeHighlighter();
    Q_DISABLE_COPY_MOVE(CodeHighlighter)

    /// `code` escaped for HTML, with <span style="color:…"> or <span class="k…"> where `language` (a name, alias or
    /// suffix: "python", "ipython3", "py", "c++") is known. No <pre> around it.
    QString toHtml(const QString &code, const QString &language);

    /// CSS that gives the classes the colours of the variables --k1, --k2…
    static QString classRules();
    /// Declarations of these variables, the editor's colours: "--k1:#cf222e;…"
    QString classColors(bool dark) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace quire::render
