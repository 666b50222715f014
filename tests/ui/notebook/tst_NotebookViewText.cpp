// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/FileDrag.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/NotebookView.h"
#include "ui/output/RichText.h"

#include <QBuffer>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QMimeData>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;
using namespace quire::notebook;

/// Rendered Markdown as one works with it: tasks, links, what is pasted and dropped.
class tst_NotebookViewText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_theme = std::make_unique<Theme>(); }
    void cleanup()
    {
        m_view.reset();
        m_document.reset();
    }

    void aClickTicksTheBoxInTheSourceAndUndoClearsIt()
    {
        open({Cell(CellType::Markdown, u"$x$\n\n- [ ] first\n- [x] second"_s)});
        clickWhere(0, [](const RichText &text, const QPoint &point) { return text.taskAt(point) == 0; });
        QCOMPARE(source(0), u"$x$\n\n- [x] first\n- [x] second"_s);
        clickWhere(0, [](const RichText &text, const QPoint &point) { return text.taskAt(point) == 1; });
        QCOMPARE(source(0), u"$x$\n\n- [x] first\n- [ ] second"_s);
        m_view->perform(NotebookCommand::Undo);
        m_view->perform(NotebookCommand::Undo);
        QCOMPARE(source(0), u"$x$\n\n- [ ] first\n- [x] second"_s);
    }

    void aReadOnlyNotebookKeepsItsBoxes()
    {
        open({Cell(CellType::Markdown, u"- [ ] first"_s)});
        m_view->setReadOnly(true);
        clickWhere(0, [](const RichText &text, const QPoint &point) { return text.taskAt(point) == 0; });
        QCOMPARE(source(0), u"- [ ] first"_s);
    }

    void aLinkToAHeadingGoesThereAndOthersAreToldOf()
    {
        QList<Cell> cells{
            Cell(CellType::Markdown, u"[down](#Far-away) [out](https://example.org/) [file](a/b.ipynb)"_s)};
        for (int i = 0; i < 60; ++i) {
            cells.append(Cell(CellType::Markdown, u"text\n\ntext"_s));
        }
        cells.append(Cell(CellType::Markdown, u"words\n\n## Far away"_s));
        open(cells);
        QSignalSpy activated(m_view.get(), &NotebookView::linkActivated);
        clickLink(0, u"https://example.org/"_s);
        clickLink(0, u"a/b.ipynb"_s);
        QCOMPARE(activated.size(), 2);
        QCOMPARE(activated.at(1).at(0).toUrl().toString(), u"a/b.ipynb"_s);
        clickLink(0, u"#Far-away"_s);
        QCOMPARE(activated.size(), 2);
        QCOMPARE(m_view->currentCell(), m_document->cell(61).id());
        QVERIFY(m_view->verticalScrollBar()->value() > 1000);
    }

    void aFootnoteLeadsThereAndBack()
    {
        open({Cell(CellType::Markdown, u"# Title"_s),
              Cell(CellType::Markdown, u"Text[^1]\n\n"_s + u"line\n\n"_s.repeated(60) + u"[^1]: The note."_s)});
        clickLink(1, u"#fn-1"_s);
        const int below = m_view->verticalScrollBar()->value();
        QVERIFY(below > 500);
        clickLink(1, u"#fnref-1"_s);
        QVERIFY(m_view->verticalScrollBar()->value() < below);
        QCOMPARE(m_view->currentCell(), m_document->cell(1).id());
    }

    void linksAndPicturesSayWhereTheyLeadInATip()
    {
        open({Cell(CellType::Markdown, u"[a](https://example.org/long) ![words](https://example.org/p.png)"_s)});
        RichText *text = cell(0)->content()->markdown();
        const QPoint link = find(0, [](const RichText &t, const QPoint &p) { return !t.linkAt(p).isEmpty(); });
        QCOMPARE(text->toolTipAt(link), u"https://example.org/long"_s);
        const QPoint picture = find(0, [](const RichText &t, const QPoint &p) { return t.isActiveAt(p); });
        QCOMPARE(text->toolTipAt(picture), u"https://example.org/p.png"_s);
        QVERIFY(text->plainText().contains(u"words"));
    }

    void whatIsDefinedAboveIsAskedForBelow()
    {
        open({Cell(CellType::Markdown, u"$\\newcommand{\\R}{x}$"_s), Cell(CellType::Markdown, u"$\\R$"_s)});
        QVERIFY(cell(1)->content()->markdown()->hasFormulas());
        QCOMPARE(cell(1)->content()->readableSource(), u"$\\R$"_s);
    }

    // ── Pictures that come in ───────────────────────────────────────────────

    void aBitmapPastedWhileWritingBecomesAnAttachmentAtTheCursor()
    {
        open({Cell(CellType::Markdown, u"before after"_s)});
        m_view->perform(NotebookCommand::EnterEditMode);
        auto *editor = m_view->findChild<CodeEditor *>();
        editor->setCaretPosition(6);
        copyBitmap();
        QTest::keySequence(editor, QKeySequence::Paste);
        QTRY_COMPARE(source(0), u"before![image.png](attachment:image.png) after"_s);
        const QByteArray bytes = m_document->cell(0).attachment(u"image.png").bytes(u"image/png");
        QCOMPARE(QImage::fromData(bytes).size(), QSize(8, 6));
        QCOMPARE(editor->caretPosition(), int(source(0).size()) - 6);
        m_view->perform(NotebookCommand::Undo);
        QCOMPARE(source(0), u"before after"_s);
        QVERIFY(m_document->cell(0).attachments().keys().isEmpty());
    }

    void aBitmapPastedOnARenderedCellIsAddedToIt()
    {
        open({Cell(CellType::Markdown, u"# Title"_s), Cell(CellType::Code, u"a"_s)});
        copyBitmap();
        m_view->perform(NotebookCommand::PasteBelow);
        QTRY_COMPARE(source(0), u"# Title\n\n![image.png](attachment:image.png)"_s);
        QCOMPARE(m_document->cellCount(), 2);
    }

    void textFromASpreadsheetStaysText()
    {
        open({Cell(CellType::Markdown, u""_s)});
        auto *data = new QMimeData;
        data->setText(u"1\t2"_s);
        data->setImageData(QImage(8, 6, QImage::Format_RGB32));
        QGuiApplication::clipboard()->setMimeData(data);
        m_view->perform(NotebookCommand::EnterEditMode);
        QTest::keySequence(m_view->findChild<CodeEditor *>(), QKeySequence::Paste);
        QTRY_COMPARE(source(0), u"1\t2"_s);
    }

    void whatIsNotShownAnyMoreLeavesTheMetadataWhenWritingEnds()
    {
        open({Cell(CellType::Markdown, u""_s)});
        copyBitmap();
        m_view->perform(NotebookCommand::EnterEditMode);
        auto *editor = m_view->findChild<CodeEditor *>();
        QTest::keySequence(editor, QKeySequence::Paste);
        QTRY_VERIFY(!m_document->cell(0).attachments().keys().isEmpty());
        QTest::keySequence(editor, QKeySequence::SelectAll);
        QTest::keyClick(editor, Qt::Key_Delete);
        QTRY_COMPARE(source(0), QString());
        m_view->perform(NotebookCommand::EnterCommandMode);
        QVERIFY(m_document->cell(0).attachments().keys().isEmpty());
        m_view->perform(NotebookCommand::Undo);
        QCOMPARE(source(0), u"![image.png](attachment:image.png)"_s);
        QCOMPARE(m_document->cell(0).attachments().keys(), QStringList(u"image.png"_s));
    }

    void filesOfAMachineBecomeAttachmentsInTextAndPathsInCode()
    {
        open({Cell(CellType::Code, u"data = "_s), Cell(CellType::Markdown, u"# Title"_s)});
        const FileDrag files{u"machine"_s, {quire::RemotePath(u"in/dot.png"_s), quire::RemotePath(u"in/a b.csv"_s)}};
        QBuffer png;
        png.open(QIODevice::WriteOnly);
        QImage(3, 2, QImage::Format_RGB32).save(&png, "PNG");
        const auto mime = files.toMime(FileDrag::pythonString(u"/home/me/in/dot.png"_s), {});
        QVERIFY(!drop(*mime, cell(1)->geometry().center())); // There is no way to its bytes.
        mime->setReader([&](const quire::RemotePath &, qint64) { return quire::readyReply<QByteArray>(png.data()); });
        QVERIFY(drop(*mime, cell(1)->geometry().center()));
        QTRY_COMPARE(source(1), u"# Title\n\n![dot.png](attachment:dot.png)\n[a b.csv](in/a%20b.csv)"_s);
        QCOMPARE(m_document->cell(1).attachment(u"dot.png").bytes(u"image/png"), png.data());
        QVERIFY(drop(*mime, cell(0)->geometry().center()));
        QCOMPARE(source(0), u"data = '/home/me/in/dot.png'"_s);
        m_view->perform(NotebookCommand::Undo);
        QCOMPARE(source(0), u"data = "_s);
    }

    void droppedPicturesKeepTheirBytesAndOtherFilesBecomeLinks()
    {
        QTemporaryDir folder;
        const QString picture = folder.filePath(u"dot.png"_s);
        QVERIFY(QImage(4, 4, QImage::Format_RGB32).save(picture));
        QFile other(folder.filePath(u"data (1).csv"_s));
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write("a,b") == 3);
        other.close();
        open({Cell(CellType::Code, u"a"_s), Cell(CellType::Markdown, u"Text"_s)});
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(picture), QUrl::fromLocalFile(other.fileName())});
        QVERIFY(!drop(data, cell(0)->geometry().center()));
        QVERIFY(drop(data, cell(1)->geometry().center()));
        QTRY_COMPARE(source(1), u"Text\n\n![dot.png](attachment:dot.png)\n[data (1).csv](data%20%281%29.csv)"_s);
        QFile file(picture);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(m_document->cell(1).attachment(u"dot.png").bytes(u"image/png"), file.readAll());
        QCOMPARE(source(0), u"a"_s);
    }

