// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace quire::ui {

class Theme;

/// The line that shows between which cells something would be dropped.
class DropLine : public QWidget
{
    Q_OBJECT

public:
    DropLine(const Theme *theme, QWidget *parent);

    /// Lies across the parent, its middle at `y`.
    void showAt(int y);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    static constexpr int thickness = 4;

    const Theme *m_theme;
};

} // namespace quire::ui
