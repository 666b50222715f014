// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/MarkupWriter.h"

#include <QSet>

namespace quire::exporting {

/// AsciiDoc as Asciidoctor reads it.
class AsciiDocMarkup : public MarkupWriter
{
public:
    using MarkupWriter::MarkupWriter;

    static QString escaped(const QString &text);
    /// Between delimiters that nothing in it ends; `style` stands in brackets above, empty for none.
    static QString listing(const QString &text, const QString &style);
    static QString imageOf(const PictureShelf::Shown &picture, const QString &alternative, int width, bool isBlock);

protected:
    QString block(const Node &node) override;
    QString span(const Node &node) override;
    QString between(const Node &before, const Node &after) const override;

private:
    QString heading(const Node &node);
    QString paragraph(const Node &node);
    QString quote(const Node &node);
    QString listOf(const Node &list);
    QString itemOf(const Node &item, const QString &mark);
    QString tableOf(const Node &table);
    QString linkTo(const Node &link);
    QString footnote(const QString &name);

    int m_nesting = 0;
    int m_quotes = 0;
    QString m_listMarks;
    QSet<int> m_definedNotes;
};

} // namespace quire::exporting
