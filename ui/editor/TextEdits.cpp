// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/TextEdits.h"

#include "ui/editor/CodeEditor.h"
#include "ui/editor/EditBatch.h"
#include "ui/editor/Selections.h"

#include <algorithm>

namespace quire::ui {

void TextEdits::insert(long at, const QByteArray &text, Cursor cursor)
{
    m_edits.append({at, 0, text, cursor});
}

void TextEdits::remove(long from, long to)
{
    m_edits.append({from, to - from, {}, Cursor::Moves});
}

long TextEdits::moved(long position) const
{
    long result = position;
    for (const Edit &edit : m_edits) {
        const bool isBehind = edit.at < position || (edit.at == position && edit.cursor == Cursor::Moves);
        if (isBehind) {
            result += long(edit.inserted.size()) - std::min(edit.removed, position - edit.at);
        }
    }
    return result;
}

void TextEdits::apply(CodeEditor &editor)
{
    const EditBatch batch(editor);
    Selections selections(editor);
    const QList<TextSelection> before = selections.all();
    const auto main = int(before.indexOf(selections.main()));
    std::ranges::stable_sort(m_edits, {}, &Edit::at);
    for (auto edit = m_edits.crbegin(); edit != m_edits.crend(); ++edit) {
        editor.SendScintilla(QsciScintillaBase::SCI_SETTARGETRANGE, static_cast<unsigned long>(edit->at),
                             edit->at + edit->removed);
        editor.SendScintilla(QsciScintillaBase::SCI_REPLACETARGET, static_cast<unsigned long>(edit->inserted.size()),
                             edit->inserted.constData());
    }
    QList<TextSelection> after;
    for (const TextSelection &selection : before) {
        after.append({moved(selection.anchor), moved(selection.caret)});
    }
    selections.set(after, main);
}

} // namespace quire::ui
