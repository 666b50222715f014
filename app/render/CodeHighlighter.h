// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace quire::render {

/// Colours code for rich text. Holds a repository of languages that is loaded on first use (tens of milliseconds):
/// keep one per thread.
class CodeHighlighter
{
public:
    /// `dark`: colours for a dark page.
    explicit CodeHighlighter(bool dark = false);
    ~CodeHighlighter();
    Q_DISABLE_COPY_MOVE(CodeHighlighter)

    /// `code` escaped for HTML, with <span style="color:…"> where `language` (a name, alias or suffix: "python",
    /// "ipython3", "py", "c++") is known. No <pre> around it.
    QString toHtml(const QString &code, const QString &language);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace quire::render
