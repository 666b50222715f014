// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/MimeBundle.h"

#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;

class tst_MimeBundle : public QObject
{
    Q_OBJECT

    const MimeBundle m_bundle{
        *JsonValue::parse("{\"image/png\":\"aGVs\\nbG8=\\n\",\"text/html\":[\"<b>\\n\",\"x\"],\"application/"
                          "json\":{\"a\":NaN},\"image/svg+xml\":\"<svg/>\",\"application/x+json\":\"s\"}")};

private Q_SLOTS:
    void decodesEachKind()
    {
        QCOMPARE(m_bundle.mimeTypes().constFirst(), u"image/png"_s);
        QCOMPARE(m_bundle.bytes(u"image/png"), "hello");
        QCOMPARE(m_bundle.text(u"text/html"), u"<b>\nx"_s);
        QCOMPARE(m_bundle.bytes(u"text/html"), "<b>\nx");
        QCOMPARE(m_bundle.text(u"application/json"), u"{\"a\":NaN}"_s);
        QCOMPARE(m_bundle.bytes(u"image/svg+xml"), "<svg/>");
        QCOMPARE(m_bundle.text(u"application/x+json"), u"s"_s);
    }

    void answersForWhatIsNotThere()
    {
        QVERIFY(!m_bundle.contains(u"image/jpeg"));
        QVERIFY(m_bundle.text(u"text/plain").isEmpty());
        QVERIFY(m_bundle.bytes(u"image/jpeg").isEmpty());
        QVERIFY(MimeBundle().isEmpty());
    }
};

QTEST_GUILESS_MAIN(tst_MimeBundle)
#include "tst_MimeBundle.moc"
