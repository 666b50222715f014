// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/ColdText.h"

#include <QList>
#include <QString>

#include <functional>

namespace quire::notebook {

/// Text of a stream while it grows. What follows a carriage return replaces the line, as Jupyter merges streams;
/// a backspace steps back one character, which the next one replaces.
///
/// Adding costs what is added, never what is there: finished lines are sealed in blocks that copies share and that are
/// packed in the background. Escape sequences stay in the text.
class StreamText
{
public:
    void append(QStringView text);
    /// Ends with the carriage return or backspaces that nothing followed yet.
    QString toString() const;
    /// The same piece by piece, until `take` says false.
    void read(const std::function<bool(QStringView)> &take) const;
    /// Characters in it, but for what is pending.
    qsizetype size() const { return m_sealedSize + m_tail.size(); }

private:
    void appendSteady(QStringView text);
    void replaceInLine(QStringView text);
    void appendControl(QChar character);
    void seal();
    QString openEnd() const;

    QList<ColdText> m_blocks;
    qsizetype m_sealedSize = 0;
    QString m_tail;
    qsizetype m_lineStart = 0;
    qsizetype m_cursor = 0;
    bool m_returned = false;
};

} // namespace quire::notebook
