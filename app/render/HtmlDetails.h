// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

#include <optional>

namespace quire::render {

/// <details> for rich text, which does not know it: the summary becomes a link that folds.
namespace HtmlDetails {

/// `html` is clean. Number n of the <details>, counted from 0, is open as it says itself, or the other way round when n
/// is in `toggled`.
QString fold(const QString &html, const QSet<int> &toggled);

/// Which <details> the link folds.
std::optional<int> numberOf(const QString &link);

} // namespace HtmlDetails

} // namespace quire::render
