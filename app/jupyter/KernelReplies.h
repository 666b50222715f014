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

    static KernelInfo fromContent(const QByteArray &content);

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

    /// `code` is what was asked about: kernels count in code points.
    static Completion fromContent(const QByteArray &content, const QString &code);
};

/// inspect_reply.
struct Inspection
{
    bool found = false;
    /// Raw MIME bundle; text/plain holds ANSI colours.
    QByteArray data;
    /// Its text/plain.
    QString text;

    static Inspection fromContent(const QByteArray &content);
};

/// is_complete_reply.
struct CodeCompleteness
{
    enum class Status { Complete, Incomplete, Invalid, Unknown };
    Status status = Status::Unknown;
    /// What the next line should begin with.
    QString indent;

    static CodeCompleteness fromContent(const QByteArray &content);
};

/// One line of a history_reply.
struct HistoryEntry
{
    int session = 0;
    int line = 0;
    QString source;

    static QList<HistoryEntry> listFromContent(const QByteArray &content);
};

/// Position in UTF-16 units as the kernel counts it, in code points, and back.
qsizetype codePointPosition(const QString &text, qsizetype utf16);
qsizetype utf16Position(const QString &text, qsizetype codePoints);

} // namespace quire::jupyter
