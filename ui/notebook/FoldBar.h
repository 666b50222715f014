// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRect>
#include <QString>

class QPainter;

namespace quire::ui {

class Theme;

/// The slim bar that stands for what is put away: "Output hidden". Painted; a click on it is the owner's to notice.
namespace FoldBar {

/// In pixels.
inline constexpr int height = 24;
/// Of the triangle beside a heading.
inline constexpr int triangleSize = 16;

/// `detail` follows the text in muted colour; both are cut off where there is no room.
void paint(QPainter &painter, const Theme &theme, const QRect &place, const QString &text, const QString &detail = {},
           bool isBusy = false);
/// Points to the right for closed, down for open; small enough to stand beside a heading.
void paintTriangle(QPainter &painter, const Theme &theme, const QRect &place, bool isOpen);

} // namespace FoldBar

} // namespace quire::ui
