// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ExportPlan.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <filesystem>

using namespace Qt::StringLiterals;

namespace quire::cli {

namespace {

namespace fs = std::filesystem;

/// The name without its last ending, as people would say it.
QString stemOf(const QString &source)
{
    return QFileInfo(source).completeBaseName().isEmpty() ? QFileInfo(source).fileName()
                                                          : QFileInfo(source).completeBaseName();
}

bool isFolderName(const QString &output)
{
    return output.endsWith(u'/') || QFileInfo(output).isDir();
}

/// Qt knows names as text: one that is no UTF-8 cannot be opened by it.
bool isText(const QByteArray &name)
{
    return QFile::encodeName(QFile::decodeName(name)) == name && QFile::decodeName(name).isValidUtf16() &&
           QString::fromUtf8(name).toUtf8() == name;
}

} // namespace

ExportPlan::ExportPlan(const Invocation &invocation)
{
    for (const QString &operand : invocation.operands) {
        add(operand, invocation);
    }
    // Two that would be written to one place: neither is guessed at.
    QStringList targets;
    for (const ExportItem &item : std::as_const(m_items)) {
        if (targets.contains(item.target)) {
            refuse(item.source, tr("%1: another notebook is exported to the same file.").arg(item.source));
        }
        targets.append(item.target);
    }
    m_items.removeIf([this](const ExportItem &item) {
        return std::ranges::find(m_troubles, item.source, &Trouble::source) != m_troubles.end();
    });
}

void ExportPlan::refuse(const QString &source, const QString &message)
{
    m_troubles.append({source, {ErrorKind::File, message, {}, 0}});
}

void ExportPlan::add(const QString &operand, const Invocation &invocation)
{
    const QFileInfo info(operand);
    if (!info.exists()) {
        refuse(operand, operand.contains(QChar::ReplacementCharacter)
                            ? tr("%1: the name is not UTF-8. Rename the file, then export it.").arg(operand)
                            : tr("%1: there is no such file.").arg(operand));
    } else if (info.isDir() && !invocation.recursive) {
        refuse(operand, tr("%1 is a folder: --recursive exports the notebooks in it.").arg(operand));
    } else if (info.isDir()) {
        addFolder(operand, invocation);
    } else if (invocation.output == "-"_L1) {
        m_items.append({operand, invocation.output, false});
    } else if (invocation.output.isEmpty()) {
        addTo(operand, info.path());
    } else if (isFolderName(invocation.output) || invocation.operands.size() > 1) {
        addTo(operand, invocation.output);
    } else {
        m_items.append({operand, invocation.output, false});
    }
}

void ExportPlan::addTo(const QString &source, const QString &targetFolder)
{
    m_items.append({source, QDir(targetFolder).filePath(stemOf(source)), true});
}

void ExportPlan::addFolder(const QString &folder, const Invocation &invocation)
{
    std::error_code problem;
    const fs::path root(QFile::encodeName(folder).toStdString());
    fs::recursive_directory_iterator at(root, problem);
    if (problem) {
        refuse(folder,
               tr("%1: the folder could not be read: %2.").arg(folder, QString::fromStdString(problem.message())));
        return;
    }
    QStringList found;
    while (at != fs::recursive_directory_iterator()) {
        const QByteArray path = QByteArray::fromStdString(at->path().string());
        const bool isHidden = at->path().filename().string().starts_with('.');
        const bool isFolder = at->is_directory(problem);
        if (isHidden && isFolder) {
            at.disable_recursion_pending();
        } else if (!isFolder && !isHidden && path.endsWith(".ipynb")) {
            if (isText(path)) {
                found.append(QFile::decodeName(path));
            } else {
                const QString shown = QString::fromLatin1(path.toPercentEncoding("/ "));
                refuse(shown, tr("%1: the name is not UTF-8. Rename the file, then export it.").arg(shown));
            }
        }
        at.increment(problem);
        if (problem) {
            refuse(
                folder,
                tr("%1: a folder in it could not be read: %2.").arg(folder, QString::fromStdString(problem.message())));
            break;
        }
    }
    found.sort();
    for (const QString &source : std::as_const(found)) {
        const QString below = QFileInfo(QDir(folder).relativeFilePath(source)).path();
        addTo(source, invocation.output.isEmpty() ? QFileInfo(source).path() : QDir(invocation.output).filePath(below));
    }
}

} // namespace quire::cli
