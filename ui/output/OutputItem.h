// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Search.h"
#include "render/AnsiLines.h"
#include "ui/output/OutputAction.h"

#include <QList>
#include <QObject>
#include <QRect>
#include <QString>

#include <memory>
#include <optional>

class QPainter;
class QWidget;

namespace quire::ui {

/// One shown output: knows its height and paints itself anywhere. Not a widget, so that thousands cost nothing.
/// Points and rectangles are in the item's own coordinates: (0, 0) is its top left.
class OutputItem : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Height at `width` pixels. Cheap when asked again with the same width.
    virtual int heightForWidth(int width) = 0;
    /// Paints what lies in `clip`; the painter's origin is the item's top left. After heightForWidth().
    virtual void paint(QPainter &painter, const QRect &clip) = 0;
    /// What a screen reader says; at most some thousand characters.
    virtual QString accessibleText() const = 0;

    /// It shows its output by running what is in it.
    virtual bool runsCode() const { return false; }
    /// True when a tall one becomes a pane that scrolls inside.
    virtual bool scrollsWhenTall() const { return false; }
    /// True when it has a ground of its own that reaches into the margins on both sides; it gets their width too.
    virtual bool bleeds() const { return false; }
    /// It stands at `place` of `view` now; for items with a widget of their own.
    virtual void appear(QWidget *, const QRect &) {}
    /// It stands in `view` no more; it may stand in another one already.
    virtual void leave(QWidget *) {}
    /// The screen's pixels per pixel, for pictures.
    virtual void setDevicePixelRatio(qreal) {}
    /// Text arrived at the end of a stream; false when this item cannot take it.
    virtual bool extend(const QString &) { return false; }

    /// What is looked for, to be marked; null for nothing. `current` is the find that is looked at, as rectOf() takes
    /// it.
    virtual void setSearch(const std::shared_ptr<const notebook::Search> &, const std::optional<notebook::TextRange> &)
    {
    }
    /// Where a stretch of the output's readable text is seen, after heightForWidth(); null when it cannot be told.
    virtual QRect rectOf(const notebook::TextRange &) { return {}; }
    /// The lines of what is text and nothing else.
    virtual std::optional<render::AnsiLines> text() const { return {}; }

    virtual bool isSelectable() const { return false; }
    /// Begins a selection at `point`; where there was one, it ends.
    virtual void beginSelection(const QPoint &) {}
    virtual void extendSelection(const QPoint &) {}
    virtual void selectWord(const QPoint &) {}
    virtual void selectAll() {}
    virtual void clearSelection() {}
    virtual QString selectedText() const { return {}; }
    /// Whether selectedText() would be anything; cheap.
    virtual bool hasSelection() const { return !selectedText().isEmpty(); }
    /// Puts selectedText() on the clipboard, or does so soon where that is long.
    virtual void copySelection() const;
    /// A click, or Enter with the point at the top left; true when it did something.
    virtual bool activate(const QPoint &) { return false; }
    /// Address of the link under `point`, empty for none.
    virtual QString linkAt(const QPoint &) const { return {}; }
    /// What its menu offers beyond copying a selection. Called when the menu opens.
    virtual QList<OutputAction> actions() { return {}; }

Q_SIGNALS:
    /// It looks different; its height may be another too.
    void changed();
    /// It looks different at the same size.
    void repaintWanted();
    /// The find that is looked at took time to get to; rectOf() knows it now.
    void foundPlaced();
    /// Only now it turned out that it cannot be shown this way; the next one is asked for.
    void unfit();
};

} // namespace quire::ui
