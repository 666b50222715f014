// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notebook/Completions.h"

#include <QListWidget>

namespace quire::ui {

class Theme;

/// The list of completions beside the caret. Never takes the focus: who types goes on typing.
class CompletionPopup : public QListWidget
{
    Q_OBJECT

public:
    /// `theme` outlives the popup; it stays within `parent`.
    CompletionPopup(const Theme *theme, QWidget *parent);

    /// Shows `items` under `caret`, or above it where there is more room; given in the parent. The first is chosen.
    void showItems(const QList<CompletionItem> &items, const QRect &caret);
    QString chosen() const;
    /// Up and down by `rows`, round the ends for one.
    void move(int rows);

private:
    void applyTheme();

    const Theme *m_theme;
};

} // namespace quire::ui
