// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QWidget>

namespace quire::ui {

class NotificationBar;

/// What a tab shows of one document: a notebook, a file, a console. The tab area asks it before it closes.
class TabPage : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    /// "train.ipynb".
    virtual QString title() const = 0;
    /// Where it is; shown when the pointer rests on the tab.
    virtual QString place() const = 0;
    /// Of Icons.
    virtual QString iconName() const = 0;
    /// Where questions about it are asked.
    virtual NotificationBar *notifications() const = 0;

    virtual bool hasUnsavedWork() const { return false; }
    virtual Reply<void> save();
    /// The person gives up what is not saved.
    virtual void abandonChanges() {}

    /// The title, with a dot while there is something to save.
    QString tabText() const;

Q_SIGNALS:
    void tabTextChanged(const QString &text);
};

} // namespace quire::ui
