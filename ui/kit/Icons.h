// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QObject>

namespace quire::ui {

class Theme;

/// Line icons drawn in one colour: ":/icons/NAME.svg", recoloured to the theme each time they are painted, so that an
/// icon taken once follows light, dark, disabled and selected by itself. Sharp at every scale.
class Icons
{
public:
    /// Which of the theme's colours an icon wears while it is enabled.
    enum class Tint { Text, Muted, Accent, Error };

    /// `theme` must outlive every icon given out.
    explicit Icons(const Theme *theme) : m_theme(theme) {}

    /// Resource icon NAME; where it does not exist, the icon is null so that a button shows its text.
    QIcon icon(const QString &name, Tint tint = Tint::Text) const;

private:
    const Theme *m_theme;
};

} // namespace quire::ui
