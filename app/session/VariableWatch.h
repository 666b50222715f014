// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/Variable.h"

#include <QObject>
#include <QPointer>
#include <QTimer>

namespace quire::session {

class NotebookKernel;

/// Knows the variables of a kernel, asked anew after each run while somebody looks. It asks only a kernel that has
/// nothing to do, a moment after it became idle, so that it never stands in the way of a run.
class VariableWatch : public QObject
{
    Q_OBJECT

public:
    enum class State {
        NoKernel,    ///< There is no kernel, or it never ran.
        Unsupported, ///< Its language is not known here.
        Waiting,     ///< The kernel is at work; what is shown is what was.
        Current,
    };
    Q_ENUM(State)

    explicit VariableWatch(QObject *parent = nullptr);

    /// Not owned; null forgets everything.
    void setKernel(NotebookKernel *kernel);
    /// While nobody looks, nothing is asked.
    void setActive(bool active);

    State state() const;
    /// As the kernel told last.
    const VariableList &list() const { return m_list; }
    /// Why the kernel's last answer could not be used; empty for none.
    const QString &problem() const { return m_problem; }

    /// Asks now, or as soon as the kernel is free.
    void refresh();
    /// The first `rows` rows of `name`. Fails at once while the kernel is at work.
    Reply<VariableTable> table(QString name, int rows);
    Reply<void> remove(QString name);

Q_SIGNALS:
    void changed();

private:
    bool isSupported() const;
    void noteStatus();
    void ask();
    void take(const Result<VariableList> &answer);

    QPointer<NotebookKernel> m_kernel;
    VariableList m_list;
    QString m_problem;
    QTimer m_soon;
    bool m_isActive = false;
    bool m_isStale = true;
    bool m_isAsking = false;
};

} // namespace quire::session
