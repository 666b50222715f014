// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/AutoIndent.h"

#include "ui/editor/CodeEditor.h"
#include "ui/editor/HighlightLexer.h"
#include "ui/editor/Indentation.h"
#include "ui/editor/LineCommands.h"
#include "ui/editor/Selections.h"

#include <QKeyEvent>

namespace quire::ui {

namespace {

using Sci = QsciScintillaBase;

/// What Indentation looks at, with `typed` behind the cursor at `position`.
Indentation::Text textAt(CodeEditor &editor, long position, const QString &typed = {})
{
    const int here = int(editor.SendScintilla(Sci::SCI_LINEFROMPOSITION, position));
    const auto before = QString::fromUtf8(Selections(editor).bytes(LineCommands::startOf(editor, here), position));
    Indentation::Text text;
    text.line = here;
    text.step = QString::fromLatin1(LineCommands::indentation(editor));
    text.raw = [&editor, here, before, typed](int line) {
        return line == here ? before + typed : QString::fromUtf8(LineCommands::textOf(editor, {line, line}));
    };
    text.code = [&editor, here, before, typed](int line) {
        const QString code = editor.highlighting()->codeOnly(line);
        return line == here ? code.left(before.size()) + typed : code;
    };
    return text;
}

} // namespace

bool AutoIndent::keyPressed(CodeEditor &editor, const QKeyEvent &event)
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const bool isEnter = event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (isEnter && modifiers == Qt::NoModifier) {
        breakLines(editor);
        return true;
    }
    const bool isTyped = (modifiers & ~Qt::ShiftModifier) == Qt::NoModifier && event.text().size() == 1;
    return isTyped && closeBlock(editor, event.text());
}

void AutoIndent::breakLines(CodeEditor &editor)
{
    const Indentation rules(editor.definition().name());
    const QByteArray end = LineCommands::lineEnd(editor);
    Selections selections(editor);
    QList<TextReplacement> replacements;
    for (const TextSelection &cursor : selections.all()) {
        const Indentation::Text text = textAt(editor, cursor.start());
        QByteArray inserted = end + rules.afterEnter(text).toUtf8();
        const long caret = long(inserted.size());
        const QString before = text.code(text.line);
        const QByteArray next = selections.bytes(cursor.end(), cursor.end() + 1);
        if (!before.isEmpty() && !next.isEmpty() && Indentation::isPair(before.back(), QLatin1Char(next.at(0)))) {
            inserted += end + Indentation::of(text.raw(text.line)).toUtf8();
        }
        replacements.append({cursor.start(), cursor.end(), inserted, caret, caret});
    }
    selections.replace(replacements);
}

bool AutoIndent::closeBlock(CodeEditor &editor, const QString &typed)
{
    Selections selections(editor);
    const Indentation rules(editor.definition().name());
    if (!rules.mayClose(typed.front()) || selections.count() > 1 || !selections.main().isEmpty()) {
        return false;
    }
    const long caret = selections.main().caret;
    const int line = int(editor.SendScintilla(Sci::SCI_LINEFROMPOSITION, caret));
    const long start = LineCommands::startOf(editor, line);
    if (caret != LineCommands::endOf(editor, line) || caret - start > 200) {
        return false;
    }
    const Indentation::Text text = textAt(editor, caret, typed);
    const std::optional<QString> wanted = rules.afterTyping(text);
    const QString now = Indentation::of(text.raw(line));
    if (!wanted || *wanted == now) {
        return false;
    }
    const QByteArray content = text.raw(line).sliced(now.size()).toUtf8();
    const QByteArray replaced = wanted->toUtf8() + content;
    selections.replace({{start, caret, replaced, long(replaced.size()), long(replaced.size())}});
    return true;
}

} // namespace quire::ui
