// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/MathText.h"

namespace quire::render {

/// Parts of a Markdown source that its parser must not read. They give way to marks (@@0@@, as in Jupyter, so that
/// emphasis and tables around them come out the same) and come back as HTML.
class HiddenPieces
{
public:
    struct Piece
    {
        TextStretch place;
        /// What stands there in the HTML; where HTML cannot stand (in code, in attributes) it is the source.
        QString html;
        /// Leaves nothing behind: no mark, no HTML.
        bool isGone = false;
        /// Wants a line of its own.
        bool isDisplay = false;
    };

    /// Of `pieces` that overlap, the first given is taken. Marks that stand in the source as text are hidden too.
    HiddenPieces(const QString &source, const QList<Piece> &pieces);

    /// A further mark, for HTML that has no source: it comes in with the others.
    QString addMark(const QString &html);

    /// The source with marks.
    const QString &text() const { return m_text; }
    /// Where a position in text() is in the source.
    qsizetype sourcePosition(qsizetype position) const;
    /// The line of the source, from 0, in which a position of text() is.
    int sourceLine(qsizetype position) const;
    /// The marks of pieces that want a line of their own.
    QStringList displayMarks() const;

    /// Puts sources back into the tags and code of HTML made from text(). Before the HTML is cleaned.
    QString withSources(const QString &html) const;
    /// Puts in the HTML of the pieces. After the HTML is cleaned.
    QString withHtml(const QString &html) const;
    /// `text` made from text(), with sources for marks.
    QString withPlainSources(const QString &text) const { return replaced(text, Form::Source); }

private:
    enum class Form { Mark, Html, Source, EscapedSource };

    void add(const Piece &piece);
    void addLiteralMarks(const QString &source);
    QString replaced(const QString &text, Form form) const;
    /// In tags and code, where HTML cannot stand, by the source; elsewhere as `inText` says.
    QString byPlace(const QString &html, Form inText) const;

    QList<Piece> m_pieces;
    qsizetype m_ofSource = 0; ///< That many pieces are of the source.
    QStringList m_sources;
    QString m_source;
    QString m_text;
};

} // namespace quire::render
