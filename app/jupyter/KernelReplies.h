// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace quire::jupyter {

/// kernel_info_reply, as far as a client cares.
struct KernelInfo
{
    QString implementation;
    QString implementationVersion;
    QString language;
    QString languageVersion;
    QString mimeType;
    /// With the dot: ".py".
    QString fileExtension;
    QString pygmentsLexer;
    QString codemirrorMode;
    QString banner;
    /// language_info as received, for the notebook's metadata.
    QByteArray languageInfo;

    bool operator==(const KernelInfo &) const = default;
};

/// complete_reply; positions are UTF-16 units of the code asked about.
struct Completion
{
    struct Match
    {
        QString text;
        /// "function", "module", …; empty if the kernel does not say.
        QString type;
        QString signature;
        bool operator==(const Match &) const = default;
    };
    QList<Match> matches;
    qsizetype start = 0;
    qsizetype end = 0;
};

/// inspect_reply.
struct Inspection
{
    bool found = false;
    /// Raw MIME bundle; text/plain holds ANSI colours.
    QByteArray data;
    /// Its text/plain.
    QString text;
};

/// is_complete_reply.
struct CodeCompleteness
{
    enum class Status { Complete, Incomplete, Invalid, Unknown };
    Status status = Status::Unknown;
    /// What the next line should begin with.
    QString indent;
};

/// One line of a history_reply.
struct HistoryEntry
{
    int session = 0;
    int line = 0;
    QString source;
};

} // namespace quire::jupyter
