// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/RemotePath.h"
#include "ui/shell/FilePages.h"

#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::FilePages;

class tst_FilePages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_pages = {};
        m_pages.add({u"table"_s, {u"csv"_s, u"tar.gz"_s}, {}});
        m_pages.add({u"other"_s, {u"csv"_s}, {}});
    }

    void theEndingDecidesInAnyCaseAndTheFirstKindWins()
    {
        QCOMPARE(kindOf(u"data/a.csv"_s), u"table"_s);
        QCOMPARE(kindOf(u"A.CSV"_s), u"table"_s);
        QCOMPARE(kindOf(u"x.tar.gz"_s), u"table"_s);
    }

    void whatNobodyTakesIsLeftToTheDesktop()
    {
        QCOMPARE(kindOf(u"notes.txt"_s), QString());
        QCOMPARE(kindOf(u"csv"_s), QString());
        QCOMPARE(kindOf(u"model.pt"_s), QString());
    }

    void textGoesToTheKindThatTakesAnyText()
    {
        m_pages.add({.id = u"text"_s, .endings = {}, .make = {}, .takesAnyText = true});
        QCOMPARE(kindOf(u"notes.txt"_s), u"text"_s);
        QCOMPARE(kindOf(u"train.py"_s), u"text"_s);
        QCOMPARE(kindOf(u"a.csv"_s), u"table"_s);
        QCOMPARE(kindOf(u"movie.mp4"_s), QString());
    }

    void kindsAreFoundByTheirId()
    {
        QCOMPARE(m_pages.find(u"other"_s)->id, u"other"_s);
        QVERIFY(!m_pages.find(u"nothing"_s));
    }

private:
    QString kindOf(const QString &path) const
    {
        const FilePages::Kind *kind = m_pages.kindFor(RemotePath(path));
        return kind ? kind->id : QString();
    }

    FilePages m_pages;
};

QTEST_GUILESS_MAIN(tst_FilePages)
#include "tst_FilePages.moc"
