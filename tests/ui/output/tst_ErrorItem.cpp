// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutputFixture.h"
#include "ui/output/ErrorItem.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire;
using namespace quire::ui;

class tst_ErrorItem : public testing::OutputFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { layOut(); }
    void cleanup() { clearAway(); }

    void aShortTracebackIsShownAsItIs()
    {
        fail(5);
        QVERIFY(!item());
        QVERIFY(m_stack->accessibleText().contains(u"line 4"_s));
    }

    void aLongOneShowsFirstWhatWentWrong()
    {
        fail(60);
        QVERIFY(item() && !item()->isOpen());
        QCOMPARE(m_stack->accessibleText(), u"ValueError: too much"_s);
        QVERIFY(m_stack->heightForWidth(600) < 60);
    }

    void itOpensWithAClickAndWithEnter()
    {
        fail(60);
        m_view->resize(600, m_view->heightForWidth(600));
        QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, QPoint(100, 8));
        QVERIFY(item()->isOpen());
        QTRY_VERIFY(m_stack->heightForWidth(600) > 300);
        QVERIFY(m_stack->accessibleText().contains(u"line 4"_s));
        QTest::keyClick(m_view.get(), Qt::Key_Return);
        QVERIFY(!item()->isOpen());
    }

    void whatIsFoundInItOpensIt()
    {
        fail(60);
        const auto search = std::make_shared<const notebook::Search>(notebook::SearchQuery{.text = u"line 40"_s});
        const QString text = item()->text()->text();
        m_stack->setSearch({search, 0, search->ranges(text).first()});
        QVERIFY(item()->isOpen());
        m_stack->heightForWidth(600);
        const QRect place = m_stack->revealFound();
        QVERIFY(place.isValid());
        QVERIFY(place.bottom() < m_stack->heightForWidth(600));
    }

private:
    ErrorItem *item() const { return qobject_cast<ErrorItem *>(m_stack->item(0)); }

    void fail(int lines)
    {
        QByteArrayList traceback;
        for (int i = 0; i < lines; ++i) {
            traceback.append("\"\\u001b[31mline " + QByteArray::number(i) + "\\u001b[0m\"");
        }
        const QByteArray content =
            "{\"ename\":\"ValueError\",\"evalue\":\"too much\",\"traceback\":[" + traceback.join(',') + "]}";
        m_stack->replace(0, 0, {*notebook::Output::fromContent("error", content)});
        m_stack->heightForWidth(600);
    }
};

QTEST_MAIN(tst_ErrorItem)
#include "tst_ErrorItem.moc"
