// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/MarkupWriter.h"

namespace quire::exporting {

/// reStructuredText as docutils reads it; nothing of Sphinx.
class RstMarkup : public MarkupWriter
{
public:
    using MarkupWriter::MarkupWriter;

    /// The substitutions that pictures in lines of text stand for.
    QString ending() override;

    static QString escaped(const QString &text);
    static QString title(const QString &text);
    /// `.. NAME:: argument` with `content` below.
    static QString directive(const QString &head, const QString &content);
    static QString literal(const QString &text);
    static QString code(const QString &source, const QString &language);
    static QString imageOf(const PictureShelf::Shown &picture, const QString &alternative, int width);

protected:
    QString block(const Node &node) override;
    QString span(const Node &node) override;
    QString between(const Node &before, const Node &after) const override;
    QString notesEnd() override;

private:
    /// Markup within markup is not possible: what is inside gives its text.
    QString marked(const QString &before, const QString &inside, const QString &after) const;
    QString text(const Nodes &nodes);
    QString heading(const Node &node);
    QString paragraph(const Node &node);
    QString listOf(const Node &list);
    QString tableOf(const Node &table);
    QString linkTo(const Node &link);
    QString picturesIn(const Node &image, const QString &target);

    QStringList m_substitutions;
    int m_nesting = 0;
};

} // namespace quire::exporting
