// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/Keymap.h"
#include "ui/notebook/NotebookCommand.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_Keymap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyBuiltInKeyReachesACommandAndNoTwoClash_data()
    {
        QTest::addColumn<Keymap::Base>("base");
        QTest::newRow("JupyterLab") << Keymap::Base::JupyterLab;
        QTest::newRow("Classic") << Keymap::Base::Classic;
        QTest::newRow("Colab") << Keymap::Base::Colab;
    }

    void everyBuiltInKeyReachesACommandAndNoTwoClash()
    {
        QFETCH(Keymap::Base, base);
        const Keymap map = Keymap::builtIn(base);
        QVERIFY(!map.bindings().isEmpty());
        for (const KeyBinding &binding : map.bindings()) {
            QVERIFY2(!binding.keys.isEmpty() && binding.keys.count() <= 2, qPrintable(binding.command));
            QVERIFY2(!binding.command.startsWith(u"notebook."_s) || notebookCommandOf(binding.command),
                     qPrintable(binding.command));
            const KeyBinding *other = map.conflictWith(binding);
            QVERIFY2(!other, qPrintable(binding.command + u" and "_s + (other ? other->command : QString())));
        }
    }

    void ownKeysReplaceThoseOfTheirCommandOnly()
    {
        const Keymap map = jupyter().with({{u"notebook.delete"_s, u"Del; Ctrl+Shift+D"_s}, {u"notebook.cut"_s, {}}});
        QCOMPARE(map.keysOf(u"notebook.delete"_s), Keymap::keysFromText(u"Del; Ctrl+Shift+D"_s));
        QVERIFY(!map.hasCommand(u"notebook.cut"_s));
        QCOMPARE(map.shortcutText(u"notebook.cut"_s), QString());
        QCOMPARE(map.keysOf(u"notebook.copy"_s), jupyter().keysOf(u"notebook.copy"_s));
    }

    void whereAnOwnKeyWorksFollowsFromWhatItIs()
    {
        QCOMPARE(scope(u"notebook.insert-above"_s, u"Q"_s), KeyScope::Command);
        QCOMPARE(scope(u"notebook.insert-above"_s, u"F7"_s), KeyScope::Notebook);
        QCOMPARE(scope(u"notebook.delete"_s, u"Ctrl+C"_s), KeyScope::Command);
        QCOMPARE(scope(u"notebook.split"_s, u"Ctrl+Alt+P"_s), KeyScope::Edit);
        QCOMPARE(scope(u"notebook.run-in-place"_s, u"Ctrl+Return"_s), KeyScope::Notebook);
        QCOMPARE(scope(u"file.save"_s, u"F2"_s), KeyScope::Window);
        QCOMPARE(scope(u"file.save"_s, u"S"_s), KeyScope::Command);
    }

    void aKeyTakenOrBegunElsewhereIsAConflict()
    {
        const auto conflict = [this](const QString &command, const QString &keys) {
            const KeyBinding binding{command, QKeySequence(keys, QKeySequence::PortableText),
                                     scope(command, QKeySequence(keys))};
            const KeyBinding *other = jupyter().conflictWith(binding);
            return other ? other->command : QString();
        };
        QCOMPARE(conflict(u"notebook.insert-above"_s, u"B"_s), u"notebook.insert-below"_s);
        QCOMPARE(conflict(u"notebook.insert-above"_s, u"D"_s), u"notebook.delete"_s);
        QCOMPARE(conflict(u"notebook.insert-above"_s, u"B, B"_s), u"notebook.insert-below"_s);
        QCOMPARE(conflict(u"notebook.insert-above"_s, u"D, E"_s), QString());
        QCOMPARE(conflict(u"notebook.insert-above"_s, u"A"_s), QString());
        QCOMPARE(conflict(u"file.save"_s, u"Ctrl+H"_s), u"notebook.replace"_s);
    }

    void severalKeysAreOneLineOfText()
    {
        const QList<QKeySequence> keys{QKeySequence(u"Ctrl+M, A"_s), QKeySequence(u"Shift+Return"_s),
                                       QKeySequence(u"Ctrl+;"_s)};
        QCOMPARE(Keymap::keysFromText(Keymap::keysToText(keys)), keys);
        QCOMPARE(Keymap::keysFromText(u"nonsense key"_s), QList<QKeySequence>());
    }

    void anUnknownNameIsJupyterLab()
    {
        QCOMPARE(Keymap::fromName(u"emacs"_s), Keymap::Base::JupyterLab);
        for (const auto base : {Keymap::Base::JupyterLab, Keymap::Base::Classic, Keymap::Base::Colab}) {
            QCOMPARE(Keymap::fromName(Keymap::nameOf(base)), base);
            QVERIFY(!Keymap::titleOf(base).isEmpty());
        }
    }

    void menusShowTheFirstKeyOfACommand()
    {
        QCOMPARE(jupyter().shortcutText(u"notebook.delete"_s), u"D, D"_s);
        QCOMPARE(jupyter().shortcutText(u"notebook.run-in-place"_s), u"Ctrl+Return"_s);
        QCOMPARE(jupyter().shortcutText(u"notebook.run-all"_s), QString());
        QCOMPARE(Keymap::builtIn(Keymap::Base::Colab).shortcutText(u"notebook.delete"_s), u"Ctrl+M, D"_s);
    }

    void editorsGetTheirKeysFromIt()
    {
        const Keymap own = Keymap::builtIn(Keymap::Base::JupyterLab).with({{u"editor.delete-lines"_s, u"Ctrl+L"_s}});
        const QList<EditorKey> keys = own.editorKeys();
        QVERIFY(keys.contains(EditorKey{Qt::CTRL | Qt::Key_L, EditorCommand::DeleteLines}));
        QVERIFY(!keys.contains(EditorKey{Qt::CTRL | Qt::Key_D, EditorCommand::DeleteLines}));
        QVERIFY(keys.contains(EditorKey{Qt::CTRL | Qt::Key_Slash, EditorCommand::ToggleComment}));
    }

private:
    static const Keymap &jupyter()
    {
        static const Keymap map = Keymap::builtIn(Keymap::Base::JupyterLab);
        return map;
    }
    static KeyScope scope(const QString &command, const QKeySequence &keys)
    {
        return jupyter().scopeFor(command, keys);
    }
};

QTEST_MAIN(tst_Keymap)
#include "tst_Keymap.moc"
