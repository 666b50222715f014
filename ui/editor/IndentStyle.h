// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringView>

namespace quire::ui {

/// What one step of indentation is.
struct IndentStyle
{
    bool usesTabs = false;
    int width = 4;

    bool operator==(const IndentStyle &) const = default;

    /// What a language (by its name in KSyntaxHighlighting) is usually indented by.
    static IndentStyle ofLanguage(const QString &language);
    /// As the first lines of `text` are, `usual` where they do not say.
    static IndentStyle ofText(QStringView text, const IndentStyle &usual);
};

} // namespace quire::ui
