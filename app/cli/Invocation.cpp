// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Invocation.h"

#include <QCommandLineParser>
#include <QHash>
#include <QRegularExpression>

namespace quire::cli {

using namespace Qt::StringLiterals;
using Command = Invocation::Command;

namespace {

Command commandNamed(const QString &word)
{
    static const QHash<QString, Command> commands{{u"run"_s, Command::Run},     {u"export"_s, Command::Export},
                                                  {u"check"_s, Command::Check}, {u"diff"_s, Command::Diff},
                                                  {u"merge"_s, Command::Merge}, {u"machines"_s, Command::Machines},
                                                  {u"sync"_s, Command::Sync},   {u"cp"_s, Command::Copy},
                                                  {u"ls"_s, Command::List},     {u"rm"_s, Command::Remove}};
    return commands.value(word, Command::Open);
}

/// Every program of the same user, and often others, can read command lines.
bool holdsSecret(const QString &word)
{
    static const QRegularExpression secret(
        u"([?&](token|password)=[^&#])|(^--?(token|password)(=|$))|(://[^/@\\s]*:[^/@\\s]+@)"_s,
        QRegularExpression::CaseInsensitiveOption);
    return secret.match(word).hasMatch();
}

/// Options that QApplication takes for itself (Qt documentation of QApplication and QGuiApplication).
bool isToolkitOption(const QString &name)
{
    static const QStringList names{
        u"style"_s,       u"stylesheet"_s,         u"widgetcount"_s,   u"reverse"_s, u"qmljsdebugger"_s,
        u"platform"_s,    u"platformpluginpath"_s, u"platformtheme"_s, u"plugin"_s,  u"qwindowgeometry"_s,
        u"qwindowicon"_s, u"qwindowtitle"_s,       u"session"_s,       u"display"_s, u"geometry"_s};
    return names.contains(name);
}

Failure wrongUsage(const QString &message)
{
    return failure(ErrorKind::Unsupported,
                   message + u' ' + Invocation::tr("“quire --help” explains the command line."));
}

void declareOptions(QCommandLineParser &parser)
{
    parser.addOptions({{{u"h"_s, u"help"_s}, {}},
                       {{u"v"_s, u"version"_s}, {}},
                       {u"json"_s, {}},
                       {u"providers"_s, {}},
                       {u"token-stdin"_s, {}},
                       {u"watch"_s, {}},
                       {u"dry-run"_s, {}},
                       {u"allow-deletes"_s, {}},
                       {u"restore-deleted"_s, {}},
                       {u"start-over"_s, {}},
                       {{u"r"_s, u"recursive"_s}, {}},
                       {u"to"_s, {}, u"FORMAT"_s},
                       {u"no-input"_s, {}},
                       {u"no-output"_s, {}},
                       {u"no-toc"_s, {}},
                       {u"without-tag"_s, {}, u"TAG"_s},
                       {u"cells"_s, {}, u"RANGE"_s},
                       {u"paper"_s, {}, u"SIZE"_s},
                       {u"conflicts"_s, {}, u"HOW"_s, u"keep-both"_s},
                       {u"direction"_s, {}, u"HOW"_s},
                       {{u"m"_s, u"machine"_s}, {}, u"NAME"_s},
                       {{u"o"_s, u"output"_s}, {}, u"FILE"_s}});
}

/// Of the commands on a machine's files.
QString complaintAboutFiles(const Invocation &invocation)
{
    const QStringList &operands = invocation.operands;
    const auto isRemote = [](const QString &operand) { return operand.startsWith(u':'); };
    switch (invocation.command) {
    case Command::Sync:
        if (operands.size() != 2 || isRemote(operands[0]) || !isRemote(operands[1])) {
            return Invocation::tr(
                "“quire sync” takes a folder of this computer and one of the machine: LOCAL :/REMOTE.");
        }
        if (!QStringList{u"keep-both"_s, u"ask"_s}.contains(invocation.conflicts)) {
            return Invocation::tr("--conflicts is keep-both or ask.");
        }
        if (!QStringList{QString(), u"two-way"_s, u"up"_s, u"down"_s}.contains(invocation.direction)) {
            return Invocation::tr("--direction is two-way, up or down.");
        }
        return {};
    case Command::Copy:
        return operands.size() < 2 || std::ranges::none_of(operands, isRemote)
                   ? Invocation::tr("“quire cp” takes files and where they go; what is on the machine begins with “:”.")
                   : QString();
    case Command::List:
        return operands.size() > 1 || (operands.size() == 1 && !isRemote(operands[0]))
                   ? Invocation::tr("“quire ls” takes one folder of the machine, which begins with “:”.")
                   : QString();
    case Command::Remove:
        return operands.isEmpty() || !std::ranges::all_of(operands, isRemote)
                   ? Invocation::tr("“quire rm” takes files of the machine, which begin with “:”.")
                   : QString();
    default:
        return {};
    }
}

QString complaintAboutExport(const Invocation &invocation)
{
    if (invocation.exporting.format == "help"_L1) {
        return {};
    }
    if (invocation.operands.isEmpty()) {
        return Invocation::tr("“quire export” needs at least one notebook.");
    }
    if (invocation.exporting.format.isEmpty()) {
        return Invocation::tr("“quire export” needs --to and a format.");
    }
    if (invocation.output == "-"_L1 && (invocation.operands.size() > 1 || invocation.recursive)) {
        return Invocation::tr("Only one notebook can go to standard output.");
    }
    return {};
}

/// What is wrong with an invocation whose words are all known; empty when nothing is.
QString complaint(const Invocation &invocation)
{
    const Command command = invocation.command;
    if (command == Command::Run && invocation.operands.size() != 1) {
        return Invocation::tr("“quire run” takes exactly one notebook.");
    }
    if (command == Command::Check && invocation.operands.isEmpty()) {
        return Invocation::tr("“quire check” needs at least one file.");
    }
    if (command == Command::Diff && !QList<qsizetype>{2, 7, 9}.contains(invocation.operands.size())) {
        return Invocation::tr("“quire diff” takes two notebooks.");
    }
    if (command == Command::Merge && invocation.operands.size() != 3) {
        return Invocation::tr("“quire merge” takes three notebooks: the common base, ours and theirs.");
    }
    if (command == Command::Machines && !invocation.operands.isEmpty()) {
        return Invocation::tr("“quire machines” takes no files.");
    }
    if (!invocation.output.isEmpty() && command != Command::Run && command != Command::Merge &&
        command != Command::Export) {
        return Invocation::tr("--output only goes with “quire run”, “quire merge” and “quire export”.");
    }
    if (invocation.providers && command != Command::Machines) {
        return Invocation::tr("--providers only goes with “quire machines”.");
    }
    if (invocation.json && command == Command::Merge && invocation.output.isEmpty()) {
        return Invocation::tr(
            "“quire merge --json” needs --output: the answer and the notebook both want standard output.");
    }
    if (invocation.json && invocation.output == "-"_L1) {
        return Invocation::tr("--json and --output - both want standard output.");
    }
    return command == Command::Export ? complaintAboutExport(invocation) : complaintAboutFiles(invocation);
}

void readOptions(const QCommandLineParser &parser, Invocation *invocation)
{
    invocation->machine = parser.value(u"machine"_s);
    invocation->output = parser.value(u"output"_s);
    invocation->json = parser.isSet(u"json"_s);
    invocation->providers = parser.isSet(u"providers"_s);
    invocation->tokenFromInput = parser.isSet(u"token-stdin"_s);
    invocation->watch = parser.isSet(u"watch"_s);
    invocation->dryRun = parser.isSet(u"dry-run"_s);
    invocation->allowDeletes = parser.isSet(u"allow-deletes"_s);
    invocation->restoreDeleted = parser.isSet(u"restore-deleted"_s);
    invocation->startOver = parser.isSet(u"start-over"_s);
    invocation->recursive = parser.isSet(u"recursive"_s);
    invocation->conflicts = parser.value(u"conflicts"_s);
    invocation->direction = parser.value(u"direction"_s);
    invocation->exporting = {.format = parser.value(u"to"_s),
                             .inputs = !parser.isSet(u"no-input"_s),
                             .outputs = !parser.isSet(u"no-output"_s),
                             .contents = !parser.isSet(u"no-toc"_s),
                             .withoutTags = parser.values(u"without-tag"_s),
                             .cells = parser.value(u"cells"_s),
                             .paper = parser.value(u"paper"_s)};
}

} // namespace

Result<Invocation> Invocation::parse(const QStringList &words)
{
    for (const QString &word : words) {
        if (holdsSecret(word)) {
            return failure(
                ErrorKind::Auth,
                tr("There is a token or password on the command line, where other programs can read it. Quire does not "
                   "take it from there: set the variable QUIRE_TOKEN, or pass --token-stdin and give the token on "
                   "standard input. If the token is still valid, consider making a new one."));
        }
    }
    QCommandLineParser parser;
    parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions); // as QApplication does
    declareOptions(parser);
    const bool understood = parser.parse(QStringList{u"quire"_s} + words);

