// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonValue.h"
#include "ui/output/InteractiveItem.h"

#include <vector>

namespace quire::ui {

class Theme;

/// A JSON value as a tree that is opened level by level. Only what is open is read, at most a page of each level at a
/// time, and large levels on a worker.
class JsonItem : public InteractiveItem
{
    Q_OBJECT

public:
    /// Children shown before one asks for more.
    static constexpr int pageSize = 200;

    JsonItem(const Theme *theme, const notebook::JsonValue &value);

    int heightForWidth(int width) override;
    void paint(QPainter &painter, const QRect &clip) override;
    QString accessibleText() const override;
    QList<OutputAction> actions() override;
    bool scrollsWhenTall() const override { return true; }
    bool isSelectable() const override { return true; }
    void clearSelection() override;
    /// The current value as JSON; of a string, its text.
    QString selectedText() const override;

    void setActive(bool active) override;
    void mouse(Mouse action, const QPoint &point, Qt::KeyboardModifiers modifiers) override;
    Qt::CursorShape cursorAt(const QPoint &) const override { return Qt::ArrowCursor; }
    bool takesKey(const QKeyEvent &key) const override;
    void press(const QKeyEvent &key) override;
    bool scrollBy(const QPoint &) override { return false; }
    QString toolTipAt(const QPoint &point) const override;
    QRect focusRect() const override;

    int rowCount() const { return int(m_rows.size()); }
    /// "$.layers[0].name".
    QString pathOf(int row) const;
    void expandAll();

private:
    struct Row
    {
        int depth = 0;
        QString key = {};
        qsizetype index = -1; ///< In an array; -1 for members.
        notebook::JsonValue value = {};
        bool isOpen = false;
        bool isReading = false;
        /// Not a value but what stands for so many more of the same parent.
        qsizetype more = 0;
        qsizetype firstMore = 0;
    };
    using Rows = std::vector<Row>;

    static Rows rowsOf(const notebook::JsonValue &value, int depth, qsizetype first);
    static bool isBranch(const Row &row);
    static QString preview(const Row &row);
    QString keyText(const Row &row) const;
    QString rowText(int row) const;
    QColor colorOf(const Row &row) const;
    int parentOf(int row) const;
    int endOf(int row) const;
    int rowHeight() const;
    void open(int row);
    void close(int row);
    void showMore(int row);
    void toggle(int row);
    void readInto(int row, const notebook::JsonValue &value, int depth, qsizetype first);
    void insert(int row, const Rows &rows);
    void moveTo(int row);
    void paintRow(QPainter &painter, int row) const;
    void paintMark(QPainter &painter, const Row &row, const QRect &place) const;

    const Theme *m_theme;
    Rows m_rows;
    int m_width = 0;
    int m_current = -1;
    bool m_active = false;
};

} // namespace quire::ui
