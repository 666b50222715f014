// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QPointer>

#include <functional>

class QAction;
class QLineEdit;
class QListWidget;

namespace quire::ui {

/// Every action of the window, found by typing a few of its letters; Enter runs it, Escape goes back.
class CommandPalette : public QFrame
{
    Q_OBJECT

public:
    explicit CommandPalette(QWidget *window);

    /// Says why an action cannot be done now; nothing when it can.
    using Objection = std::function<QString(const QAction &)>;

    /// Shows the palette over `window` with `actions`; those without text are left out.
    void open(const QList<QAction *> &actions, const Objection &objection = {});

    /// How well `pattern` matches `text`: 0 for not at all, more for letters in a row and at word starts.
    static int score(const QString &pattern, const QString &text);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void add(QAction *action);
    void runCurrent();
    void close();

    QWidget *m_window;
    QLineEdit *m_filter;
    QListWidget *m_list;
    QList<QPointer<QAction>> m_actions;
    Objection m_objection;
    QPointer<QWidget> m_focusBefore;
};

} // namespace quire::ui