    Invocation invocation;
    invocation.operands = parser.positionalArguments();
    invocation.command = invocation.operands.isEmpty() ? Command::Open : commandNamed(invocation.operands.constFirst());
    if (invocation.command != Command::Open) {
        invocation.operands.removeFirst();
    }
    const QStringList unknown = parser.unknownOptionNames();
    const bool forTheToolkit =
        invocation.command == Command::Open && !unknown.isEmpty() && std::ranges::all_of(unknown, isToolkitOption);
    if (!understood && !forTheToolkit) {
        return wrongUsage(parser.errorText());
    }
    readOptions(parser, &invocation);
    if (parser.isSet(u"help"_s) || parser.isSet(u"version"_s)) {
        invocation.command = parser.isSet(u"help"_s) ? Command::Help : Command::Version;
        return invocation;
    }
    const QString wrong = complaint(invocation);
    return wrong.isEmpty() ? Result<Invocation>(invocation) : wrongUsage(wrong);
}

QString Invocation::helpText()
{
    return tr("Usage:\n"
              "  quire [FILE|FOLDER|URL …]             open notebooks, folders or servers in the window\n"
              "  quire run NOTEBOOK [--output FILE]    run all cells; stop at the first that fails\n"
              "  quire export NOTEBOOK … --to FORMAT [--output FILE|FOLDER] [--recursive]\n"
              "                                        write it in another format\n"
              "  quire check FILE …                    is it valid, and would saving change a byte?\n"
              "  quire diff NOTEBOOK NOTEBOOK          what is different, cell by cell\n"
              "  quire merge BASE OURS THEIRS [--output FILE]\n"
              "                                        both sides' changes in one notebook\n"
              "  quire machines [--providers]          list machines, or where machines come from\n"
              "  quire sync LOCAL :/REMOTE [--watch] [--dry-run] [--conflicts keep-both|ask]\n"
              "                                        keep two folders the same\n"
              "  quire cp FILE … DEST                  copy to or from the machine; its paths begin with “:”\n"
              "  quire ls [:/FOLDER]                   what is in a folder of the machine\n"
              "  quire rm :/FILE … [--recursive]       delete on the machine\n"
              "\n"
              "Options:\n"
              "  -m, --machine NAME    a saved machine's name or a server's address; this computer if left out\n"
              "  -o, --output FILE     write the notebook or export to FILE, “-” for standard output\n"
              "      --to FORMAT       what to export to; “quire export --to help” lists all\n"
              "      --no-input, --no-output, --without-tag TAG, --cells 1-3,7, --paper SIZE, --no-toc\n"
              "                        what goes into the export\n"
              "      --token-stdin     read the server's token or password from standard input\n"
              "      --json            machine-readable output\n"
              "  -h, --help            this text\n"
              "  -v, --version         the version\n"
              "\n"
              "A token or password comes from the variable QUIRE_TOKEN or from standard input, never from the\n"
              "command line. The manual page quire(1) says more, exit codes too.");
}

} // namespace quire::cli
