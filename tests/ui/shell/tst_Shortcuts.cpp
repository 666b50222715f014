// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/ActionRegistry.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/Shortcuts.h"

#include <QToolBar>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::Keymap;

class tst_Shortcuts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<testing::Desk>();
        m_window = std::make_unique<QWidget>();
        m_actions = new ui::ActionRegistry(m_window.get());
        m_actions->add(u"file.save"_s, {}, u"Save"_s, QKeySequence(u"Ctrl+S"_s), [this] { ++m_saved; });
        m_actions->add(u"tools.commands"_s, {}, u"Commands"_s, QKeySequence(u"Ctrl+Shift+C"_s), [] {});
        m_actions->add(u"notebook.delete"_s, {}, u"Delete"_s, {}, [] {});
        m_shortcuts = new ui::Shortcuts(&m_desk->settings, m_actions, m_window.get());
        m_saved = 0;
    }

    void cleanup()
    {
        m_window.reset();
        m_desk.reset();
    }

    void actionsHaveTheirOwnKeysWhereTheKeymapSaysNothing()
    {
        QCOMPARE(action(u"file.save"_s)->shortcut(), QKeySequence(u"Ctrl+S"_s));
        QVERIFY(m_shortcuts->base().hasCommand(u"file.save"_s));
    }

    void theNotebooksKeysAreShownButNotListenedTo()
    {
        QCOMPARE(action(u"notebook.delete"_s)->text(), u"Delete\tD, D"_s);
        QVERIFY(action(u"notebook.delete"_s)->shortcut().isEmpty());
    }

    void anotherKeymapCountsAtOnce()
    {
        m_desk->settings.keymap.set(u"colab"_s);
        QCOMPARE(action(u"notebook.delete"_s)->text(), u"Delete\tCtrl+M, D"_s);
        QCOMPARE(action(u"tools.commands"_s)->shortcut(), QKeySequence(u"Ctrl+Shift+P"_s));
        m_desk->settings.keymap.set(u"jupyterlab"_s);
        QCOMPARE(action(u"notebook.delete"_s)->text(), u"Delete\tD, D"_s);
        QCOMPARE(action(u"tools.commands"_s)->shortcut(), QKeySequence(u"Ctrl+Shift+C"_s));
    }

    void ownKeysLieOverIt()
    {
        m_desk->settings.shortcuts.set(
            {{u"file.save"_s, u"F2; Ctrl+S"_s}, {u"notebook.delete"_s, {}}, {u"of.another.version"_s, u"F3"_s}});
        QCOMPARE(action(u"file.save"_s)->shortcuts(),
                 (QList<QKeySequence>{QKeySequence(u"F2"_s), QKeySequence(u"Ctrl+S"_s)}));
        QCOMPARE(action(u"notebook.delete"_s)->text(), u"Delete"_s);
        QCOMPARE(m_shortcuts->base().keysOf(u"file.save"_s), QList<QKeySequence>{QKeySequence(u"Ctrl+S"_s)});
    }

    void anOpenNotebookFollowsAndAsksForTheWindowsCommands()
    {
        m_desk->settings.keymap.set(u"classic"_s);
        ui::NotebookPage page(m_desk->open(u"one.ipynb"_s), &m_desk->theme, &m_desk->syntax, m_desk->icons);
        m_shortcuts->serve(&page);
        page.show();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        QTest::keyClick(page.view(), Qt::Key_S);
        QCOMPARE(m_saved, 1);
        QCOMPARE(toolTip(page), u"Cut cells (X)"_s);
        m_desk->settings.keymap.set(u"colab"_s);
        QTest::keyClick(page.view(), Qt::Key_S);
        QCOMPARE(m_saved, 1);
        QCOMPARE(toolTip(page), u"Cut cells (Ctrl+X)"_s);
    }

private:
    QAction *action(const QString &id) const { return m_actions->find(id); }
    static QString toolTip(const ui::NotebookPage &page)
    {
        return page.findChild<QAction *>(u"notebook.cut"_s)->toolTip();
    }

    std::unique_ptr<testing::Desk> m_desk;
    std::unique_ptr<QWidget> m_window;
    ui::ActionRegistry *m_actions = nullptr;
    ui::Shortcuts *m_shortcuts = nullptr;
    int m_saved = 0;
};

QTEST_MAIN(tst_Shortcuts)
#include "tst_Shortcuts.moc"
