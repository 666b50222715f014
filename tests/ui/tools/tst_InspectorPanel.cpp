// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/OpenNotebook.h"
#include "support/Accessibility.h"
#include "ui/kit/Theme.h"
#include "ui/tools/InspectorPanel.h"
#include "ui/tools/RichPage.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::InspectorPanel;

/// Help from a real kernel.
class tst_InspectorPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_open.open(), m_open.server.log().constData()); }

    void init()
    {
        QTRY_VERIFY(m_open.isIdle());
        m_panel = std::make_unique<InspectorPanel>(&m_theme, ui::Icons(&m_theme));
        m_page = m_panel->findChild<ui::RichPage *>(u"inspectorPage"_s);
        m_panel->setKernel(&m_open.kernel());
        m_panel->show();
    }

    void cleanup() { m_panel.reset(); }

    void aQuestionMarkOpensTheHelpAndLeavesTheCellAlone()
    {
        connect(&m_open.kernel(), &session::NotebookKernel::pageRequested, m_panel.get(), &InspectorPanel::showPage);
        QVERIFY(m_open.run(u"len?"_s));
        QTRY_VERIFY(m_page->toPlainText().contains(u"number of items"));
        const notebook::Document *document = m_open.notebook->document();
        QVERIFY(document->cell(document->cellCount() - 1).outputs().isEmpty());
        QVERIFY(m_open.run(u"import textwrap\ntextwrap.dedent??"_s));
        QTRY_VERIFY(m_page->toPlainText().contains(u"def dedent"));
    }

    void whereTheCursorRestsIsExplained()
    {
        m_panel->lookUp(u"print(1)"_s, 3);
        QTRY_VERIFY(m_page->toPlainText().contains(u"Prints the values"));
        m_panel->lookUp(u"nothing_like_this"_s, 3);
        QVERIFY(m_open.run(u"0"_s));
        QVERIFY(m_page->toPlainText().contains(u"Prints the values"));
    }

    void unpinnedItStaysAsItIs()
    {
        QTest::mouseClick(m_panel->findChild<QAbstractButton *>(u"inspectorFollow"_s), Qt::LeftButton);
        m_panel->lookUp(u"print(1)"_s, 3);
        QVERIFY(m_open.run(u"0"_s));
        QVERIFY(m_page->toPlainText().isEmpty());
    }

    void aKernelAtWorkIsNotAsked()
    {
        m_open.kernel().run({m_open.add(u"import time; time.sleep(0.5)"_s)});
        m_panel->lookUp(u"print(1)"_s, 3);
        QTRY_VERIFY(m_open.isIdle());
        QVERIFY(m_page->toPlainText().isEmpty());
    }

    void textIsFoundAroundTheEndAndCopied()
    {
        m_panel->showPage(notebook::MimeBundle(
            notebook::JsonValue::emptyObject().with(u"text/plain", notebook::JsonValue::fromString(u"one two one"_s))));
        auto *find = m_panel->findChild<QLineEdit *>(u"inspectorFind"_s);
        QTest::keyClicks(find, u"one"_s);
        QCOMPARE(m_page->textCursor().position(), 3);
        QTest::keyClick(find, Qt::Key_Return);
        QCOMPARE(m_page->textCursor().position(), 11);
        QTest::keyClick(find, Qt::Key_Return);
        QCOMPARE(m_page->textCursor().position(), 3);
        QTest::mouseClick(m_panel->findChild<QAbstractButton *>(u"inspectorCopy"_s), Qt::LeftButton);
        QCOMPARE(QGuiApplication::clipboard()->text(), u"one two one"_s);
    }

    void everythingHasANameAndIsReachedByTab() { QCOMPARE(testing::accessibilityGaps(m_panel.get()), QStringList()); }

private:
    testing::OpenNotebook m_open;
    ui::Theme m_theme;
    std::unique_ptr<InspectorPanel> m_panel;
    ui::RichPage *m_page = nullptr;
};

QTEST_MAIN(tst_InspectorPanel)
#include "tst_InspectorPanel.moc"
