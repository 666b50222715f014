// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayList>
#include <QString>

namespace quire::notebook {

/// Text of a stream while it grows. Carriage returns and backspaces overwrite the current line, as on a terminal.
///
/// Adding costs what is added, never what is there: finished lines are sealed in blocks that copies share.
/// Escape sequences stay in the text; a line that has some is cleared by a carriage return instead of overwritten.
class StreamText
{
public:
    void append(QStringView text);
    QString toString() const;
    /// Characters in toString().
    qsizetype size() const { return m_sealedSize + m_tail.size(); }

private:
    void appendPlain(QStringView text);
    void appendChar(QChar character);
    void overwrite(QChar character);
    void seal();

    QByteArrayList m_blocks;
    qsizetype m_sealedSize = 0;
    QString m_tail;
    qsizetype m_lineStart = 0;
    qsizetype m_cursor = 0;
    bool m_returned = false;
};

} // namespace quire::notebook
