// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/SeveralCursors.h"

#include "ui/editor/CodeEditor.h"

#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMouseEvent>

namespace quire::ui {

namespace {

using Sci = QsciScintillaBase;

bool isEscape(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Escape && event.modifiers() == Qt::NoModifier;
}

/// As many lines as cursors: one each. Otherwise Scintilla pastes all of it at every one.
bool pasteOneEach(CodeEditor &editor)
{
    Selections selections(editor);
    QString text = QApplication::clipboard()->text();
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\n"));
    if (text.endsWith(u'\n')) {
        text.chop(1);
    }
    const QStringList lines = text.split(u'\n');
    const QList<TextSelection> cursors = selections.all();
    if (cursors.size() < 2 || lines.size() != cursors.size()) {
        return false;
    }
    QList<TextReplacement> replacements;
    for (const TextSelection &cursor : cursors) {
        const auto above =
            std::ranges::count_if(cursors, [&](const TextSelection &other) { return other.start() < cursor.start(); });
        const QByteArray line = lines.at(above).toUtf8();
        replacements.append({cursor.start(), cursor.end(), line, long(line.size()), long(line.size())});
    }
    selections.replace(replacements);
    return true;
}

} // namespace

bool SeveralCursors::wantsKey(const CodeEditor &editor, const QKeyEvent &event) const
{
    return isEscape(event) && editor.SendScintilla(Sci::SCI_GETSELECTIONS) > 1;
}

bool SeveralCursors::keyPressed(CodeEditor &editor, const QKeyEvent &event)
{
    Selections selections(editor);
    if (selections.count() < 2) {
        return false;
    }
    if (isEscape(event)) {
        const TextSelection main = selections.main();
        selections.set({{main.caret, main.caret}}, 0);
        return true;
    }
    return event.matches(QKeySequence::Paste) && pasteOneEach(editor);
}

void SeveralCursors::mousePressed(CodeEditor &editor, const QMouseEvent &event)
{
    const bool adds = event.modifiers() == Qt::AltModifier || event.modifiers() == Qt::ControlModifier;
    m_before = adds && event.button() == Qt::LeftButton ? Selections(editor).all() : QList<TextSelection>();
    m_isColumn = event.modifiers() == Qt::AltModifier;
    m_pressedAt = event.position().toPoint();
}

void SeveralCursors::mouseReleased(CodeEditor &editor, const QMouseEvent &event)
{
    const QList<TextSelection> before = std::exchange(m_before, {});
    const int moved = (event.position().toPoint() - m_pressedAt).manhattanLength();
    if (before.isEmpty() || (m_isColumn && moved >= QApplication::startDragDistance())) {
        return;
    }
    const TextSelection added = Selections(editor).main();
    QList<TextSelection> all = before;
    all.removeIf([added](const TextSelection &cursor) {
        return cursor.start() <= added.end() && added.start() <= cursor.end();
    });
    all.append(added);
    Selections(editor).set(all, int(all.size()) - 1);
}

QList<QByteArray> SeveralCursors::selectedTexts(const CodeEditor &editor)
{
    // Only asked here; the class that also changes them wants more.
    const Selections selections(const_cast<CodeEditor &>(editor)); // NOLINT(cppcoreguidelines-pro-type-const-cast)
    QList<TextSelection> all = selections.all();
    std::ranges::sort(all, {}, &TextSelection::start);
    QList<QByteArray> texts;
    for (const TextSelection &cursor : std::as_const(all)) {
        if (!cursor.isEmpty()) {
            texts.append(selections.bytes(cursor.start(), cursor.end()));
        }
    }
    return texts;
}

void SeveralCursors::complete(CodeEditor &editor, long typed, const QByteArray &text)
{
    Selections selections(editor);
    const long end = selections.main().caret;
    const QByteArray word = selections.bytes(end - typed, end);
    QList<TextReplacement> replacements;
    for (const TextSelection &cursor : selections.all()) {
        const bool fits = cursor.caret >= typed && selections.bytes(cursor.caret - typed, cursor.caret) == word;
        const long start = fits ? cursor.caret - typed : cursor.caret;
        const QByteArray put = fits ? text : QByteArray();
        replacements.append({start, cursor.caret, put, long(put.size()), long(put.size())});
    }
    selections.replace(replacements);
}

void SeveralCursors::selectNextOccurrence(CodeEditor &editor)
{
    // Scintilla looks for the main selection's text, as a whole word when it was found as one.
    const bool isWord = Selections(editor).main().isEmpty();
    editor.SendScintilla(Sci::SCI_TARGETWHOLEDOCUMENT);
    editor.SendScintilla(
        Sci::SCI_SETSEARCHFLAGS,
        static_cast<unsigned long>(isWord ? Sci::SCFIND_WHOLEWORD | Sci::SCFIND_MATCHCASE : Sci::SCFIND_MATCHCASE));
    editor.SendScintilla(Sci::SCI_MULTIPLESELECTADDNEXT);
    editor.SendScintilla(Sci::SCI_SCROLLCARET);
}

} // namespace quire::ui
