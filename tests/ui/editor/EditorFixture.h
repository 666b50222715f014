// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/editor/CodeEditor.h"
#include "ui/editor/Selections.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"

#include <QTest>

/// A shown editor with the focus, for tests that press keys.
class EditorFixture
{
public:
    bool start(const QString &language = QStringLiteral("python"),
               quire::ui::CodeEditor::Kind kind = quire::ui::CodeEditor::Kind::Cell)
    {
        editor = std::make_unique<quire::ui::CodeEditor>(&theme, &syntax, nullptr, kind);
        editor->resize(600, 400);
        editor->load({}, syntax.cellLanguage(language));
        editor->show();
        if (!QTest::qWaitForWindowExposed(editor.get())) {
            return false;
        }
        editor->activateWindow();
        editor->setFocus();
        return QTest::qWaitFor([this] { return editor->hasFocus(); });
    }

    /// Shows a text in which each "|" is a cursor.
    void load(const QString &marked, const QString &language = QStringLiteral("python"))
    {
        QString text;
        QList<quire::ui::TextSelection> cursors;
        for (const QChar c : marked) {
            if (c == u'|') {
                const auto at = long(text.toUtf8().size());
                cursors.append({at, at});
            } else {
                text += c;
            }
        }
        editor->load(text, syntax.cellLanguage(language));
        if (!cursors.isEmpty()) {
            quire::ui::Selections(*editor).set(cursors, int(cursors.size()) - 1);
        }
    }

    /// The text with "|" where the cursors are.
    QString shown() const
    {
        QByteArray text = editor->source().toUtf8();
        QList<quire::ui::TextSelection> cursors = quire::ui::Selections(*editor).all();
        std::ranges::sort(cursors, std::ranges::greater(), &quire::ui::TextSelection::caret);
        for (const quire::ui::TextSelection &cursor : std::as_const(cursors)) {
            text.insert(cursor.caret, '|');
        }
        return QString::fromUtf8(text);
    }

    void type(const QString &keys) { QTest::keyClicks(editor.get(), keys); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(editor.get(), key, modifiers);
    }

    quire::ui::Theme theme;
    quire::ui::Syntax syntax;
    std::unique_ptr<quire::ui::CodeEditor> editor;
};
