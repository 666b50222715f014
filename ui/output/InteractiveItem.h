// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/OutputItem.h"

#include <optional>

class QKeyEvent;

namespace quire::ui {

/// An output one works in, as in a grid: it gets mouse, wheel and keys itself. After each call it is painted again.
class InteractiveItem : public OutputItem
{
    Q_OBJECT

public:
    enum class Mouse { Press, Drag, Release, DoubleClick };

    /// A line to write in that the item wants on top of it.
    struct Field
    {
        QRect place;
        QString text;
        QString name;
    };

    using OutputItem::OutputItem;

    /// It has the keyboard, or lost it.
    virtual void setActive(bool active) = 0;
    virtual void mouse(Mouse action, const QPoint &point, Qt::KeyboardModifiers modifiers) = 0;
    virtual Qt::CursorShape cursorAt(const QPoint &point) const = 0;
    /// Whether press() would do something with this key.
    virtual bool takesKey(const QKeyEvent &key) const = 0;
    virtual void press(const QKeyEvent &key) = 0;
    /// False when it cannot go further that way.
    virtual bool scrollBy(const QPoint &pixels) = 0;
    /// Plain text, empty for none.
    virtual QString toolTipAt(const QPoint &) const { return {}; }
    virtual QRect focusRect() const = 0;

    virtual std::optional<Field> field() const { return {}; }
    virtual void setFieldText(const QString &) {}
    virtual void closeField() {}

Q_SIGNALS:
    /// For screen readers: where the person is now.
    void moved(const QString &place);
    /// The field is there and wants the keyboard.
    void fieldOpened();
};

} // namespace quire::ui
