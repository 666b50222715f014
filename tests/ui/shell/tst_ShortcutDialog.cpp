// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Settings.h"
#include "support/Accessibility.h"
#include "ui/shell/ActionRegistry.h"
#include "ui/shell/ShortcutDialog.h"

#include <QKeySequenceEdit>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::ShortcutDialog;

/// Used with the keyboard alone.
class tst_ShortcutDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<store::Settings>(m_folder->filePath(u"quire.ini"_s));
        m_settings->shortcuts.set({{u"future.command"_s, u"F9"_s}});
        m_window = std::make_unique<QWidget>();
        m_actions = new ui::ActionRegistry(m_window.get());
        m_actions->add(u"file.save"_s, {}, u"&Save"_s, {}, [] {});
        m_actions->add(u"notebook.insert-below"_s, {}, u"Insert cell below"_s, {}, [] {});
        m_actions->add(u"notebook.delete"_s, {}, u"Delete cells"_s, {}, [] {});
        m_dialog = std::make_unique<ShortcutDialog>(m_settings.get(), *m_actions,
                                                    ui::Keymap::builtIn(ui::Keymap::Base::JupyterLab));
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }

    void cleanup()
    {
        m_dialog.reset();
        m_window.reset();
        m_settings.reset();
    }

    void aCommandIsFoundByItsNameOrItsKey()
    {
        QTest::keyClicks(filter(), u"del cell"_s);
        QCOMPARE(shown(), QStringList{u"Delete cells"_s});
        QCOMPARE(title(), u"<b>Delete cells</b>"_s);
        filter()->setText(u"d, d"_s);
        QCOMPARE(shown(), QStringList{u"Delete cells"_s});
    }

    void aKeyIsPressedToAddIt()
    {
        choose(u"Delete"_s);
        record({Qt::CTRL | Qt::Key_K, Qt::CTRL | Qt::Key_D});
        QVERIFY(conflict().isEmpty());
        QTest::keyClick(button(u"addKey"_s), Qt::Key_Space);
        QCOMPARE(keys(), (QStringList{u"D, D"_s, u"Ctrl+K, Ctrl+D"_s}));
        save();
        QCOMPARE(m_settings->shortcuts.value().value(u"notebook.delete"_s), u"D, D; Ctrl+K, Ctrl+D"_s);
        QCOMPARE(m_settings->shortcuts.value().value(u"future.command"_s), u"F9"_s);
    }

    void aTakenKeyNamesWhoHasItBeforeItChangesHands()
    {
        choose(u"Delete"_s);
        record({Qt::Key_B});
        QVERIFY(conflict().contains(u"Insert cell below"_s));
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QVERIFY(!m_settings->shortcuts.value().contains(u"notebook.delete"_s));
    }

    void takenAnywayItIsGoneFromTheOther()
    {
        choose(u"Delete"_s);
        record({Qt::Key_B});
        QTest::keyClick(button(u"addKey"_s), Qt::Key_Space);
        choose(u"Insert"_s);
        QCOMPARE(keys(), QStringList());
        save();
        QCOMPARE(m_settings->shortcuts.value().value(u"notebook.insert-below"_s, u"-"_s), QString());
    }

    void keysAreTakenAwayAndComeBack()
    {
        choose(u"Delete"_s);
        QVERIFY(!button(u"resetKeys"_s)->isEnabled());
        QTest::keyClick(button(u"removeKey"_s), Qt::Key_Space);
        QCOMPARE(keys(), QStringList());
        QTest::keyClick(button(u"resetKeys"_s), Qt::Key_Space);
        QCOMPARE(keys(), QStringList{u"D, D"_s});
        QTest::keyClick(button(u"removeKey"_s), Qt::Key_Space);
        QTest::keyClick(button(u"resetAll"_s), Qt::Key_Space);
        QCOMPARE(keys(), QStringList{u"D, D"_s});
        save();
        QCOMPARE(m_settings->shortcuts.value().keys(), QStringList{u"future.command"_s});
    }

    void everythingHasANameAndIsReachedByTab()
    {
        QCOMPARE(testing::accessibilityGaps(m_dialog.get()).join(u"; "_s), QString());
    }

private:
    QLineEdit *filter() const { return m_dialog->findChild<QLineEdit *>(u"shortcutFilter"_s); }
    QPushButton *button(const QString &name) const { return m_dialog->findChild<QPushButton *>(name); }
    QString title() const { return m_dialog->findChild<QLabel *>(u"shortcutTitle"_s)->text(); }
    QString conflict() const { return m_dialog->findChild<QLabel *>(u"shortcutConflict"_s)->text(); }
    QStringList keys() const
    {
        QStringList all;
        const auto *list = m_dialog->findChild<QListWidget *>(u"shortcutKeys"_s);
        for (int row = 0; row < list->count(); ++row) {
            all.append(list->item(row)->text());
        }
        return all;
    }
    QStringList shown() const
    {
        QStringList titles;
        const auto *tree = m_dialog->findChild<QTreeWidget *>();
        for (int row = 0; row < tree->topLevelItemCount(); ++row) {
            if (!tree->topLevelItem(row)->isHidden()) {
                titles.append(tree->topLevelItem(row)->text(0));
            }
        }
        return titles;
    }
    void choose(const QString &words) const { filter()->setText(words); }
    void record(const QList<QKeyCombination> &chords) const
    {
        auto *recorder = m_dialog->findChild<QKeySequenceEdit *>();
        recorder->setFocus();
        for (const QKeyCombination chord : chords) {
            QTest::keyClick(recorder, chord.key(), chord.keyboardModifiers());
        }
        // It waits a moment for a second key.
        QTRY_VERIFY(button(u"addKey"_s)->isEnabled());
    }
    void save() const
    {
        filter()->setFocus();
        QTest::keyClick(filter(), Qt::Key_Return);
        QVERIFY(!m_dialog->isVisible());
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Settings> m_settings;
    std::unique_ptr<QWidget> m_window;
    ui::ActionRegistry *m_actions = nullptr;
    std::unique_ptr<ShortcutDialog> m_dialog;
};

QTEST_MAIN(tst_ShortcutDialog)
#include "tst_ShortcutDialog.moc"
