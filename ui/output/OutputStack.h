// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/OutputRegistry.h"
#include "ui/output/OutputSearch.h"

#include <QObject>
#include <QPoint>
#include <QRect>
#include <QTimer>

class QPainter;
class QWidget;

namespace quire::ui {

/// The outputs of one cell, one below the other, without a widget: what is expensive to make lives here and outlasts
/// the widget that shows it. Text that streams in is gathered and shown once a frame.
class OutputStack : public QObject
{
    Q_OBJECT

public:
    static constexpr int scrollBarWidth = 8;
    /// Margin on both sides; the ground under errors and stderr reaches into it.
    static constexpr int inset = 8;

    /// A point of the stack: which item it hits and where in it.
    struct Hit
    {
        int item = -1;
        QPoint point;
        bool onScrollBar = false;
        bool onFollow = false; ///< The button that goes to the end of a pane and stays there.
    };

    /// `registry` outlives the stack.
    OutputStack(const OutputRegistry *registry, OutputContext context, QObject *parent = nullptr);
    ~OutputStack() override;

    /// Replaces `removed` outputs from `first` on by `added`.
    void replace(int first, int removed, const QList<notebook::Output> &added);
    /// The stream at `index` grew.
    void extend(int index, const QString &text);
    void setDevicePixelRatio(qreal ratio);
    /// Of the cell. `scrolled` says whether tall text is a pane that scrolls inside (it is, at the theme's height,
    /// where nobody said so), FormChoice how each output is to be shown.
    void setMetadata(const notebook::JsonValue &metadata);
    bool isScrolled() const { return m_isScrolled; }

    int itemCount() const;
    OutputItem *item(int index) const;
    int heightForWidth(int width);
    /// Paints what lies in `clip`; the painter's origin is the stack's top left. `activePane` is drawn as such.
    void paint(QPainter &painter, const QRect &clip, int activePane);

    Hit hit(const QPoint &point) const;
    /// `point` of the stack in the coordinates of `item`, also outside of it.
    QPoint mapToItem(const QPoint &point, int item) const;
    /// Tells each item where it is in `view`, or that this view shows it no more.
    void appear(QWidget *view);
    void leave(QWidget *view);
    bool isPane(int item) const;
    /// Scrolls a pane; false when it cannot go further that way.
    bool scrollPane(int item, int pixels);
    /// Scrolls a pane so that `place` of its item is in sight.
    void reveal(int item, const QRect &place);
    /// What Page Down moves in a pane.
    int paneStep() const { return paneHeight() - 32; }
    /// Goes to the end of a pane and shows what comes there.
    void followEnd(int item);
    /// Marks what is found.
    void setSearch(const OutputSearch &search);
    /// Where the find that is looked at is seen in the stack, its pane scrolled there; null when it cannot be told.
    /// After heightForWidth().
    QRect revealFound();
    /// Puts the pane's thumb under a point `y` of the stack.
    void dragScrollBar(int item, int y);

    /// The ways the output `item` belongs to can be shown in; empty for streams and errors.
    QList<OutputForm> forms(int item) const;
    OutputForm form(int item) const;
    /// Gives the number of the output that `item` belongs to; -1 for none.
    int showAs(int item, const OutputForm &form);

    QString accessibleText() const;

Q_SIGNALS:
    /// At most once a frame while text streams in.
    void changed();
    /// Something looks different where it is.
    void repaintWanted();

private:
    struct Shown
    {
        std::unique_ptr<OutputItem> item;
        int x = 0;
        int y = 0;
        int width = 0;
        int height = 0;
        int fullHeight = 0;
        int scroll = 0;
        /// Shows what comes at its end; so while the person is there, and from the start of what comes live.
        bool followsEnd = false;
        bool hasGrown = false;
    };
    struct Entry
    {
        std::vector<Shown> items;
        QString arrived;
        /// Only of what has forms; holding on to a stream would make its growing dear.
        std::shared_ptr<const notebook::Output> output;
        OutputForm form;
        QList<OutputForm> unfit;
    };

    Entry makeEntry(const notebook::Output &output, int index);
    void fill(Entry &entry, const notebook::Output &output);
    void itemUnfit(const OutputItem *item);
    void refillBlocked();
    Entry *entryOf(int item);
    void setScrolled(bool scrolled);
    void flushArrived();
    void applySearch();
    void revealLate();
    int paneHeight() const;
    void place(Shown &shown, int y);
    void itemChanged();
    Shown *shownAt(int index);
    const Shown *shownAt(int index) const;
    static int maximumScroll(const Shown &shown) { return std::max(0, shown.fullHeight - shown.height); }
    void paintShown(QPainter &painter, const QRect &clip, Shown &shown, bool active);
    void paintPaneMarks(QPainter &painter, const Shown &shown, bool active) const;
    QRect thumb(const Shown &shown) const;
    /// Null where there is nothing to follow.
    QRect followButton(const Shown &shown) const;

    const OutputRegistry *m_registry;
    OutputContext m_context;
    std::vector<Entry> m_entries;
    OutputSearch m_search;
    notebook::JsonValue m_metadata;
    QTimer m_frame;
    qreal m_ratio = 1;
    bool m_isScrolled = true;
    int m_width = 0; ///< What the places below were made for; 0 when something changed since.
    int m_height = 0;
    bool m_placing = false;
    bool m_isFilled = false; ///< With what was there at first; what is added now comes live.
};

} // namespace quire::ui
