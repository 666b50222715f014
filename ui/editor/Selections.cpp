// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/Selections.h"

#include "ui/editor/CodeEditor.h"
#include "ui/editor/EditBatch.h"

#include <numeric>

namespace quire::ui {

int Selections::count() const
{
    return int(m_editor.SendScintilla(QsciScintillaBase::SCI_GETSELECTIONS));
}

int Selections::mainIndex() const
{
    return int(m_editor.SendScintilla(QsciScintillaBase::SCI_GETMAINSELECTION));
}

QList<TextSelection> Selections::all() const
{
    QList<TextSelection> selections;
    const int number = count();
    for (int i = 0; i < number; ++i) {
        const auto index = static_cast<unsigned long>(i);
        selections.append({m_editor.SendScintilla(QsciScintillaBase::SCI_GETSELECTIONNANCHOR, index),
                           m_editor.SendScintilla(QsciScintillaBase::SCI_GETSELECTIONNCARET, index)});
    }
    return selections;
}

TextSelection Selections::main() const
{
    return all().at(mainIndex());
}

void Selections::set(const QList<TextSelection> &selections, int main)
{
    for (int i = 0; i < selections.size(); ++i) {
        const unsigned int message = i == 0 ? QsciScintillaBase::SCI_SETSELECTION : QsciScintillaBase::SCI_ADDSELECTION;
        m_editor.SendScintilla(message, static_cast<unsigned long>(selections.at(i).caret), selections.at(i).anchor);
    }
    if (selections.size() > 1) {
        m_editor.SendScintilla(QsciScintillaBase::SCI_SETMAINSELECTION, static_cast<unsigned long>(main));
    }
    m_editor.SendScintilla(QsciScintillaBase::SCI_SCROLLCARET);
}

void Selections::replace(const QList<TextReplacement> &replacements)
{
    const EditBatch batch(m_editor);
    const int main = mainIndex();
    QList<qsizetype> order(replacements.size());
    std::iota(order.begin(), order.end(), 0);
    std::ranges::sort(order, {}, [&](qsizetype i) { return replacements.at(i).start; });
    for (qsizetype i = order.size() - 1; i >= 0; --i) {
        const TextReplacement &one = replacements.at(order.at(i));
        m_editor.SendScintilla(QsciScintillaBase::SCI_SETTARGETRANGE, static_cast<unsigned long>(one.start), one.end);
        m_editor.SendScintilla(QsciScintillaBase::SCI_REPLACETARGET, static_cast<unsigned long>(one.text.size()),
                               one.text.constData());
    }
    QList<TextSelection> after(replacements.size());
    long moved = 0;
    for (const qsizetype i : std::as_const(order)) {
        const TextReplacement &one = replacements.at(i);
        after[i] = {one.start + moved + one.anchor, one.start + moved + one.caret};
        moved += long(one.text.size()) - (one.end - one.start);
    }
    set(after, main);
}

QByteArray Selections::bytes(long start, long end) const
{
    const long length = m_editor.SendScintilla(QsciScintillaBase::SCI_GETLENGTH);
    start = std::clamp(start, 0L, length);
    end = std::clamp(end, start, length);
    if (start == end) {
        return {};
    }
    QByteArray text(end - start + 1, '\0'); // Scintilla ends it with a zero.
    m_editor.SendScintilla(QsciScintillaBase::SCI_GETTEXTRANGE, start, end, text.data());
    text.chop(1);
    return text;
}

} // namespace quire::ui
