// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Cell.h"
#include "notebook/Form.h"
#include "ui/editor/CodeBlock.h"
#include "ui/output/OutputStack.h"

#include <QObject>

#include <memory>

namespace quire::ui {

class RichText;
struct CellServices;

/// What a cell looks like, apart from any widget: coloured code or rendered Markdown, and its outputs. Outlives the
/// widget that shows it for a while, so that scrolling back costs nothing.
class CellContent : public QObject
{
    Q_OBJECT

public:
    /// `services` outlive the content.
    CellContent(CellServices *services, const notebook::Cell &cell, QObject *parent = nullptr);
    ~CellContent() override;

    /// Takes over type, source and attachments; cheap when nothing changed.
    void setCell(const notebook::Cell &cell);
    /// The language or the theme is another.
    void refreshLook();
    /// What formulas of the cells above define.
    void setMathDefinitions(const QStringList &definitions);

    notebook::CellType type() const { return m_type; }
    const QString &source() const { return m_source; }
    /// The form its comments describe, and how the cell wants it shown.
    struct FormLook
    {
        notebook::Form form;
        bool showsCode = true;
    };
    /// Nothing where there is none, or it is switched off.
    const std::optional<FormLook> &form() const { return m_form; }
    /// What this cell's source is written in.
    CodeLanguage language() const;

    int sourceHeight(int width);
    /// Paints code, or rendered Markdown, with its top left at the origin.
    void paintSource(QPainter &painter, const QRect &clip);
    /// What was found in the source; rendered Markdown shows it where the search finds it among the rendered words.
    void setMarks(const QList<TextMark> &marks);
    /// About where the character at `position` of the source is seen at this width.
    QRect rectAt(int position, int width);
    /// Where in the source `point` is.
    int positionAt(const QPoint &point) const { return m_code.positionAt(point); }
    /// Rendered Markdown; null for other cells.
    RichText *markdown() const { return m_markdown.get(); }
    /// Markdown without markup, else the source.
    QString readableSource() const;

    OutputStack &outputs() { return m_outputs; }

Q_SIGNALS:
    /// The source looks different; its height may too.
    void sourceChanged();

private:
    void refreshSource(const notebook::Cell &cell);
    void refreshForm();
    QString renderedMarkdown() const;
    QString withMarks(const QString &html) const;

    CellServices *m_services;
    notebook::CellType m_type;
    QString m_source;
    notebook::JsonValue m_attachments;
    notebook::Cell m_cell;
    QStringList m_definitions;
    QList<TextMark> m_marks;
    std::optional<FormLook> m_form;
    CodeBlock m_code;
    std::unique_ptr<RichText> m_markdown;
    OutputStack m_outputs;
};

} // namespace quire::ui
