// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QString>

namespace quire::notebook {

/// Text of a stream while it grows. What follows a carriage return replaces the line, as Jupyter merges streams;
/// a backspace steps back one character, which the next one replaces.
///
/// Adding costs what is added, never what is there: finished lines are sealed in blocks that copies share.
/// Escape sequences stay in the text.
class StreamText
{
public:
    void append(QStringView text);
    /// Ends with the carriage return or backspaces that nothing followed yet.
    QString toString() const;
    /// Characters in it, but for what is pending.
    qsizetype size() const { return m_sealedSize + m_tail.size(); }

private:
    void appendPlain(QStringView text);
    void appendControl(QChar character);
    void seal();

    QByteArrayList m_blocks;
    qsizetype m_sealedSize = 0;
    QString m_tail;
    qsizetype m_lineStart = 0;
    qsizetype m_cursor = 0;
    bool m_returned = false;
};

} // namespace quire::notebook
