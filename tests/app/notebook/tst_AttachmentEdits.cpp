// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/AttachmentEdits.h"
#include "notebook/Document.h"

#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_AttachmentEdits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Notebook notebook;
        notebook.cells.append(Cell(CellType::Markdown, u"Some text"_s));
        m_document = std::make_unique<Document>(notebook);
        m_id = m_document->cell(0).id();
    }

    void aPictureGoesIntoTheTextAndTheMetadataInOneStep()
    {
        AttachmentEdits::insert(*m_document, m_id, 4, {picture(u"a b.png"_s)});
        QCOMPARE(source(), u"Some![a b.png](attachment:a%20b.png) text"_s);
        QCOMPARE(cell().attachment(u"a b.png").bytes(u"image/png"), QByteArray("bytes"));
        m_document->undo();
        QCOMPARE(source(), u"Some text"_s);
        QVERIFY(cell().attachments().keys().isEmpty());
        QVERIFY(!m_document->history().canUndo());
        m_document->redo();
        QCOMPARE(cell().attachments().keys(), QStringList(u"a b.png"_s));
    }

    void atTheEndItIsAParagraphOfItsOwnAndNamesAreNeverTakenTwice()
    {
        AttachmentEdits::insert(*m_document, m_id, -1, {picture(u"image.png"_s), picture(u"image.png"_s)}, u"[x](y)"_s);
        QCOMPARE(source(),
                 u"Some text\n\n![image.png](attachment:image.png)\n![image-1.png](attachment:image-1.png)\n[x](y)"_s);
        AttachmentEdits::insert(*m_document, m_id, -1, {picture(u"image.png"_s)});
        QCOMPARE(cell().attachments().keys().size(), 3);
    }

    void whatTheTextDoesNotShowAnyMoreGoesAndComesBackWithIt()
    {
        AttachmentEdits::insert(*m_document, m_id, -1, {picture(u"a.png"_s), picture(u"b.png"_s)});
        const QString both = source();
        AttachmentEdits::removeUnused(*m_document, m_id);
        QCOMPARE(cell().attachments().keys().size(), 2);
        m_document->setSource(m_id, QString(both).remove(u"![a.png](attachment:a.png)"_s));
        AttachmentEdits::removeUnused(*m_document, m_id);
        QCOMPARE(cell().attachments().keys(), QStringList(u"b.png"_s));
        m_document->undo();
        QCOMPARE(source(), both);
        QCOMPARE(cell().attachments().keys().size(), 2);
        m_document->redo();
        QCOMPARE(cell().attachments().keys(), QStringList(u"b.png"_s));
    }

    void aNameCountsHoweverTheAddressWritesIt()
    {
        const auto attachments = *JsonValue::parse("{\"a (1).png\":{},\"b.png\":{},\"c d.png\":{}}");
        QCOMPARE(
            AttachmentEdits::used(attachments, u"![](attachment:a%20(1).png) <img src='attachment:c d.png'>"_s).keys(),
            QStringList({u"a (1).png"_s, u"c d.png"_s}));
    }

    void aCellThatIsGoneIsLeftAlone()
    {
        AttachmentEdits::insert(*m_document, CellId::generate(), 0, {picture(u"a.png"_s)});
        AttachmentEdits::removeUnused(*m_document, CellId::generate());
        QVERIFY(!m_document->history().canUndo());
    }

private:
    static NewAttachment picture(const QString &name) { return {name, u"image/png"_s, "bytes"}; }
    const Cell &cell() const { return m_document->cell(0); }
    QString source() const { return cell().source(); }

    std::unique_ptr<Document> m_document;
    CellId m_id;
};

QTEST_GUILESS_MAIN(tst_AttachmentEdits)
#include "tst_AttachmentEdits.moc"
