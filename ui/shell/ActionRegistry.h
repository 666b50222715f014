// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QHash>
#include <QObject>

#include <functional>

class QWidget;

namespace quire::ui {

/// Every command of the window by its stable id. Menus, strip and palette show the same QAction.
class ActionRegistry : public QObject
{
    Q_OBJECT

public:
    /// Shortcuts work wherever the focus is in `window`.
    explicit ActionRegistry(QWidget *window);

    /// Makes an action. `shortcut` may be empty; `run` is called when it is triggered.
    QAction *add(const QString &id, const QIcon &icon, const QString &text, const QKeySequence &shortcut,
                 std::function<void()> run);
    /// An action's text without mnemonic, key and dots.
    static QString title(const QAction &action);
    /// The shortcut an action was made with.
    QKeySequence defaultKey(const QString &id) const { return m_defaults.value(id); }
    /// Says when an action cannot be done, and why: in a few words, nothing when it can.
    void setObjection(const QString &id, std::function<QString()> objection);
    /// Asks that now.
    QString objection(const QString &id) const;
    /// Null when there is none.
    QAction *find(const QString &id) const;
    const QList<QAction *> &all() const { return m_actions; }

private:
    QWidget *m_window;
    QList<QAction *> m_actions;
    QHash<QString, QKeySequence> m_defaults;
    QHash<QString, std::function<QString()>> m_objections;
};

} // namespace quire::ui
