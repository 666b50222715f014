// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace quire::ui {

/// Stands between what a machine prints and the emulator: lets text, colours and cursor movements through, and nothing
/// that would reach beyond the screen.
///
/// Dropped are all strings for the terminal itself (OSC, DCS, APC, PM, SOS: clipboard, hyperlinks, working folder,
/// colours, pictures), requests to resize or report the window, eight-bit controls and absurd numbers. Titles are taken
/// out and cleaned. Keeps its state between pieces. Pure. Sequences: ECMA-48 and xterm's "Control Sequences".
class TerminalGuard
{
public:
    /// In characters; a title is cut there.
    static constexpr qsizetype titleLimit = 80;
    /// A string that does not end by then is given up, so that it cannot swallow all that follows.
    static constexpr qsizetype stringLimit = 64 * 1024;

    /// What may be shown of `text`, as UTF-8. `isRepeated`: questions to the terminal are taken out too, for they were
    /// answered when they were asked.
    QByteArray pass(QStringView text, bool isRepeated);
    /// The newest title that came, once; empty takes a title back.
    std::optional<QString> takeTitle() { return std::exchange(m_title, {}); }
    /// Forgets a half sequence.
    void reset();

private:
    enum class State { Text, Escape, Swallow, Control, String, StringEscape };

    void passText(QStringView text);
    void step(char16_t unit, bool isRepeated);
    void stepEscape(char16_t unit, bool isRepeated);
    void stepControl(char16_t unit, bool isRepeated);
    void stepString(char16_t unit);
    void endString();
    bool isHarmless(char16_t final, bool isRepeated) const;

    QByteArray m_passed;
    QString m_sequence;
    std::optional<QString> m_title;
    qsizetype m_swallowed = 0;
    char16_t m_kind = 0; ///< The byte after ESC that began the string.
    State m_state = State::Text;
};

} // namespace quire::ui
