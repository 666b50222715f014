// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookFixture.h"
#include "notebook/CellMetadata.h"
#include "support/Accessibility.h"
#include "ui/notebook/CellPanel.h"

#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using namespace quire::ui;

class tst_CellPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Cell tagged(CellType::Code, u"a"_s);
        tagged.setMetadata(*JsonValue::parse("{\"tags\": [\"setup\"], \"other\": 1.50}"));
        m.open({tagged, Cell(CellType::Raw, u"b"_s), Cell(CellType::Markdown, u"c"_s)});
        m_panel = std::make_unique<CellPanel>();
        m_panel->setView(m.view.get());
        m_panel->resize(320, 700);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
    }

    void cleanup()
    {
        m_panel.reset();
        m.close();
    }

    void allTagsOfTheNotebookAreOffered()
    {
        QCOMPARE(tag(u"setup"_s)->checkState(), Qt::Checked);
        m.go(1);
        QTRY_COMPARE(tag(u"setup"_s)->checkState(), Qt::Unchecked);
        tag(u"setup"_s)->setCheckState(Qt::Checked);
        QCOMPARE(CellMetadata::tags(m.document->cell(1).metadata()), QStringList{u"setup"_s});
        m.view->perform(NotebookCommand::Undo);
        QTRY_COMPARE(tag(u"setup"_s)->checkState(), Qt::Unchecked);
    }

    void aNewTagGoesToAllSelectedCellsAsOneStep()
    {
        m.press(Qt::Key_Down, Qt::ShiftModifier);
        QTRY_COMPARE(tag(u"setup"_s)->checkState(), Qt::PartiallyChecked);
        auto *line = m_panel->findChild<QLineEdit *>(u"newTag"_s);
        QTest::keyClicks(line, u" slow "_s);
        QTest::keyClick(line, Qt::Key_Return);
        QCOMPARE(CellMetadata::tags(m.document->cell(0).metadata()), (QStringList{u"setup"_s, u"slow"_s}));
        QCOMPARE(CellMetadata::tags(m.document->cell(1).metadata()), QStringList{u"slow"_s});
        QTRY_VERIFY(tag(u"slow"_s));
        m.document->undo();
        QVERIFY(!m.document->history().canUndo());
    }

    void slidesAndRawFormatsAreChosen()
    {
        QVERIFY(!combo(u"rawFormat"_s)->isVisible());
        m.go(1);
        QTRY_VERIFY(combo(u"rawFormat"_s)->isVisible());
        QTest::keyClick(combo(u"rawFormat"_s), Qt::Key_End);
        QCOMPARE(CellMetadata::rawFormat(m.document->cell(1).metadata()), u"text/x-python"_s);
        QTest::keyClick(combo(u"slideType"_s), Qt::Key_Down);
        QCOMPARE(CellMetadata::slideType(m.document->cell(1).metadata()), u"slide"_s);
    }

    void metadataIsWrittenAsJsonAndCheckedOnTheWay()
    {
        QVERIFY(text()->toPlainText().contains(u"1.50"_s));
        text()->setPlainText(u"{\n  \"tags\": [\"setup\",]\n}"_s);
        QVERIFY(problem()->isVisible() && problem()->text().contains(u'2'));
        QVERIFY(!button(u"applyMetadata"_s)->isEnabled());
        // What is unfinished waits for its cell.
        m.go(1);
        QTRY_COMPARE(text()->toPlainText(), u"{}"_s);
        m.go(0);
        QTRY_VERIFY(text()->toPlainText().contains(u"[\"setup\",]"_s));
        text()->setPlainText(u"{\"x\": 1}"_s);
        QTest::keyClick(button(u"applyMetadata"_s), Qt::Key_Space);
        QCOMPARE(m.document->cell(0).metadata().value(u"x").toInt(), 1);
        QVERIFY(!button(u"applyMetadata"_s)->isEnabled());
        m.document->undo();
        QTRY_VERIFY(text()->toPlainText().contains(u"1.50"_s));
    }

    void aListIsNoMetadata()
    {
        text()->setPlainText(u"[]"_s);
        QVERIFY(problem()->isVisible());
        QTest::keyClick(button(u"revertMetadata"_s), Qt::Key_Space);
        QVERIFY(!problem()->isVisible());
        QVERIFY(text()->toPlainText().contains(u"setup"_s));
    }

    void withoutANotebookItSaysSo()
    {
        QCOMPARE(quire::testing::accessibilityGaps(m_panel.get()), QStringList());
        m.close();
        QTRY_VERIFY(!text()->isVisible());
    }

private:
    QListWidgetItem *tag(const QString &name) const
    {
        return m_panel->findChild<QListWidget *>(u"tags"_s)->findItems(name, Qt::MatchExactly).value(0);
    }
    QComboBox *combo(const QString &name) const { return m_panel->findChild<QComboBox *>(name); }
    QWidget *cellMetadata() const { return m_panel->findChild<QWidget *>(u"cellMetadata"_s); }
    QPlainTextEdit *text() const { return cellMetadata()->findChild<QPlainTextEdit *>(); }
    QLabel *problem() const { return cellMetadata()->findChild<QLabel *>(u"metadataProblem"_s); }
    QPushButton *button(const QString &name) const { return cellMetadata()->findChild<QPushButton *>(name); }

    quire::testing::NotebookFixture m;
    std::unique_ptr<CellPanel> m_panel;
};

QTEST_MAIN(tst_CellPanel)
#include "tst_CellPanel.moc"
