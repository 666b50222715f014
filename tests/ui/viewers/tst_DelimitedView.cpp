// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/kit/Theme.h"
#include "ui/viewers/DelimitedView.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::DelimitedView;

class tst_DelimitedView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<DelimitedView>(ui::Icons(&m_theme), DelimitedView::Format::Chosen);
        m_table = m_view->findChild<QTableView *>(u"table"_s);
        m_view->resize(900, 400);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->model().setText("name,n\nbeta,2\nalpha,10\n\"x, y\",1\n", {',', "UTF-8", true});
        QTRY_VERIFY(!m_view->model().isBusy());
    }

    void cleanup() { m_view.reset(); }

    void aClickOnAHeaderSortsAndAThirdGoesBack()
    {
        QCOMPARE(cell(0, 0), u"beta"_s);
        clickHeader(1);
        QTRY_COMPARE(cell(0, 1), u"1"_s);
        clickHeader(1);
        QTRY_COMPARE(cell(0, 1), u"10"_s);
        clickHeader(1);
        QTRY_COMPARE(cell(0, 0), u"beta"_s);
    }

    void findingGoesFromMatchToMatch()
    {
        QTest::keyClick(m_table, Qt::Key_F, Qt::ControlModifier);
        auto *find = m_view->findChild<QLineEdit *>(u"tableFind"_s);
        QTRY_VERIFY(find->hasFocus());
        QTest::keyClicks(find, u"a"_s);
        QTest::keyClick(find, Qt::Key_Return);
        QTRY_COMPARE(m_table->currentIndex().data().toString(), u"beta"_s);
        QTest::keyClick(find, Qt::Key_Return);
        QTRY_COMPARE(m_table->currentIndex().data().toString(), u"alpha"_s);
        QTest::mouseClick(m_view->findChild<QAbstractButton *>(u"onlyMatches"_s), Qt::LeftButton);
        QTRY_COMPARE(m_view->model().rowCount(), 2);
        find->clear();
        QTRY_COMPARE(m_view->model().rowCount(), 3);
    }

    void selectedCellsAreCopied()
    {
        m_table->setFocus();
        m_table->selectRow(2);
        QTest::keyClick(m_table, Qt::Key_C, Qt::ControlModifier);
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"x, y\t1\n"_s);
        m_table->findChild<QAction *>(u"copyAsCsv"_s)->trigger();
        QTRY_COMPARE(QGuiApplication::clipboard()->text(), u"name,n\n\"x, y\",1\n"_s);
    }

    void thePersonCanSayHowToReadIt()
    {
        auto *header = m_view->findChild<QCheckBox *>(u"hasHeader"_s);
        QVERIFY(header->isChecked());
        header->click();
        QTRY_COMPARE(m_view->model().rowCount(), 4);
        auto *delimiter = m_view->findChild<QComboBox *>(u"delimiter"_s);
        delimiter->setCurrentIndex(delimiter->findData(int(';')));
        Q_EMIT delimiter->activated(delimiter->currentIndex());
        QTRY_COMPARE(m_view->model().columnCount(), 1);
    }

    void theSizeIsTold()
    {
        m_view->setNote(u"part"_s);
        const QList<QLabel *> labels = m_view->findChildren<QLabel *>();
        QVERIFY(std::ranges::any_of(labels,
                                    [](const QLabel *label) { return label->text() == u"3 rows × 2 columns · part"; }));
    }

    void everythingHasANameAndIsReachedByTab() { QCOMPARE(testing::accessibilityGaps(m_view.get()), QStringList()); }

private:
    QString cell(int row, int column) const { return m_view->model().index(row, column).data().toString(); }
    void clickHeader(int column) const
    {
        QHeaderView *header = m_table->horizontalHeader();
        QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                          QPoint(header->sectionViewportPosition(column) + 8, header->height() / 2));
    }

    ui::Theme m_theme;
    std::unique_ptr<DelimitedView> m_view;
    QTableView *m_table = nullptr;
};

QTEST_MAIN(tst_DelimitedView)
#include "tst_DelimitedView.moc"
