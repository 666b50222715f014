// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "session/NotebookRef.h"
#include "ui/shell/TabPage.h"

#include <QPointer>

class QVBoxLayout;

namespace quire::session {
class AttachedMachine;
}

namespace quire::ui {

/// A tab with one file that is no notebook. What it shows is put into column(), under the notifications.
class FilePage : public TabPage
{
    Q_OBJECT

public:
    /// `machine` is where the file is.
    FilePage(session::NotebookRef ref, session::AttachedMachine *machine, QWidget *parent = nullptr);

    const session::NotebookRef &ref() const { return m_ref; }
    /// The file has another name or folder now.
    virtual void moveTo(const session::NotebookRef &ref);
    /// Null once the machine is gone.
    session::AttachedMachine *machine() const;

    QString title() const override { return m_ref.title(); }
    QString place() const override { return m_ref.path.toString(); }
    QString iconName() const override { return QStringLiteral("file"); }
    NotificationBar *notifications() const override { return m_notifications; }
    /// Selects this line, counted from 1, as soon as it is there. 0 does nothing, and so does a page without lines.
    virtual void showLine(int line) { Q_UNUSED(line) }

Q_SIGNALS:
    /// The person wants to see the file as FilePages' kind `kind` shows it.
    void otherKindRequested(const QString &kind);

protected:
    QVBoxLayout *column() const { return m_column; }
    /// Tells why the file cannot be shown.
    void showFailure(const Error &error);

private:
    session::NotebookRef m_ref;
    QPointer<session::AttachedMachine> m_machine;
    QVBoxLayout *m_column;
    NotificationBar *m_notifications;
};

} // namespace quire::ui
