// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "tools/Driver.h"
#include "ui/shell/ActionRegistry.h"
#include "ui/shell/CommandPalette.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/PreferencesDialog.h"
#include "ui/shell/TabArea.h"

#include <QAction>
#include <QApplication>
#include <QListWidget>
#include <QMenuBar>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace quire;
using namespace Qt::StringLiterals;

/// The whole window with its menus; no server is started.
class tst_MainMenu : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        tools::Driver::isolate(m_home.filePath(u"profile"_s));
        tools::Driver::prepare(m_home.filePath(u"root"_s), u"en"_s, false);
        m_program = std::make_unique<ui::Composition>();
        window()->showLauncher();
        window()->show();
        QVERIFY(QTest::qWaitForWindowActive(window()));
    }

    void cleanupTestCase() { m_program.reset(); }

    void everyMenuAndEntryHasALetterOfItsOwn()
    {
        QVERIFY(clashes(window()->menuBar()->actions()).isEmpty());
        for (const QAction *menu : window()->menuBar()->actions()) {
            const QStringList twice = clashes(menu->menu()->actions());
            QVERIFY2(twice.isEmpty(), qPrintable(menu->text() + u": "_s + twice.join(u' ')));
        }
    }

    void noTwoCommandsShareAShortcutOrAnId()
    {
        QSet<QString> ids;
        QHash<QKeySequence, QString> shortcuts;
        for (const QAction *action : actions()->all()) {
            QVERIFY2(!ids.contains(action->objectName()), qPrintable(action->objectName()));
            ids.insert(action->objectName());
            const QKeySequence key = action->shortcut();
            QVERIFY2(key.isEmpty() || !shortcuts.contains(key), qPrintable(key.toString()));
            shortcuts.insert(key, action->objectName());
        }
    }

    void withoutANotebookItsCommandsAreGrey()
    {
        const QAction *edit = window()->menuBar()->actions().at(1);
        Q_EMIT edit->menu()->aboutToShow();
        QVERIFY(!actions()->find(u"notebook.insert-below"_s)->isEnabled());
        Q_EMIT edit->menu()->aboutToHide();
    }

    void keysReachPanelsWithTheFocusInThem_data()
    {
        QTest::addColumn<Qt::Key>("key");
        QTest::addColumn<QString>("focused");
        QTest::newRow("running") << Qt::Key_B << u"runningList"_s;
        QTest::newRow("outline") << Qt::Key_K << u"outline"_s;
    }

    void keysReachPanelsWithTheFocusInThem()
    {
        QFETCH(Qt::Key, key);
        QTest::keyClick(window(), key, Qt::ControlModifier | Qt::ShiftModifier);
        QTEST(QApplication::focusWidget()->objectName(), "focused");
    }

    void controlBHidesThePanelsAndBringsThemBack()
    {
        auto *files = window()->findChild<QWidget *>(u"fileBrowser"_s);
        window()->showPanel(u"files"_s);
        QVERIFY(files->isVisible());
        QTest::keyClick(window(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(!files->isVisible());
        QTest::keyClick(window(), Qt::Key_B, Qt::ControlModifier);
        QVERIFY(files->isVisible());
    }

    void thePaletteKnowsEveryCommand()
    {
        QTest::keyClick(window(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        auto *palette = window()->findChild<ui::CommandPalette *>();
        QVERIFY(palette->isVisible());
        QCOMPARE(palette->findChild<QListWidget *>()->count(), actions()->all().size());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    }

    void preferencesAreAKeyAway()
    {
        QTest::keyClick(window(), Qt::Key_Comma, Qt::ControlModifier);
        auto *dialog = window()->findChild<ui::PreferencesDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
    }

    void theListOfShortcutsIsAKeyAwayAndKnowsEveryCommand()
    {
        QTest::keyClick(window(), Qt::Key_H, Qt::ControlModifier | Qt::ShiftModifier);
        auto *dialog = window()->findChild<QDialog *>(u"shortcutDialog"_s);
        QVERIFY(dialog && dialog->isVisible());
        QCOMPARE(dialog->findChild<QTreeWidget *>()->topLevelItemCount(), actions()->all().size());
        QTest::keyClick(dialog, Qt::Key_Escape);
        QVERIFY(!dialog->isVisible());
    }

    void everythingInTheWindowHasANameAndIsReachedByTab()
    {
        QCOMPARE(testing::accessibilityGaps(window()), QStringList());
    }

private:
    ui::MainWindow *window() const { return m_program->window(); }
    ui::ActionRegistry *actions() const { return window()->findChild<ui::ActionRegistry *>(); }
    /// Texts whose underlined letter is missing or taken; commands of the notebook show their key instead.
    static QStringList clashes(const QList<QAction *> &entries)
    {
        QSet<QChar> taken;
        QStringList wrong;
        for (const QAction *entry : entries) {
            if (entry->isSeparator() || entry->objectName().startsWith(u"notebook.")) {
                continue;
            }
            const qsizetype mark = entry->text().indexOf(u'&');
            const QChar letter = mark < 0 ? QChar() : entry->text().at(mark + 1).toLower();
            if (letter.isNull() || taken.contains(letter)) {
                wrong.append(entry->text());
            }
            taken.insert(letter);
        }
        return wrong;
    }

    QTemporaryDir m_home;
    std::unique_ptr<ui::Composition> m_program;
};

QTEST_MAIN(tst_MainMenu)
#include "tst_MainMenu.moc"
