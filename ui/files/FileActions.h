// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/Icons.h"

#include <QAction>
#include <QList>

#include <functional>

class QKeyEvent;
class QMenu;

namespace quire::ui {

/// The commands of a file browser by their ids, and the keys that give them while its rows have the keyboard.
class FileActions : public QObject
{
    Q_OBJECT

public:
    explicit FileActions(const Icons &icons, QObject *parent = nullptr) : QObject(parent), m_icons(icons) {}

    /// `icon` may be empty; the first of `keys` is shown.
    QAction *add(const QString &id, const QString &icon, const QString &text, const QList<QKeySequence> &keys,
                 std::function<void()> run);
    /// Of a known id.
    QAction *at(QLatin1StringView id) const;
    /// Whether the key is a command that can be given now; unless `onlyAsks` it is given.
    bool takeKey(const QKeyEvent *event, bool onlyAsks);
    /// "-" is a line; what is not visible is left out.
    void fill(QMenu *menu, const QList<QLatin1StringView> &ids) const;

private:
    Icons m_icons;
    QList<QAction *> m_actions;
};

} // namespace quire::ui
