// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <functional>

namespace quire::render {

/// Text of a terminal as HTML in UTF-8, for a <pre>: styles become classes (a0–a15 ink and b0–b15 ground of the
/// terminal's palette, ab bold, af faint, ai italic, au underlined, as struck out, ar inverse, ah hidden) or inline
/// colours, addresses become links.
class AnsiHtml
{
public:
    /// Gives the text piece by piece, as notebook::Output::readText().
    using Source = std::function<void(const std::function<bool(QStringView)> &take)>;

    /// Appended to `html`. Stops early when `isCancelled` says so.
    static void append(QByteArray &html, const Source &source, const std::function<bool()> &isCancelled);
    static void append(QByteArray &html, const QString &text);
};

/// Escapes for HTML in UTF-8 and leaves out the characters that HTML does not allow.
QByteArray toHtmlBytes(QStringView text);
void appendHtml(QByteArray &html, QStringView text);

} // namespace quire::render
