// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/AutoIndent.h"

#include "ui/editor/CodeEditor.h"

#include <KSyntaxHighlighting/Definition>
#include <QKeyEvent>

namespace quire::ui {

namespace {

using namespace Qt::StringLiterals;

QString indentationOf(const QString &line)
{
    qsizetype end = 0;
    while (end < line.size() && (line.at(end) == u' ' || line.at(end) == u'\t')) {
        ++end;
    }
    return line.left(end);
}

bool opensBlock(const QString &textBefore, const KSyntaxHighlighting::Definition &definition)
{
    const QString text = textBefore.trimmed();
    if (text.isEmpty() || !definition.isValid()) {
        return false;
    }
    const QChar last = text.back();
    return u"([{"_s.contains(last) || (last == u':' && definition.name() == "Python"_L1);
}

} // namespace

bool AutoIndent::keyPressed(CodeEditor &editor, const QKeyEvent &event)
{
    if ((event.key() != Qt::Key_Return && event.key() != Qt::Key_Enter) ||
        (event.modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier) {
        return false;
    }
    int line = 0;
    int column = 0;
    editor.getCursorPosition(&line, &column);
    const QString before = editor.text(line).left(column);
    QString inserted = u"\n"_s + indentationOf(before);
    if (opensBlock(before, editor.definition())) {
        inserted += QString(editor.tabWidth(), u' ');
    }
    editor.SendScintilla(QsciScintillaBase::SCI_REPLACESEL, inserted.toUtf8().constData());
    return true;
}

} // namespace quire::ui