private:
    void open(const QList<Cell> &cells)
    {
        Notebook notebook;
        notebook.cells = cells;
        m_document = std::make_unique<Document>(notebook);
        m_view = std::make_unique<NotebookView>(m_theme.get(), &m_syntax);
        m_view->resize(800, 600);
        m_view->setDocument(m_document.get());
        m_view->show();
        m_view->setFocus();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    }
    CellWidget *cell(int row) const
    {
        for (CellWidget *widget : m_view->findChildren<CellWidget *>()) {
            if (widget->isVisible() && widget->cellId() == m_document->cell(row).id()) {
                return widget;
            }
        }
        return nullptr;
    }
    QString source(int row) const { return m_document->cell(row).source(); }
    /// A point of the rendered text.
    QPoint find(int row, const std::function<bool(const RichText &, const QPoint &)> &isWanted) const
    {
        const RichText *text = cell(row)->content()->markdown();
        const QRect area = cell(row)->editorRect();
        for (int y = 0; y < area.height(); y += 2) {
            for (int x = 0; x < area.width(); x += 2) {
                if (isWanted(*text, {x, y})) {
                    return {x, y};
                }
            }
        }
        return {-1, -1};
    }
    void clickWhere(int row, const std::function<bool(const RichText &, const QPoint &)> &isWanted)
    {
        const QPoint point = find(row, isWanted);
        QVERIFY(point.x() >= 0);
        QTest::mouseClick(cell(row), Qt::LeftButton, {}, point + cell(row)->editorRect().topLeft());
    }
    void clickLink(int row, const QString &link)
    {
        clickWhere(row, [&link](const RichText &text, const QPoint &point) { return text.linkAt(point) == link; });
    }
    static void copyBitmap()
    {
        QImage image(8, 6, QImage::Format_RGB32);
        image.fill(Qt::red);
        QGuiApplication::clipboard()->setImage(image);
    }
    bool drop(const QMimeData &data, const QPoint &point)
    {
        QDragEnterEvent enter(point, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view->viewport(), &enter);
        QDragMoveEvent move(point, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view->viewport(), &move);
        if (!enter.isAccepted() || !move.isAccepted()) {
            return false;
        }
        QDropEvent event(point, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(m_view->viewport(), &event);
        return event.isAccepted();
    }

    std::unique_ptr<Theme> m_theme;
    Syntax m_syntax;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<NotebookView> m_view;
};

QTEST_MAIN(tst_NotebookViewText)
#include "tst_NotebookViewText.moc"
