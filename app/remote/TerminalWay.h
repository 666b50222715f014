// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "jupyter/TerminalChannel.h"
#include "jupyter/Terminals.h"
#include "remote/TaskWay.h"

#include <QPointer>
#include <QTimer>

namespace quire::session {
class AttachedMachine;
}

namespace quire::remote {

/// Through a terminal of its own: it starts in a moment, and ends with all its programs.
class TerminalWay : public TaskWay
{
    Q_OBJECT

public:
    TerminalWay(session::AttachedMachine *machine, QString folder, QObject *parent = nullptr);

    void start(const QByteArray &program) override;
    void interrupt() override;
    void discard() override;
    QString baseVariable() const override { return QStringLiteral("JUPYTER_SERVER_ROOT"); }

private:
    void take(const Result<jupyter::TerminalModel> &made, const QString &wanted);
    void follow(const QString &name);
    void hear(const QString &text);
    void greet();
    void giveProgram();

    QPointer<session::AttachedMachine> m_machine;
    QString m_folder;
    QString m_name;
    QByteArray m_program;
    std::unique_ptr<jupyter::TerminalChannel> m_channel;
    QTimer m_patience;
    QString m_heard; ///< Before the program runs.
    bool m_greeted = false;
    bool m_runs = false;
    bool m_isDiscarded = false;
};

} // namespace quire::remote
