// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellContent.h"
#include "ui/notebook/CellEditing.h"
#include "ui/notebook/CellServices.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using namespace quire::ui;

class tst_CellEditing : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Notebook notebook;
        notebook.cells = {Cell(CellType::Code, u"a = 1"_s), Cell(CellType::Markdown, u"words"_s)};
        m_document = std::make_unique<Document>(notebook);
        m_services = std::make_unique<CellServices>(&m_theme, &m_syntax);
        m_services->language = u"python"_s;
        m_viewport = std::make_unique<QWidget>();
        m_viewport->resize(600, 400);
        m_viewport->show();
        m_editing = new CellEditing(&m_theme, &m_syntax, m_viewport.get());
        m_editing->setDocument(m_document.get());
    }

    void cleanup() { m_viewport.reset(); }

    void whatIsTypedGoesIntoTheDocument()
    {
        begin(0);
        QTest::keyClicks(m_editing->editor(), u"b"_s);
        QCOMPARE(source(0), u"ba = 1"_s);
        QVERIFY(m_document->isModified());
        QCOMPARE(m_editing->editor()->accessibleName(), u"Code"_s);
    }

    void oneEditorServesAllCells()
    {
        begin(0);
        CodeEditor *editor = m_editing->editor();
        begin(1);
        QCOMPARE(m_editing->editor(), editor);
        QCOMPARE(editor->source(), u"words"_s);
        QCOMPARE(editor->accessibleName(), u"Text"_s);
        QTest::keyClicks(editor, u"x"_s);
        QCOMPARE(source(0), u"a = 1"_s);
        QCOMPARE(source(1), u"xwords"_s);
    }

    void undoReachesTheEditorAndIsNoEditItself()
    {
        begin(0);
        QTest::keyClicks(m_editing->editor(), u"b"_s);
        m_document->undo();
        m_editing->takeSource(source(0));
        QCOMPARE(m_editing->editor()->source(), u"a = 1"_s);
        QVERIFY(m_document->history().canRedo());
    }

    void afterTheEndKeysChangeNothing()
    {
        begin(0);
        m_editing->end();
        QVERIFY(!m_editing->isActive());
        QVERIFY(!m_editing->editor()->isVisible());
        QTest::keyClicks(m_editing->editor(), u"b"_s);
        QCOMPARE(source(0), u"a = 1"_s);
    }

    void readOnlyShowsEachCellAndTakesNoKeys()
    {
        m_editing->setReadOnly(true);
        begin(0);
        begin(1);
        QTest::keyClicks(m_editing->editor(), u"b"_s);
        QCOMPARE(source(1), u"words"_s);
        QCOMPARE(m_editing->editor()->source(), u"words"_s);
    }

    void anotherKindOfCellKeepsTheTextAndTheCursor()
    {
        begin(0);
        m_editing->editor()->setCaretPosition(3);
        m_document->setType(m_document->cell(0).id(), CellType::Markdown);
        m_editing->takeLook(CellContent(m_services.get(), m_document->cell(0)));
        QCOMPARE(m_editing->editor()->source(), u"a = 1"_s);
        QCOMPARE(m_editing->editor()->caretPosition(), 3);
        QCOMPARE(m_editing->editor()->accessibleName(), u"Text"_s);
    }

private:
    void begin(int row)
    {
        const CellContent content(m_services.get(), m_document->cell(row));
        m_editing->begin(m_document->cell(row).id(), content);
        m_editing->editor()->show();
    }
    QString source(int row) const { return m_document->cell(row).source(); }

    Theme m_theme;
    Syntax m_syntax;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<CellServices> m_services;
    std::unique_ptr<QWidget> m_viewport;
    CellEditing *m_editing = nullptr;
};

QTEST_MAIN(tst_CellEditing)
#include "tst_CellEditing.moc"
