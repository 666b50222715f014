// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/JsonValue.h"
#include "ui/output/InteractiveItem.h"

#include <memory>
#include <optional>
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
    void setSearch(const std::shared_ptr<const notebook::Search> &search,
                   const std::optional<notebook::TextRange> &current) override;
    QRect rectOf(const notebook::TextRange &range) override;
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
        qsizetype index = -1;   ///< In an array; -1 for members.
        qsizetype position = 0; ///< Among all children of its parent.
        notebook::JsonValue value = {};
        bool isOpen = false;
        bool isReading = false;
        /// Not a value but what stands for so many more of the same parent.
        qsizetype more = 0;
        qsizetype firstMore = 0;
    };
    using Rows = std::vector<Row>;
    /// What has to be there of one level so that the find can be seen.
    struct Step
    {
        qsizetype position = 0;
        Rows beginning; ///< As if it were opened by hand.
        Rows around;    ///< The page the position is on.
    };
    struct Way
    {
        notebook::TextRange range; ///< In the readable text.
        std::vector<Step> steps;
        qsizetype begin = -1; ///< Of the value, in the buffer.
        qsizetype column = 0;
    };

    /// `until` ends what is there; -1 for all.
    static Rows rowsOf(const notebook::JsonValue &value, int depth, qsizetype first, qsizetype until = -1);
    static Way wayTo(const notebook::JsonValue &value, const notebook::TextRange &range);
    void go(const Way &way);
    int goDown(int row, const Step &step);
    int childAt(int row, qsizetype position) const;
    int foundRow() const;
    void paintFinds(QPainter &painter, const Row &row, const QString &text, qsizetype offset, const QRect &place) const;
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
    void readInto(int row, const notebook::JsonValue &value, int depth, qsizetype first, qsizetype until = -1);
    void insert(int row, const Rows &rows);
    void moveTo(int row);
    void paintRow(QPainter &painter, int row) const;
    void paintMark(QPainter &painter, const Row &row, const QRect &place) const;

    const Theme *m_theme;
    Rows m_rows;
    int m_width = 0;
    int m_current = -1;
    std::shared_ptr<const notebook::Search> m_search;
    std::optional<notebook::TextRange> m_wanted; ///< The find that is looked at.
    Way m_found;                                 ///< To it; it may be on its way still.
    bool m_active = false;
};

} // namespace quire::ui
