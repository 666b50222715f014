// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/TextItem.h"

#include <QAbstractScrollArea>

namespace quire::ui {

/// Documentation beside the caret, with a terminal's colours; scrolls, and never takes the focus.
class InspectionTip : public QAbstractScrollArea
{
    Q_OBJECT

public:
    /// `theme` outlives the tip; it stays within `parent`.
    InspectionTip(const Theme *theme, QWidget *parent);

    /// Shows `text` under `caret`, or above it where there is more room; given in the parent.
    void showText(const QString &text, const QRect &caret);
    void scrollByPage(bool down);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void applyTheme();

    const Theme *m_theme;
    TextItem m_text;
};

} // namespace quire::ui
