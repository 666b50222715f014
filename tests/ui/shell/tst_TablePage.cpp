// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "support/Accessibility.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/TablePage.h"

#include <QAbstractButton>
#include <QSignalSpy>
#include <QTableView>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::TablePage;

class tst_TablePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theFileIsShownAndReadAgainWhenWanted()
    {
        write("a;b\n1;2\n");
        TablePage page(ref(u"data.csv"_s), m_desk.workspace.thisComputer(), m_desk.icons, true);
        const QAbstractItemModel *model = page.findChild<QTableView *>(u"table"_s)->model();
        QTRY_COMPARE(model->rowCount(), 1);
        QCOMPARE(model->columnCount(), 2);
        write("a;b\n1;2\n3;4\n");
        page.findChild<QAbstractButton *>(u"reload"_s)->click();
        QTRY_COMPARE(model->rowCount(), 2);
    }

    void itCanBeOpenedAsTextWhereThereIsAnEditor()
    {
        write("a\n");
        TablePage page(ref(u"data.csv"_s), m_desk.workspace.thisComputer(), m_desk.icons, true);
        QSignalSpy wanted(&page, &TablePage::otherKindRequested);
        page.findChild<QAbstractButton *>(u"openAsText"_s)->click();
        QCOMPARE(wanted.first().first().toString(), u"text"_s);
        const TablePage alone(ref(u"data.csv"_s), m_desk.workspace.thisComputer(), m_desk.icons, false);
        QVERIFY(!alone.findChild<QAbstractButton *>(u"openAsText"_s));
    }

    void aFileThatIsGoneIsExplained()
    {
        const TablePage page(ref(u"gone.csv"_s), m_desk.workspace.thisComputer(), m_desk.icons, true);
        QTRY_VERIFY(page.notifications()->isShowing(u"file"_s));
        QVERIFY(page.notifications()->text(u"file"_s).contains(u"gone.csv"));
    }

    void everythingHasANameAndIsReachedByTab()
    {
        write("a\n1\n");
        TablePage page(ref(u"data.csv"_s), m_desk.workspace.thisComputer(), m_desk.icons, true);
        QCOMPARE(testing::accessibilityGaps(&page), QStringList());
    }

private:
    session::NotebookRef ref(const QString &name)
    {
        return m_desk.workspace.refForLocalFile(QDir(m_desk.local->root()).filePath(name));
    }
    void write(const QByteArray &bytes) const
    {
        QDir().mkpath(m_desk.local->root());
        QFile file(QDir(m_desk.local->root()).filePath(u"data.csv"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

    testing::Desk m_desk;
};

QTEST_MAIN(tst_TablePage)
#include "tst_TablePage.moc"
