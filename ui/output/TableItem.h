// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/MimeBundle.h"
#include "render/TableOrder.h"
#include "ui/output/InteractiveItem.h"
#include "ui/output/TableGrid.h"
#include "ui/output/TableSelection.h"

#include <memory>

namespace quire::ui {

class Theme;

/// An HTML table as a grid: frozen headers, sorting, filtering, selecting, copying. A long one shows its beginning at
/// once and is read on a worker; sorting and filtering many rows happens there too.
class TableItem : public InteractiveItem
{
    Q_OBJECT

public:
    /// Null when the HTML in `data` is not one table. A long text is judged by its beginning; when the rest tells
    /// otherwise, unfit() follows.
    static std::unique_ptr<TableItem> create(const Theme *theme, const notebook::MimeBundle &data,
                                             const QString &mimeType);

    TableItem(const Theme *theme, std::shared_ptr<const render::Table> table);

    int heightForWidth(int width) override;
    void paint(QPainter &painter, const QRect &clip) override;
    QString accessibleText() const override;
    QList<OutputAction> actions() override;

    void setSearch(const std::shared_ptr<const notebook::Search> &search,
                   const std::optional<notebook::TextRange> &current) override;
    QRect rectOf(const notebook::TextRange &range) override;

    bool isSelectable() const override { return true; }
    void selectAll() override;
    void clearSelection() override;
    /// As TSV, with headers when all is selected.
    QString selectedText() const override;

    void setActive(bool active) override;
    void mouse(Mouse action, const QPoint &point, Qt::KeyboardModifiers modifiers) override;
    Qt::CursorShape cursorAt(const QPoint &point) const override;
    bool takesKey(const QKeyEvent &key) const override;
    void press(const QKeyEvent &key) override;
    bool scrollBy(const QPoint &pixels) override { return m_grid.scrollBy(pixels); }
    QString toolTipAt(const QPoint &point) const override;
    QRect focusRect() const override;
    std::optional<Field> field() const override;
    void setFieldText(const QString &text) override;
    void closeField() override;

    const render::Table &table() const { return *m_table; }
    const TableGrid &grid() const { return m_grid; }
    const render::TableOrder &order() const { return m_order; }
    /// Which rows of the table are shown.
    const std::vector<int> &rows() const { return m_rows; }

private:
    void readLater(const notebook::MimeBundle &data, const QString &mimeType);
    void setTable(std::shared_ptr<const render::Table> table);
    void setOrder(const render::TableOrder &order);
    void setRows(std::vector<int> rows);
    void toggleSort(int column);
    void sort(int column, Qt::SortOrder direction);
    void openField();
    void pressed(const QPoint &point, bool extends);
    void moveTo(int row, int column, bool extends);
    bool moveByKey(const QKeyEvent &key);
    bool commandByKey(const QKeyEvent &key);
    void resizeByKey(int pixels);
    std::pair<int, int> placeOf(qsizetype position) const;
    bool needsFooter() const;
    QRect filterButton() const;
    QString footerText() const;
    QString placeText() const;
    void copy(bool whole, bool withHeader, bool asCsv) const;
    bool isWholeSelected() const;
    QList<OutputAction> columnActions();

    const Theme *m_theme;
    std::shared_ptr<const render::Table> m_table;
    TableGrid m_grid;
    render::TableOrder m_order;
    std::vector<int> m_rows;
    TableSelection m_selection;
    std::shared_ptr<const notebook::Search> m_search;
    /// Row of the table, -1 for the headers, and column of the find that is looked at.
    std::pair<int, int> m_found{-1, -1};
    quint64 m_orderNumber = 0;
    int m_resized = -1;
    int m_resizeOffset = 0;
    int m_pressedHeader = -1;
    enum class Drag { None, Cells, Column, VerticalBar, HorizontalBar } m_drag = Drag::None;
    bool m_isReading = false;
    bool m_fieldOpen = false;
    bool m_active = false;
};

} // namespace quire::ui
