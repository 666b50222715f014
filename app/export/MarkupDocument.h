// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/DocumentWriter.h"
#include "export/MarkupWriter.h"

namespace quire::exporting {

/// A document in a light markup: blocks with empty lines between.
class MarkupDocument : public DocumentWriter
{
public:
    /// The text without its escape sequences and the line breaks at its end.
    static QString plainText(const QString &text);

    void addMarkdown(const QString &source) override { add(markup().write(render::MarkdownTree::parse(source))); }
    void addMarkup(const render::MarkdownNode &root) override { add(markup().write(root)); }
    /// Formulas in prose look the same in Markdown.
    void addLatex(const QString &latex) override;
    void addRaw(const QString &source) override { add(source); }
    QByteArray document() override;

protected:
    virtual MarkupWriter &markup() = 0;
    void add(const QString &block);

private:
    QString m_text;
};

} // namespace quire::exporting
