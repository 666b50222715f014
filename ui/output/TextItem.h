// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/LineLinks.h"
#include "ui/output/OutputItem.h"
#include "ui/output/TextInk.h"
#include "ui/output/TextReader.h"
#include "ui/output/TextRows.h"

#include <QFont>
#include <QTextLayout>

namespace quire::ui {

class Theme;

/// Text of a terminal: streams, tracebacks, text/plain. Of a million lines it looks at those that are seen; long text
/// is read on a worker thread.
class TextItem : public OutputItem
{
    Q_OBJECT

public:
    enum class Look { Plain, Error };

    /// `theme` outlives the item.
    TextItem(const Theme *theme, Look look, QObject *parent = nullptr);

    /// Replaces the text. Escape sequences become colours.
    void setText(const QString &text);
    /// The same for a long text, read on a worker; `length` is about how long it is.
    void setTextLater(const TextReader::Source &source, qsizetype length);

    int lineCount() const { return m_reader.lines().count(); }
    /// Lines that were laid out since construction; for tests that watch the work.
    int laidOutRowCount() const { return m_laidOutRows; }

    int heightForWidth(int width) override;
    void paint(QPainter &painter, const QRect &clip) override;
    QString accessibleText() const override;
    bool scrollsWhenTall() const override { return true; }
    bool bleeds() const override { return m_look == Look::Error; }
    bool extend(const QString &text) override;

    void setSearch(const std::shared_ptr<const notebook::Search> &search,
                   const std::optional<notebook::TextRange> &current) override;
    QRect rectOf(const notebook::TextRange &range) override;
    std::optional<render::AnsiLines> text() const override { return m_reader.lines(); }

    bool isSelectable() const override { return true; }
    void beginSelection(const QPoint &point) override;
    void extendSelection(const QPoint &point) override;
    void selectWord(const QPoint &point) override;
    void selectAll() override;
    void clearSelection() override;
    QString selectedText() const override;
    QString linkAt(const QPoint &point) const override;

private:
    struct Position
    {
        int line = 0;
        qsizetype column = 0;
        auto operator<=>(const Position &) const = default;
    };
    /// One row of the page: which part of which line.
    struct Row
    {
        Position start;
        QString text;
    };
    using Formats = QList<QTextLayout::FormatRange>;

    void refreshFont();
    const render::AnsiLine &line(int index) const { return m_reader.lines().line(index, m_cache); }
    int shownLineCount() const;
    int padding() const;
    render::Frames frames() const;
    void indexRows(int from);
    void paintRow(QPainter &painter, int row);
    void layOut(QTextLayout &layout, const Row &row) const;
    Formats stylesOf(const Row &row) const;
    Formats marksOf(const Row &row) const;
    QTextLayout::FormatRange selectionIn(const Row &row) const;
    Row rowAt(int row) const;
    Position positionAt(const QPoint &point) const;
    std::pair<Position, Position> selection() const;

    const Theme *m_theme;
    Look m_look;
    QFont m_font;
    TextInk m_ink;
    int m_lineHeight = 16;
    int m_ascent = 12;
    double m_columnWidth = 8;
    TextReader m_reader;
    mutable render::AnsiLines::Cache m_cache;
    qsizetype m_expectedLength = 0; ///< While the first reading goes on.
    TextRows m_rows;
    int m_width = 0;
    Position m_anchor;
    Position m_cursor;
    std::shared_ptr<const notebook::Search> m_search;
    std::optional<notebook::TextRange> m_found; ///< In its line, where m_foundLine says.
    int m_foundLine = -1;
    int m_laidOutRows = 0;
};

} // namespace quire::ui
