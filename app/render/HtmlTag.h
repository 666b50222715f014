// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

#include <initializer_list>
#include <utility>

namespace quire::render {

/// One tag of an HTML text, comments and declarations too (they have no name).
struct HtmlTag
{
    /// In lower case.
    QString name;
    bool isClosing = false;
    /// Names in lower case, values decoded.
    QList<std::pair<QString, QString>> attributes;

    QString attribute(QStringView wanted) const;

    /// Reads the tag `html` begins with; returns its length, or 0 when there is none and '<' is just a character.
    static qsizetype parse(QStringView html, HtmlTag &tag);
};

/// What separates words in HTML.
bool isHtmlSpace(QChar c);

/// Is this tag's name one of `names`?
bool isOneOf(QStringView name, std::initializer_list<QStringView> names);

/// Replaces &amp; &lt; &gt; &quot; &apos; &nbsp; &colon; &Tab; &NewLine;, dashes, dots, times and numbers.
QString decodeEntities(QStringView text);

} // namespace quire::render
