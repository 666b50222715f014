// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>

namespace quire::testing {

/// A folder of small notebooks, in which Git works too.
class NotebookFiles
{
public:
    /// The file of a notebook with one code cell for each source; `\n` is written as JSON writes it. Cells have ids by
    /// their source's first letter, so that those that begin the same are the same.
    QString write(const QString &name, const QByteArrayList &sources) const
    {
        QByteArrayList cells;
        for (const QByteArray &source : sources) {
            cells.append("  {\n   \"cell_type\": \"code\",\n   \"execution_count\": null,\n   \"id\": \"" +
                         source.first(1) + "\",\n   \"metadata\": {},\n   \"outputs\": [],\n   \"source\": \"" +
                         source + "\"\n  }");
        }
        return writeText(name, "{\n \"cells\": [\n" + cells.join(",\n") +
                                   "\n ],\n \"metadata\": {},\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n");
    }

    QString writeText(const QString &name, const QByteArray &content) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName() : QString();
    }

    QByteArray read(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// False when Git says no; said() is what it wrote.
    bool git(const QStringList &words)
    {
        QProcess git;
        git.setWorkingDirectory(m_folder.path());
        git.setProcessChannelMode(QProcess::MergedChannels);
        git.start(QStringLiteral("git"), QStringList{QStringLiteral("-c"), QStringLiteral("user.name=A"),
                                                     QStringLiteral("-c"), QStringLiteral("user.email=a@example.org"),
                                                     QStringLiteral("-c"), QStringLiteral("core.pager=cat")} +
                                             words);
        git.waitForFinished(20'000);
        m_said = git.readAll();
        return git.exitStatus() == QProcess::NormalExit && git.exitCode() == 0;
    }

    const QByteArray &said() const { return m_said; }

    /// The shell command of the program itself, without a window.
    static QString program(const QString &command)
    {
        return QStringLiteral("QT_QPA_PLATFORM=offscreen ") + QCoreApplication::applicationDirPath() +
               QStringLiteral("/../bin/quire ") + command;
    }

private:
    QTemporaryDir m_folder;
    QByteArray m_said;
};

} // namespace quire::testing
