// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/shell/WebForm.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::WebForm;

class tst_WebForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itIsAcceptedWhenWhatIsNeededIsThere()
    {
        WebForm form(u"form"_s, u"Title"_s, u"Go"_s, nullptr);
        form.setAttribute(Qt::WA_DeleteOnClose, false);
        QLineEdit *address = form.addField(u"address"_s, u"Address"_s, u"https://…"_s, true);
        form.addField(u"name"_s, u"Name"_s);
        form.addCheck(u"check"_s, u"Check"_s)->setChecked(true);
        form.show();
        QVERIFY(QTest::qWaitForWindowActive(&form));
        auto *button = form.findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Ok);
        QCOMPARE(button->text(), u"Go"_s);
        QVERIFY(!button->isEnabled());
        QVERIFY(address->hasFocus());
        QTest::keyClicks(address, u"  "_s);
        QVERIFY(!button->isEnabled());
        QTest::keyClicks(address, u"x "_s);
        QVERIFY(button->isEnabled());
        QCOMPARE(form.value(u"address"_s), u"x"_s);
        QVERIFY(form.isChecked(u"check"_s));
        QCOMPARE(testing::accessibilityGaps(&form), QStringList());
        QTest::keyClick(address, Qt::Key_Return);
        QCOMPARE(form.result(), int(QDialog::Accepted));
    }
};

QTEST_MAIN(tst_WebForm)
#include "tst_WebForm.moc"
