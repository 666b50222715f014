// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CommandLine.h"

#include "cli/CheckCommand.h"
#include "cli/CopyCommand.h"
#include "cli/DiffCommand.h"
#include "cli/ExportCommand.h"
#include "cli/Invocation.h"
#include "cli/ListCommand.h"
#include "cli/MachinesCommand.h"
#include "cli/MergeCommand.h"
#include "cli/RemoveCommand.h"
#include "cli/RunCommand.h"
#include "cli/SyncCommand.h"

#include <QFile>
#include <QJsonObject>

#include <cstdio>

namespace quire::cli {

using namespace Qt::StringLiterals;
using Command = Invocation::Command;

namespace {

int version(bool json, Console *console)
{
    const QString number = QStringLiteral(QUIRE_VERSION);
    if (json) {
        console->print(QJsonDocument(QJsonObject{{u"name"_s, u"quire"_s}, {u"version"_s, number}}));
    } else {
        console->print(u"Quire "_s + number);
    }
    return Success;
}

int refuse(const Error &error, const QStringList &words, Console *console)
{
    if (words.contains("--json"_L1)) {
        console->print(QJsonDocument(QJsonObject{{u"error"_s, error.message}}));
    }
    console->complain(error);
    return WrongUsage;
}

} // namespace

bool CommandLine::wantsNoWindow(const QStringList &words)
{
    const auto invocation = Invocation::parse(words);
    return !invocation || invocation->command != Command::Open;
}

bool CommandLine::needsFonts(const QStringList &words)
{
    const auto invocation = Invocation::parse(words);
    return invocation && invocation->command == Command::Export;
}

Reply<int> CommandLine::run(QObject *context, QStringList words, Console *console)
{
    const auto invocation = Invocation::parse(words);
    if (!invocation) {
        return readyReply<int>(refuse(invocation.error(), words, console));
    }
    switch (invocation->command) {
    case Command::Version:
        return readyReply<int>(version(invocation->json, console));
    case Command::Check:
        return readyReply<int>(CheckCommand::run(*invocation, console));
    case Command::Diff:
        return readyReply<int>(DiffCommand::run(*invocation, console));
    case Command::Merge:
        return readyReply<int>(MergeCommand::run(*invocation, console));
    case Command::Machines:
        return (new MachinesCommand(*invocation, console, context))->run();
    case Command::Run:
        return (new RunCommand(*invocation, console, context))->run();
    case Command::Export:
        return (new ExportCommand(*invocation, console, context))->run();
    case Command::Sync:
        return (new SyncCommand(*invocation, console, context))->run();
    case Command::Copy:
        return (new CopyCommand(*invocation, console, context))->run();
    case Command::List:
        return (new ListCommand(*invocation, console, context))->run();
    case Command::Remove:
        return (new RemoveCommand(*invocation, console, context))->run();
    case Command::Help:
    case Command::Open:
        console->print(Invocation::helpText());
        return readyReply<int>(Success);
    }
    return readyReply<int>(WrongUsage);
}

int CommandLine::runAndExit(const QStringList &arguments)
{
    QFile in;
    QFile out;
    QFile err;
    const bool open = in.open(stdin, QIODevice::ReadOnly) && out.open(stdout, QIODevice::WriteOnly) &&
                      err.open(stderr, QIODevice::WriteOnly);
    if (!open) {
        return FileTrouble;
    }
    Console console(&in, &out, &err);
    QObject context;
    int code = NoMachine;
    const auto quit = [] { QMetaObject::invokeMethod(qApp, [] { QCoreApplication::quit(); }, Qt::QueuedConnection); };
    run(&context, arguments.sliced(1), &console)
        .then(&context,
              [&code, quit](const Result<int> &done) {
                  code = done.value_or(NoMachine);
                  quit();
              })
        .onCanceled(&context, quit);
    QCoreApplication::exec();
    return code;
}

} // namespace quire::cli
