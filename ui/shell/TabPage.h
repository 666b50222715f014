// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QWidget>

namespace quire::ui {

class CodeEditor;
class Keymap;
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

    /// The one that is being written in; null where none is.
    virtual CodeEditor *editor() const { return nullptr; }
    /// What keys mean in it.
    virtual void setKeymap(const Keymap &) {}

    /// Something of it runs: its icon says so.
    virtual bool isBusy() const { return false; }
    /// Shown with the place when the pointer rests on the tab; empty for nothing.
    virtual QString stateText() const { return {}; }
    virtual bool hasUnsavedWork() const { return false; }
    virtual Reply<void> save();
    /// The person gives up what is not saved.
    virtual void abandonChanges() {}

    /// The tab is closed for good; what it must still do takes until the Reply. `shutDown`: the kernel goes too.
    virtual Reply<void> end(bool shutDown);
    /// The program ends, and its next start shows the tab again.
    virtual Reply<void> suspend();

    /// The title, with a dot while there is something to save.
    QString tabText() const;

Q_SIGNALS:
    void tabTextChanged(const QString &text);
    /// isBusy() or stateText() is another.
    void stateChanged();
};

} // namespace quire::ui
