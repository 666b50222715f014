// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/StreamText.h"

#include <algorithm>

namespace quire::notebook {

namespace {

/// Finished lines beyond this are sealed; also bounds what a copy of a growing stream costs.
constexpr qsizetype tailLimit = 16 * 1024;

bool isSteady(QChar c)
{
    return c != u'\r' && c != u'\b';
}

} // namespace

void StreamText::append(QStringView text)
{
    while (!text.isEmpty()) {
        const qsizetype steady = std::ranges::find_if_not(text, isSteady) - text.begin();
        appendSteady(text.first(steady));
        if (steady < text.size()) {
            appendControl(text.at(steady));
        }
        text = text.sliced(std::min(steady + 1, text.size()));
    }
    seal();
}

/// Without characters that step back. Where nothing is to be replaced, all lines are taken in one piece.
void StreamText::appendSteady(QStringView text)
{
    while ((m_returned || m_cursor < m_tail.size()) && !text.isEmpty()) {
        const qsizetype end = text.indexOf(u'\n');
        replaceInLine(end < 0 ? text : text.first(end));
        if (end >= 0) {
            appendControl(u'\n');
        }
        text = end < 0 ? QStringView() : text.sliced(end + 1);
    }
    m_tail.append(text);
    if (const qsizetype lastBreak = text.lastIndexOf(u'\n'); lastBreak >= 0) {
        m_lineStart = m_tail.size() - text.size() + lastBreak + 1;
    }
    m_cursor = text.isEmpty() ? m_cursor : m_tail.size();
}

/// `text` has no line break.
void StreamText::replaceInLine(QStringView text)
{
    if (text.isEmpty()) {
        return;
    }
    if (std::exchange(m_returned, false)) {
        m_tail.truncate(m_lineStart);
        m_cursor = m_lineStart;
    }
    const qsizetype covered = std::min(text.size(), m_tail.size() - m_cursor);
    m_tail.replace(m_cursor, covered, text.data(), text.size());
    m_cursor += text.size();
}

void StreamText::appendControl(QChar character)
{
    if (character == u'\n') {
        m_returned = false; // "\r\n" ends a line, it does not erase it
        m_tail.append(character);
        m_cursor = m_lineStart = m_tail.size();
    } else if (character == u'\r') {
        m_returned = true;
    } else if (m_cursor > m_lineStart && !m_returned) {
        if (QStringView(m_tail).sliced(m_lineStart).contains(u'\x1b')) {
            m_tail.append(character); // stepping back into an escape sequence would tear it: left to the display
            m_cursor = m_tail.size();
        } else {
            --m_cursor;
        }
    }
}

void StreamText::seal()
{
    if (m_tail.size() < tailLimit) {
        return;
    }
    // Keep the unfinished line open, unless it alone is too long to keep copying.
    const bool isOneLine = m_tail.size() - m_lineStart >= tailLimit;
    m_cursor = isOneLine ? m_tail.size() : m_cursor;
    const qsizetype cut = isOneLine ? m_tail.size() : m_lineStart;
    m_blocks.append(ColdText(QStringView(m_tail).first(cut)));
    m_sealedSize += cut;
    m_tail.remove(0, cut);
    m_lineStart = 0;
    m_cursor -= cut;
}

QString StreamText::toString() const
{
    QString text;
    text.reserve(size());
    read([&text](QStringView piece) {
        text.append(piece);
        return true;
    });
    return text;
}

void StreamText::read(const std::function<bool(QStringView)> &take) const
{
    for (const ColdText &block : m_blocks) {
        if (!take(block.toString())) {
            return;
        }
    }
    take(openEnd());
}

/// With what is pending said again, so that the text can be continued from here.
QString StreamText::openEnd() const
{
    QString text = m_tail + QString(m_tail.size() - m_cursor, u'\b');
    if (m_returned) {
        text.append(u'\r');
    }
    return text;
}

} // namespace quire::notebook
