// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/kit/Theme.h"
#include "ui/shell/VariablePage.h"

#include <QLabel>
#include <QTableView>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::VariablePage;

class tst_VariablePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theBeginningIsShownWithANoteOnTheRest()
    {
        VariablePage page(u"df"_s, u"train.ipynb"_s, ui::Icons(&m_theme));
        session::VariableTable table;
        table.csv = ",x\n0,1\n1,2\n";
        table.rows = 1000;
        table.columns = 1;
        table.shownRows = 2;
        table.shownColumns = 1;
        page.show(table);
        QCOMPARE(page.title(), u"df"_s);
        QCOMPARE(page.place(), u"df in train.ipynb"_s);
        QTRY_COMPARE(page.findChild<QTableView *>(u"table"_s)->model()->rowCount(), 2);
        const QList<QLabel *> labels = page.findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(
            labels, [](const QLabel *label) { return label->text().contains(u"the first of 1,000 rows"); }));
        QCOMPARE(testing::accessibilityGaps(&page), QStringList());
    }

private:
    ui::Theme m_theme;
};

QTEST_MAIN(tst_VariablePage)
#include "tst_VariablePage.moc"
