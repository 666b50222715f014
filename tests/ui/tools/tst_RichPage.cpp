// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/Theme.h"
#include "ui/tools/RichPage.h"

#include <QTest>
#include <QTextBlock>

using namespace quire;
using namespace Qt::StringLiterals;
using notebook::JsonValue;
using notebook::MimeBundle;
using ui::RichPage;

class tst_RichPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void escapeSequencesBecomeColours()
    {
        RichPage page(&m_theme);
        page.setBundle(bundle(u"text/plain"_s, u"\x1b[31mSignature:\x1b[0m len(obj)\nplain"_s));
        QCOMPARE(page.toPlainText(), u"Signature: len(obj)\nplain"_s);
        const QTextCharFormat first = page.document()->begin().begin().fragment().charFormat();
        QCOMPARE(first.foreground().color(), m_theme.terminalColor(1));
        QVERIFY(
            !page.document()->lastBlock().begin().fragment().charFormat().hasProperty(QTextFormat::ForegroundBrush));
    }

    void htmlIsShownWithoutWhatCouldDoHarm()
    {
        RichPage page(&m_theme);
        page.setBundle(
            bundle(u"text/html"_s, u"<b>bold</b><script>alert(1)</script><img src='https://x.invalid/a'>"_s));
        QVERIFY(page.toPlainText().startsWith(u"bold"_s));
        QVERIFY(!page.toPlainText().contains(u"alert"));
        QVERIFY(!page.loadResource(QTextDocument::ImageResource, QUrl(u"file:///etc/passwd"_s)).isValid());
    }

    void anythingIsReadFromItsStart()
    {
        RichPage page(&m_theme);
        page.setBundle(bundle(u"text/plain"_s, QString(u"line\n"_s).repeated(1000)));
        QCOMPARE(page.textCursor().position(), 0);
    }

private:
    static MimeBundle bundle(const QString &type, const QString &text)
    {
        return MimeBundle(JsonValue::emptyObject().with(type, JsonValue::fromString(text)));
    }

    ui::Theme m_theme;
};

QTEST_MAIN(tst_RichPage)
#include "tst_RichPage.moc"
