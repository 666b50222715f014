// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

class QMimeData;
class QWidget;

namespace quire::ui {

/// Lets a button that stands for a folder take files that are dropped on it.
class DropTarget : public QObject
{
    Q_OBJECT

public:
    /// Lives as long as `widget`.
    explicit DropTarget(QWidget *widget);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Files of ours or of the desktop; `copies`: they are to stay where they were too.
    void dropped(const QMimeData *mime, bool copies);
};

} // namespace quire::ui
