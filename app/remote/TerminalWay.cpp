// SPDX-License-Identifier: GPL-3.0-or-later
#include "remote/TerminalWay.h"

#include "session/AttachedMachine.h"

#include <QUuid>

using namespace Qt::StringLiterals;

namespace quire::remote {

using jupyter::TerminalChannel;

namespace {

/// A shell may load a whole environment before it listens.
constexpr std::chrono::seconds patience{20};
constexpr qsizetype lineLength = 1000;
/// Never in what the shell echoes, for there it is in two pieces.
const QString readyMark = u"@Q1READY"_s;
/// No text of a person in it. Takes the program in lines of base64: a terminal's own lines are short.
const QString greeting = u" stty -echo; exec python3 -uc 'import sys,base64;print(\"@Q1\"+\"READY\");"
                         "exec(base64.b64decode(\"\".join(iter(lambda:sys.stdin.readline().strip(),\"END\"))))'\r"_s;

} // namespace

TerminalWay::TerminalWay(session::AttachedMachine *machine, QString folder, QObject *parent)
    : TaskWay(parent), m_machine(machine), m_folder(std::move(folder))
{
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        Q_EMIT unavailable({ErrorKind::Timeout, tr("The machine’s shell does not answer."), m_heard.right(200)});
    });
}

void TerminalWay::start(const QByteArray &program)
{
    m_program = program;
    const QString wanted = session::HelperIds::prefix() + QUuid::createUuid().toString(QUuid::Id128).first(12);
    // For the machine: a terminal that comes when nobody wants it any more must be closed all the same.
    m_machine->terminals()
        .open(m_folder, wanted)
        .then(m_machine.get(),
              [self = QPointer(this), machine = m_machine.get(), wanted](const Result<jupyter::TerminalModel> &made) {
                  if (self && !self->m_isDiscarded) {
                      self->take(made, wanted);
                  } else if (made) {
                      std::ignore = machine->terminals().close(made->name);
                  }
              });
}

void TerminalWay::take(const Result<jupyter::TerminalModel> &made, const QString &wanted)
{
    if (!made) {
        Q_EMIT unavailable(made.error());
        return;
    }
    m_name = made->name;
    m_machine->helpers().add(m_name);
    if (m_name != wanted) { // An old server, which does not follow the folder either.
        Q_EMIT unavailable({ErrorKind::Unsupported, tr("This server’s terminals are too old."), {}});
        return;
    }
    follow(m_name);
}

void TerminalWay::follow(const QString &name)
{
    m_channel = std::make_unique<TerminalChannel>(&m_machine->connection(), name);
    connect(m_channel.get(), &TerminalChannel::received, this, &TerminalWay::hear);
    connect(m_channel.get(), &TerminalChannel::restarted, this, &TerminalWay::restarted);
    connect(m_channel.get(), &TerminalChannel::linkChanged, this, [this](TerminalChannel::Link link) {
        if (link == TerminalChannel::Link::Open) {
            greet();
        } else if (link == TerminalChannel::Link::Ended) {
            Q_EMIT broken({ErrorKind::Server, tr("The work on the machine was ended from outside."), {}});
        }
    });
    m_patience.start();
    m_channel->open(true);
}

void TerminalWay::greet()
{
    if (!std::exchange(m_greeted, true)) {
        m_channel->send(greeting);
    }
}

void TerminalWay::hear(const QString &text)
{
    if (m_runs) {
        Q_EMIT said(text);
        return;
    }
    m_heard = (m_heard + text).right(4096);
    if (m_heard.contains(readyMark)) {
        giveProgram();
    } else if (m_heard.contains(u"python3: not found"_s) || m_heard.contains(u"python3: command not found"_s)) {
        m_patience.stop();
        Q_EMIT unavailable({ErrorKind::Unsupported, tr("The machine has no Python 3."), {}});
    }
}

void TerminalWay::giveProgram()
{
    m_patience.stop();
    m_runs = true;
    const QString code = QString::fromLatin1(m_program.toBase64());
    for (qsizetype at = 0; at < code.size(); at += lineLength) {
        m_channel->send(code.sliced(at, std::min(lineLength, code.size() - at)) + u'\n');
    }
    m_channel->send(u"END\n"_s);
}

void TerminalWay::interrupt()
{
    if (m_channel) {
        m_channel->send(u"\x03"_s);
    }
}

void TerminalWay::discard()
{
    m_isDiscarded = true;
    m_patience.stop();
    disconnect(this, nullptr, nullptr, nullptr);
    if (m_channel) {
        m_channel->disconnect(this);
        m_channel->close();
    }
    if (m_machine && !m_name.isEmpty()) {
        m_machine->terminals().close(m_name).then(
            m_machine, [machine = m_machine.get(), name = std::exchange(m_name, {})](const Result<void> &) {
                machine->helpers().remove(name);
            });
    }
}

} // namespace quire::remote
