// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/Completions.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_Completions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theKernelComesFirstAndWordsFillUp()
    {
        Completions completions(0, 0);
        completions.setWords({u"printer"_s, u"print"_s});
        QCOMPARE(texts(completions, u"pri"_s), QStringList({u"printer"_s, u"print"_s}));
        completions.setAnswer({{{u"print"_s, u"function"_s}, {u"private"_s, {}}}, 0});
        QCOMPARE(texts(completions, u"pri"_s), QStringList({u"print"_s, u"private"_s, u"printer"_s}));
        QCOMPARE(completions.fitting(u"pri"_s, 3).first().type, u"function"_s);
    }

    void narrowsDownAsTypingGoesOn()
    {
        Completions completions(0, 0);
        completions.setAnswer({{{u"path"_s}, {u"pathlib"_s}, {u"pi"_s}}, 0});
        QCOMPARE(texts(completions, u"p"_s).size(), 3);
        QCOMPARE(texts(completions, u"pat"_s), QStringList({u"path"_s, u"pathlib"_s}));
        QCOMPARE(texts(completions, u"patx"_s), QStringList());
    }

    void theCaseThatWasTypedIsBetterAndUnderscoresAreLast()
    {
        Completions completions(2, 2);
        completions.setAnswer({{{u"_own"_s}, {u"Open"_s}, {u"open"_s}}, 2});
        QCOMPARE(texts(completions, u"x."_s), QStringList({u"Open"_s, u"open"_s, u"_own"_s}));
        QCOMPARE(texts(completions, u"x.o"_s), QStringList({u"open"_s, u"Open"_s}));
        QCOMPARE(texts(completions, u"x._"_s), QStringList({u"_own"_s}));
    }

    void aKernelMayReplaceMoreThanTheWord()
    {
        Completions completions(3, 3);
        completions.setWords({u"pathos"_s});
        QCOMPARE(texts(completions, u"os.pa"_s), QStringList({u"pathos"_s}));
        completions.setAnswer({{{u"os.path"_s}}, 0});
        QCOMPARE(texts(completions, u"os.pa"_s), QStringList({u"os.path"_s})); // No attribute is called pathos.
        QCOMPARE(completions.start(), 0);
    }

    void behindTheCaretThereIsNothing()
    {
        Completions completions(3, 3);
        completions.setWords({u"abc"_s});
        QCOMPARE(texts(completions, u"x"_s), QStringList());
    }

private:
    static QStringList texts(const Completions &completions, const QString &source)
    {
        QStringList all;
        for (const CompletionItem &item : completions.fitting(source, source.size())) {
            all.append(item.text);
        }
        return all;
    }
};

QTEST_GUILESS_MAIN(tst_Completions)
#include "tst_Completions.moc"
