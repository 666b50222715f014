// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/CheckCommand.h"

#include "cli/NotebookArgument.h"
#include "notebook/NotebookFile.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace quire::cli {

using namespace Qt::StringLiterals;
namespace NotebookFile = notebook::NotebookFile;

namespace {

struct Finding
{
    QString file;
    std::optional<Error> error;
    QList<NotebookFile::Problem> problems;
    std::optional<NotebookFile::Difference> difference;

    int exitCode() const
    {
        if (error) {
            return FileTrouble;
        }
        return problems.isEmpty() && !difference ? Success : Negative;
    }
};

Finding examine(const QString &name)
{
    Finding finding;
    finding.file = name;
    const Result<QByteArray> bytes = NotebookArgument::bytesOf(name);
    if (!bytes) {
        finding.error = bytes.error();
        return finding;
    }
    finding.problems = NotebookFile::validate(*bytes);
    const auto difference = NotebookFile::roundTripDifference(*bytes);
    if (difference) {
        finding.difference = *difference;
    } else if (finding.problems.isEmpty()) {
        finding.error = difference.error();
    }
    return finding;
}

QJsonObject toJson(const Finding &finding)
{
    QJsonArray problems;
    for (const NotebookFile::Problem &problem : finding.problems) {
        problems.append(QJsonObject{{u"place"_s, problem.place}, {u"message"_s, problem.message}});
    }
    QJsonObject object{{u"file"_s, finding.file},
                       {u"valid"_s, finding.problems.isEmpty() && !finding.error},
                       {u"problems"_s, problems},
                       {u"wouldChange"_s, finding.difference.has_value()}};
    if (finding.difference) {
        object.insert(u"difference"_s, QJsonObject{{u"offset"_s, finding.difference->offset},
                                                   {u"line"_s, finding.difference->line},
                                                   {u"column"_s, finding.difference->column},
                                                   {u"before"_s, QString::fromUtf8(finding.difference->before)},
                                                   {u"after"_s, QString::fromUtf8(finding.difference->after)}});
    }
    if (finding.error) {
        object.insert(u"error"_s, finding.error->message);
    }
    return object;
}

void describe(const Finding &finding, Console *console)
{
    if (finding.error) {
        console->complain(*finding.error);
        return;
    }
    if (finding.exitCode() == Success) {
        console->print(CheckCommand::tr("%1: valid; saving would not change it").arg(finding.file));
    }
    for (const NotebookFile::Problem &problem : finding.problems) {
        const QString place = problem.place.isEmpty() ? finding.file : finding.file + u": "_s + problem.place;
        console->print(place + u": "_s + problem.message);
    }
    if (finding.difference) {
        const auto &difference = *finding.difference;
        console->print(CheckCommand::tr("%1: saving would change it, first at line %2, column %3 (byte %4)")
                           .arg(finding.file)
                           .arg(difference.line)
                           .arg(difference.column)
                           .arg(difference.offset));
        console->print(u"  - "_s + QString::fromUtf8(difference.before.simplified()));
        console->print(u"  + "_s + QString::fromUtf8(difference.after.simplified()));
    }
}

} // namespace

int CheckCommand::run(const Invocation &invocation, Console *console)
{
    int code = Success;
    QJsonArray all;
    for (const QString &name : invocation.operands) {
        const Finding finding = examine(name);
        code = std::max(code, finding.exitCode());
        if (invocation.json) {
            all.append(toJson(finding));
        } else {
            describe(finding, console);
        }
    }
    if (invocation.json) {
        console->print(QJsonDocument(all));
    }
    return code;
}

} // namespace quire::cli
