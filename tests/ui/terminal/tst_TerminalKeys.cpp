// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/terminal/TerminalKeys.h"

#include <QAction>
#include <QKeyEvent>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

using namespace quire::ui;
using namespace Qt::StringLiterals;

namespace {

/// Notes the keys that reach it.
class Screen : public QWidget
{
public:
    using QWidget::QWidget;
    QList<QKeyCombination> keys;

protected:
    void keyPressEvent(QKeyEvent *event) override
    {
        if (event->key() != Qt::Key_Control && event->key() != Qt::Key_Shift && event->key() != Qt::Key_Alt) {
            keys.append(event->keyCombination());
        }
    }
};

} // namespace

/// Whose a key is.
class tst_TerminalKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_screen = new Screen(m_window.get());
        m_screen->setFocusPolicy(Qt::StrongFocus);
        m_keys = new TerminalKeys(m_screen);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        m_screen->setFocus();
        QTRY_VERIFY(m_screen->hasFocus());
    }

    void theProgramGetsItsKeysEvenWhereTheWindowHasAShortcut_data()
    {
        QTest::addColumn<QKeyCombination>("key");
        for (const QKeyCombination key :
             {Qt::CTRL | Qt::Key_C, Qt::CTRL | Qt::Key_W, Qt::CTRL | Qt::Key_Q, Qt::CTRL | Qt::Key_S,
              Qt::CTRL | Qt::Key_B, Qt::ALT | Qt::Key_W, QKeyCombination(Qt::Key_F1), QKeyCombination(Qt::Key_F6),
              QKeyCombination(Qt::Key_F11), QKeyCombination(Qt::Key_Escape), QKeyCombination(Qt::Key_Delete)}) {
            QTest::newRow(qPrintable(QKeySequence(key).toString())) << key;
        }
    }
    void theProgramGetsItsKeysEvenWhereTheWindowHasAShortcut()
    {
        QFETCH(QKeyCombination, key);
        QAction action;
        action.setShortcut(key);
        m_window->addAction(&action);
        QSignalSpy triggered(&action, &QAction::triggered);
        QTest::keyClick(m_screen, key.key(), key.keyboardModifiers());
        QCOMPARE(m_screen->keys, QList{key});
        QCOMPARE(triggered.size(), 0);
    }

    void theWindowKeepsItsOwn_data()
    {
        QTest::addColumn<QKeyCombination>("key");
        for (const QKeyCombination key :
             {Qt::CTRL | Qt::SHIFT | Qt::Key_B, Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_0,
              Qt::CTRL | Qt::SHIFT | Qt::Key_BracketRight, Qt::CTRL | Qt::Key_PageDown}) {
            QTest::newRow(qPrintable(QKeySequence(key).toString())) << key;
        }
    }
    void theWindowKeepsItsOwn()
    {
        QFETCH(QKeyCombination, key);
        QAction action;
        action.setShortcut(key);
        m_window->addAction(&action);
        QSignalSpy triggered(&action, &QAction::triggered);
        QTest::keyClick(m_screen, key.key(), key.keyboardModifiers());
        QCOMPARE(triggered.size(), 1);
        QVERIFY(m_screen->keys.isEmpty());
    }

    void theTerminalsOwn()
    {
        QSignalSpy copied(m_keys, &TerminalKeys::copyRequested);
        QSignalSpy pasted(m_keys, &TerminalKeys::pasteRequested);
        QSignalSpy searched(m_keys, &TerminalKeys::searchRequested);
        QSignalSpy cleared(m_keys, &TerminalKeys::clearRequested);
        QSignalSpy left(m_keys, &TerminalKeys::leaveRequested);
        constexpr auto ctrlShift = Qt::ControlModifier | Qt::ShiftModifier;
        QTest::keyClick(m_screen, Qt::Key_C, ctrlShift);
        QTest::keyClick(m_screen, Qt::Key_V, ctrlShift);
        QTest::keyClick(m_screen, Qt::Key_Insert, Qt::ShiftModifier);
        QTest::keyClick(m_screen, Qt::Key_F, ctrlShift);
        QTest::keyClick(m_screen, Qt::Key_K, ctrlShift);
        QTest::keyClick(m_screen, Qt::Key_Backtab, ctrlShift);
        QCOMPARE(copied.size(), 1);
        QCOMPARE(pasted.size(), 2);
        QCOMPARE(searched.size(), 1);
        QCOMPARE(cleared.size(), 1);
        QCOMPARE(left.size(), 1);
        QVERIFY(m_screen->keys.isEmpty());
    }

private:
    std::unique_ptr<QWidget> m_window;
    Screen *m_screen = nullptr;
    TerminalKeys *m_keys = nullptr;
};

QTEST_MAIN(tst_TerminalKeys)
#include "tst_TerminalKeys.moc"
