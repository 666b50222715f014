// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "render/AnsiParser.h"
#include "ui/output/OutputItem.h"
#include "ui/output/TextRows.h"

#include <QFont>
#include <QFuture>
#include <QHash>
#include <QTextCharFormat>

#include <functional>

class QTextLayout;

namespace quire::ui {

class Theme;

/// Text of a terminal: streams, tracebacks, text/plain. Of a hundred thousand lines it looks at those that are seen;
/// long text is read on a worker thread.
class TextItem : public OutputItem
{
    Q_OBJECT

public:
    enum class Look { Plain, Error };

    /// `theme` outlives the item.
    TextItem(const Theme *theme, Look look, QObject *parent = nullptr);

    /// Replaces the text. Escape sequences become colours.
    void setText(const QString &text);
    /// The same for text whose making costs: `make` runs on a worker thread and `length` is about what it will give.
    void setTextLater(std::function<QString()> make, qsizetype length);

    int lineCount() const { return m_parser.lineCount(); }
    /// Lines that were laid out since construction; for tests that watch the work.
    int laidOutRowCount() const { return m_laidOutRows; }

    int heightForWidth(int width) override;
    void paint(QPainter &painter, const QRect &clip) override;
    QString accessibleText() const override;
    bool scrollsWhenTall() const override { return true; }
    bool bleeds() const override { return m_look == Look::Error; }
    bool extend(const QString &text) override;

    bool isSelectable() const override { return true; }
    void beginSelection(const QPoint &point) override;
    void extendSelection(const QPoint &point) override;
    void selectWord(const QPoint &point) override;
    void selectAll() override;
    void clearSelection() override;
    QString selectedText() const override;

private:
    struct Position
    {
        int line = 0;
        qsizetype column = 0;
        auto operator<=>(const Position &) const = default;
    };

    void refreshFont();
    int shownLineCount() const;
    int padding() const;
    void indexRows();
    void paintRow(QPainter &painter, int row);
    void layOutRow(QTextLayout &layout) const;
    QTextCharFormat formatFor(const render::AnsiStyle &style) const;
    QColor colorFor(const render::AnsiColor &color, const QColor &fallback) const;
    QColor readable(const QColor &color, const QColor &ground) const;
    Position positionAt(const QPoint &point) const;
    std::pair<Position, Position> selection() const;
    QStringView rowText(int row, Position *start) const;

    const Theme *m_theme;
    Look m_look;
    QFont m_font;
    int m_lineHeight = 16;
    int m_ascent = 12;
    double m_columnWidth = 8;
    render::AnsiParser m_parser;
    QFuture<render::AnsiParser> m_reading;
    QString m_arrivedWhileReading;
    qsizetype m_expectedLength = 0;
    TextRows m_rows;
    int m_width = 0;
    Position m_anchor;
    Position m_cursor;
    int m_laidOutRows = 0;
    mutable QHash<quint64, QColor> m_readable;
};

} // namespace quire::ui
