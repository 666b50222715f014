// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"
#include "ui/notebook/CellList.h"
#include "ui/notebook/CellRun.h"
#include "ui/notebook/MathDefinitions.h"

#include <QCache>
#include <QHash>
#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace quire::notebook {
class Document;
class Output;
} // namespace quire::notebook

namespace quire::ui {

class CellContent;
class CellWidget;
struct CellServices;
struct CellState;

/// The widgets of the cells near the viewport, recycled as the page scrolls, and the contents of those seen lately.
class CellStore : public QObject, public CellListSource
{
    Q_OBJECT

public:
    /// Contents kept beyond those on the screen.
    static constexpr int keptContents = 120;

    /// `services` outlive the store; widgets are children of `viewport`.
    CellStore(CellServices *services, QWidget *viewport);
    ~CellStore() override;

    void setDocument(const notebook::Document *document);
    /// Says what the widget of a row has to know; asked when a widget is given out and by refreshStates().
    void setStateSource(std::function<CellState(int row)> source) { m_stateOf = std::move(source); }
    /// Says which rows are shown nowhere.
    void setHiddenSource(std::function<bool(int row)> source) { m_isHidden = std::move(source); }
    /// This cell keeps its widget wherever the page is.
    void setPinned(const notebook::CellId &cell) { m_pinned = cell; }

    int rowCount() const override;
    int estimatedHeight(int row) const override;
    bool isHidden(int row) const override { return m_isHidden && m_isHidden(row); }
    QWidget *widgetFor(int row) override;
    void keepOnly(int first, int last) override;
    int measuredHeight(QWidget *widget, int width) const override;

    CellWidget *widget(const notebook::CellId &cell) const;
    /// The content of a row, made if need be.
    CellContent *content(int row);
    std::vector<CellWidget *> liveWidgets() const;

    /// Source, type or run count of a cell is another.
    void refreshCell(const notebook::CellId &cell);
    void refreshStates();
    /// Language or theme changed.
    void refreshLooks();
    void dropRemoved();
    /// What formulas define may be another for cells on the screen.
    void refreshDefinitions();
    void replaceOutputs(const notebook::CellId &cell, int first, int removed, int added);
    void extendStream(const notebook::CellId &cell, int index, const QString &text);

Q_SIGNALS:
    /// A new widget, to be connected; it will show many cells.
    void widgetMade(quire::ui::CellWidget *widget);

private:
    struct Live
    {
        CellWidget *widget = nullptr;
        std::shared_ptr<CellContent> content;
    };

    std::shared_ptr<CellContent> sharedContent(int row);
    std::shared_ptr<CellContent> knownContent(const notebook::CellId &cell) const;
    CellWidget *idleWidget();
    void recycle(const Live &live);

    CellServices *m_services;
    QWidget *m_viewport;
    const notebook::Document *m_document = nullptr;
    std::function<CellState(int row)> m_stateOf;
    std::function<bool(int row)> m_isHidden;
    notebook::CellId m_pinned;
    MathDefinitions m_definitions;
    QHash<notebook::CellId, Live> m_live;
    std::vector<CellWidget *> m_idle;
    mutable QCache<notebook::CellId, std::shared_ptr<CellContent>> m_contents{keptContents};
};

} // namespace quire::ui
