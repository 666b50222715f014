// SPDX-License-Identifier: GPL-3.0-or-later
#include "SomePairs.h"
#include "support/Accessibility.h"
#include "ui/sync/ConflictDialog.h"
#include "ui/sync/MergeView.h"

#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace quire::testing;
using namespace Qt::StringLiterals;
using ui::ConflictDialog;

/// Files that both sides changed; the choice is made in the local folder, with the machine away.
class tst_ConflictDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_ground = std::make_unique<SomePairs>();
        const pairs::Pair pair = m_ground->add(u"data"_s);
        m_ground->write(u"data/a.txt"_s, "theirs\n");
        m_ground->write(u"data/a (copy).txt"_s, "mine\n");
        const auto history = SomePairs::historyOf(pair);
        QVERIFY(history);
        QVERIFY(wait(history->keepTexts({{"digest", "base\n"}})));
        QVERIFY(wait(
            history->addConflicts({{0, *sync::TreePath::fromBytes("a.txt"), *sync::TreePath::fromBytes("a (copy).txt"),
                                    QDateTime::currentDateTime(), "digest"}})));
        m_dialog = std::make_unique<ConflictDialog>(m_ground->pairs.get(), pair);
        m_dialog->show();
        QTRY_COMPARE(list()->count(), 1);
        QTRY_VERIFY(button("useMerged")->isVisible());
    }
    void cleanup() { m_dialog.reset(); }

    void oneVersionIsKept_data()
    {
        QTest::addColumn<QString>("choice");
        QTest::addColumn<QByteArray>("left");
        QTest::newRow("mine") << u"keepMine"_s << "mine\n"_ba;
        QTest::newRow("theirs") << u"keepTheirs"_s << "theirs\n"_ba;
    }
    void oneVersionIsKept()
    {
        QFETCH(QString, choice);
        QFETCH(QByteArray, left);
        m_dialog->findChild<QPushButton *>(choice)->click();
        QTRY_COMPARE(list()->count(), 0);
        QCOMPARE(m_ground->read(u"data/a.txt"_s), left);
        QCOMPARE(m_ground->read(u"data/a (copy).txt"_s), "(missing)"_ba);
        QVERIFY(!button("keepMine")->isEnabled());
    }

    void bothStay()
    {
        button("keepBoth")->click();
        QTRY_COMPARE(list()->count(), 0);
        QCOMPARE(m_ground->read(u"data/a (copy).txt"_s), "mine\n"_ba);
    }

    void textsArePutTogether()
    {
        auto *merge = m_dialog->findChild<ui::MergeView *>();
        QTRY_VERIFY(merge->merged().contains("mine"));
        QVERIFY(merge->merged().contains("theirs"));
        const QByteArray text = merge->merged();
        button("useMerged")->click();
        QTRY_COMPARE(list()->count(), 0);
        QCOMPARE(m_ground->read(u"data/a.txt"_s), text);
    }

    void bothAreOpened()
    {
        QSignalSpy opened(m_dialog.get(), &ConflictDialog::openRequested);
        button("openBoth")->click();
        QCOMPARE(opened.size(), 2);
        QCOMPARE(opened.first().first().toString(), QDir(m_ground->path(u"data"_s)).canonicalPath() + u"/a.txt"_s);
    }

    void everyControlHasANameAndAKey() { QCOMPARE(accessibilityGaps(m_dialog.get()), QStringList()); }

private:
    QListWidget *list() { return m_dialog->findChild<QListWidget *>(u"conflictList"_s); }
    QPushButton *button(const char *name) { return m_dialog->findChild<QPushButton *>(QString::fromLatin1(name)); }

    std::unique_ptr<SomePairs> m_ground;
    std::unique_ptr<ConflictDialog> m_dialog;
};

QTEST_MAIN(tst_ConflictDialog)
#include "tst_ConflictDialog.moc"
