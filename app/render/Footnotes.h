// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/MathText.h"

#include <QStringList>

namespace quire::render {

/// The footnotes of a Markdown source, as GitHub writes them: [^name] and, in lines of their own, [^name]: text, which
/// goes on in indented lines.
class Footnotes
{
public:
    struct Note
    {
        QString name;
        QString text;
        TextStretch place; ///< The whole definition.
    };
    struct Reference
    {
        TextStretch place;
        QString name;
    };

    /// `opaque`: code and formulas, in which nothing is a footnote.
    Footnotes(QStringView source, const QList<TextStretch> &opaque);

    /// Definitions somebody refers to, in the order of the first reference.
    const QList<Note> &notes() const { return m_notes; }
    /// References to them, in order.
    const QList<Reference> &references() const { return m_references; }

    /// The raised number at a reference; `isFirst` is where the note leads back to.
    QString referenceHtml(const QString &name, bool isFirst) const;
    /// The note below the text, around its rendered `body`.
    QString noteHtml(qsizetype index, const QString &body) const;

private:
    void readDefinitions(QStringView source, const QList<TextStretch> &opaque);
    void readReferences(QStringView source, const QList<TextStretch> &opaque);
    qsizetype numberOf(const QString &name) const;

    QList<Note> m_notes;
    QList<Reference> m_references;
};

} // namespace quire::render
