// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/export/ExportDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace quire::ui;
using namespace Qt::StringLiterals;
using quire::notebook::CellId;

/// Everything an export can be told.
class tst_ExportDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void asksWhatTheFormatKnows();
    void theEndingFollowsTheFormat();
    void givesWhatWasChosen();
    void selectedCellsAlone();
    void isForEverybody();

private:
    template <typename T> T *find(const char *name) const
    {
        return m_dialog->findChild<T *>(QString::fromLatin1(name));
    }
    std::unique_ptr<ExportDialog> m_dialog;
};

void tst_ExportDialog::init()
{
    m_dialog =
        std::make_unique<ExportDialog>(QList<ExportChoice>{{u"html"_s, u"HTML"_s, u"html"_s, false, true},
                                                           {u"pdf"_s, u"PDF"_s, u"pdf"_s, true, true},
                                                           {u"slides"_s, u"Slides"_s, u"slides.html"_s, false, false}},
                                       u"/home/ada/train.v2.html"_s);
    m_dialog->show();
}

void tst_ExportDialog::asksWhatTheFormatKnows()
{
    QVERIFY(!find<QComboBox>("exportPaper")->isVisible());
    QVERIFY(find<QCheckBox>("exportContents")->isVisible());
    m_dialog->setFormat(u"pdf"_s);
    QVERIFY(find<QComboBox>("exportPaper")->isVisible());
    QVERIFY(find<QCheckBox>("exportMargins")->isVisible());
    m_dialog->setFormat(u"slides"_s);
    QVERIFY(!find<QCheckBox>("exportContents")->isVisible());
}

void tst_ExportDialog::theEndingFollowsTheFormat()
{
    m_dialog->setFormat(u"slides"_s);
    QCOMPARE(m_dialog->wish().file, u"/home/ada/train.v2.slides.html"_s);
    m_dialog->setFormat(u"pdf"_s);
    QCOMPARE(m_dialog->wish().file, u"/home/ada/train.v2.pdf"_s);
}

void tst_ExportDialog::givesWhatWasChosen()
{
    QSignalSpy spy(m_dialog.get(), &ExportDialog::wanted);
    m_dialog->setFormat(u"pdf"_s);
    find<QCheckBox>("exportInputs")->setChecked(false);
    find<QCheckBox>("exportContents")->setChecked(false);
    find<QLineEdit>("exportTags")->setText(u"draft, solution"_s);
    find<QComboBox>("exportPaper")->setCurrentText(u"Letter"_s);
    find<QPushButton>("confirmExport")->click();
    QCOMPARE(spy.size(), 1);
    const auto wish = spy.first().first().value<ExportWish>();
    QCOMPARE(wish.format, u"pdf"_s);
    QVERIFY(!wish.options.inputs && wish.options.outputs && !wish.options.tableOfContents);
    QCOMPARE(wish.options.withoutTags, QStringList({u"draft"_s, u"solution"_s}));
    QCOMPARE(wish.options.paper, QPageSize::Letter);
    QVERIFY(!wish.options.only);
}

void tst_ExportDialog::selectedCellsAlone()
{
    QVERIFY(!find<QCheckBox>("exportSelected")->isVisible());
    const QList<CellId> cells{CellId::generate(), CellId::generate()};
    m_dialog->setSelection(cells);
    QVERIFY(find<QCheckBox>("exportSelected")->isVisible());
    QVERIFY(!m_dialog->wish().options.only);
    find<QCheckBox>("exportSelected")->setChecked(true);
    QCOMPARE(m_dialog->wish().options.only, cells);
}

void tst_ExportDialog::isForEverybody()
{
    m_dialog->setSelection({CellId::generate(), CellId::generate()});
    m_dialog->setFormat(u"pdf"_s);
    QCOMPARE(quire::testing::accessibilityGaps(m_dialog.get()), QStringList());
    find<QLineEdit>("exportFile")->clear();
    QVERIFY(!find<QPushButton>("confirmExport")->isEnabled());
}

QTEST_MAIN(tst_ExportDialog)
#include "tst_ExportDialog.moc"
