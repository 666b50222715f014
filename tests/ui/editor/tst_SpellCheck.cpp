// SPDX-License-Identifier: GPL-3.0-or-later
#include "EditorFixture.h"
#include "ui/editor/SpellCheck.h"
#include "ui/editor/Spelling.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QStandardPaths>

using namespace Qt::StringLiterals;
using namespace quire::ui;

/// With the dictionaries of the machine the tests run on.
class tst_SpellCheck : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QStandardPaths::setTestModeEnabled(true);
        QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates));
        auto known = m_at.syntax.spelling()->hasDictionary();
        QTRY_VERIFY(known.isFinished());
        if (!known.result()) {
            QSKIP("There is no English dictionary here.");
        }
    }

    void init() { QVERIFY(m_at.start(u"markdown"_s)); }

    void wrongWordsOfProseAreUnderlinedALittleLater()
    {
        m_at.load(u"Hello wrold, `wrold` and $wrold$."_s, u"markdown"_s);
        QTRY_COMPARE(wrongAt(7), u"wrold"_s);
        QCOMPARE(wrongAt(1), QString());
        QCOMPARE(wrongAt(15), QString());
        QCOMPARE(wrongAt(26), QString());
    }

    void theWordThatIsBeingTypedIsLeftInPeace()
    {
        m_at.load(u"|"_s, u"markdown"_s);
        m_at.type(u"wrold rong"_s);
        QTRY_COMPARE(wrongAt(2), u"wrold"_s);
        QCOMPARE(wrongAt(7), QString());
        m_at.press(Qt::Key_Home);
        QTRY_COMPARE(wrongAt(7), u"rong"_s);
    }

    void codeIsNotProse()
    {
        m_at.load(u"wrold = 1"_s);
        CodeEditor prose(&m_at.theme, &m_at.syntax);
        prose.load(u"wrold"_s, m_at.syntax.cellLanguage(u"markdown"_s));
        QTRY_COMPARE(SpellCheck::misspelledAt(prose, 2), u"wrold"_s);
        QCOMPARE(wrongAt(2), QString());
    }

    void itCanBeSwitchedOff()
    {
        m_at.load(u"Hello wrold."_s, u"markdown"_s);
        QTRY_COMPARE(wrongAt(7), u"wrold"_s);
        EditorOptions options;
        options.checksSpelling = false;
        m_at.editor->setOptions(options);
        QTRY_COMPARE(wrongAt(7), QString());
    }

    void theMenuOffersABetterWord()
    {
        m_at.load(u"Hello wrold."_s, u"markdown"_s);
        QTRY_COMPARE(wrongAt(7), u"wrold"_s);
        QMenu *menu = openMenu(8);
        QVERIFY(menu);
        QAction *better = nullptr;
        QTRY_VERIFY((better = find(menu, u"world"_s)));
        better->trigger();
        QCOMPARE(m_at.editor->source(), u"Hello world."_s);
        menu->close();
    }

    void anIgnoredWordIsRight()
    {
        m_at.load(u"Hello qwertzu."_s, u"markdown"_s);
        QTRY_COMPARE(wrongAt(7), u"qwertzu"_s);
        QMenu *menu = openMenu(8);
        QVERIFY(menu);
        QAction *ignore = find(menu, u"Ignore “qwertzu”"_s);
        QVERIFY(ignore);
        ignore->trigger();
        menu->close();
        QTRY_COMPARE(wrongAt(7), QString());
    }

private:
    QString wrongAt(long position) const { return SpellCheck::misspelledAt(*m_at.editor, position); }
    QMenu *openMenu(int position) const
    {
        const QPoint place = m_at.editor->rectAt(position).center();
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, m_at.editor->mapToGlobal(place));
        QCoreApplication::sendEvent(m_at.editor->viewport(), &event);
        return m_at.editor->findChild<QMenu *>();
    }
    static QAction *find(const QMenu *menu, const QString &text)
    {
        const QList<QAction *> actions = menu->actions();
        const auto found = std::ranges::find(actions, text, &QAction::text);
        return found == actions.end() ? nullptr : *found;
    }

    EditorFixture m_at;
};

QTEST_MAIN(tst_SpellCheck)
#include "tst_SpellCheck.moc"
