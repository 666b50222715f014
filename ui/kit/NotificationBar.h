// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QVBoxLayout;

namespace quire::ui {

/// What a NotificationBar shows: what happened, why, and what can be done.
struct Notification
{
    enum class Severity { Information, Warning, Error };
    struct Action
    {
        QString id;
        QString label;
    };

    QString key; ///< A second notification of the same key replaces the first.
    Severity severity = Severity::Information;
    QString text;
    QList<Action> actions;
    bool canBeDismissed = true;
};

/// A stack of quiet bars above a page, in place of message boxes. Empty, it takes no room.
class NotificationBar : public QWidget
{
    Q_OBJECT

public:
    explicit NotificationBar(QWidget *parent = nullptr);

    /// Shows `notification`, or updates the one with its key. Announced to screen readers.
    void show(const Notification &notification);
    /// Takes the notification of `key` away, if there is one.
    void remove(const QString &key);
    /// Puts the focus on a choice of the notification of `key`, so that Space answers it.
    void focusAction(const QString &key, const QString &action);
    bool isShowing(const QString &key) const;
    /// Text of the notification of `key`; empty when it is not shown.
    QString text(const QString &key) const;

Q_SIGNALS:
    void actionTriggered(const QString &key, const QString &actionId);
    void dismissed(const QString &key);

private:
    QWidget *item(const QString &key) const;
    QWidget *makeItem(const Notification &notification);

    QVBoxLayout *m_layout;
};

} // namespace quire::ui
