// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ShortcutDraft.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_ShortcutDraft : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onlyWhatDiffersIsSaved()
    {
        ShortcutDraft draft(base(), {});
        draft.add(u"notebook.delete"_s, QKeySequence(u"Del"_s));
        QCOMPARE(draft.overrides(), (ShortcutDraft::Overrides{{u"notebook.delete"_s, u"D, D; Del"_s}}));
        QVERIFY(draft.isChanged(u"notebook.delete"_s));
        draft.remove(u"notebook.delete"_s, QKeySequence(u"Del"_s));
        QVERIFY(draft.overrides().isEmpty());
    }

    void aCommandCanBeLeftWithoutAKey()
    {
        ShortcutDraft draft(base(), {});
        draft.remove(u"notebook.delete"_s, QKeySequence(u"D, D"_s));
        QCOMPARE(draft.overrides().value(u"notebook.delete"_s, u"-"_s), QString());
        draft.reset(u"notebook.delete"_s);
        QCOMPARE(draft.keysOf(u"notebook.delete"_s), QList<QKeySequence>{QKeySequence(u"D, D"_s)});
    }

    void aKeyThatIsTakenChangesHands()
    {
        ShortcutDraft draft(base(), {});
        QCOMPARE(draft.conflict(u"notebook.to-raw"_s, QKeySequence(u"B"_s)), u"notebook.insert-below"_s);
        draft.add(u"notebook.to-raw"_s, QKeySequence(u"B"_s));
        QVERIFY(draft.keysOf(u"notebook.insert-below"_s).isEmpty());
        QCOMPARE(draft.keysOf(u"notebook.to-raw"_s).size(), 2);
        QCOMPARE(draft.conflict(u"notebook.to-raw"_s, QKeySequence(u"B"_s)), QString());
    }

    void entriesOfAnotherVersionSurviveAReset()
    {
        ShortcutDraft draft(base(), {{u"future.command"_s, u"F9"_s}, {u"notebook.cut"_s, u"F8"_s}});
        draft.resetAll({u"notebook.cut"_s, u"notebook.copy"_s});
        QCOMPARE(draft.overrides(), (ShortcutDraft::Overrides{{u"future.command"_s, u"F9"_s}}));
    }

private:
    static Keymap base() { return Keymap::builtIn(Keymap::Base::JupyterLab); }
};

QTEST_MAIN(tst_ShortcutDraft)
#include "tst_ShortcutDraft.moc"
