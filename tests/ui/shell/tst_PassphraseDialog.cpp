// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/shell/PassphraseDialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::PassphraseDialog;
using Purpose = PassphraseDialog::Purpose;

class tst_PassphraseDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_tried.clear(); }
    void cleanup() { m_dialog.reset(); }

    void aNewPassphraseHasToBeTypedTwiceTheSame()
    {
        open(Purpose::Create, {});
        QTest::keyClicks(line(u"passphrase"_s), u"open sesame"_s);
        QTest::keyClicks(line(u"passphraseAgain"_s), u"open sesam"_s);
        QTest::keyClick(line(u"passphraseAgain"_s), Qt::Key_Return);
        QCOMPARE(m_tried, QStringList());
        QVERIFY(m_dialog->isVisible());
        QTest::keyClicks(line(u"passphraseAgain"_s), u"e"_s);
        QTest::keyClick(line(u"passphraseAgain"_s), Qt::Key_Return);
        QCOMPARE(m_tried, QStringList{u"open sesame"_s});
        QTRY_COMPARE(m_dialog->result(), int(QDialog::Accepted));
    }

    void aWrongOneIsSaidAndTheNextCanBeTypedAtOnce()
    {
        open(Purpose::Unlock, failure(ErrorKind::Auth, u"This is not the passphrase."_s));
        QVERIFY(!line(u"passphraseAgain"_s)->isVisible());
        QTest::keyClicks(line(u"passphrase"_s), u"wrong"_s);
        QTest::keyClick(line(u"passphrase"_s), Qt::Key_Return);
        const auto labels = m_dialog->findChildren<QLabel *>();
        const auto says = [&] {
            return std::ranges::any_of(labels,
                                       [](auto *each) { return each->text() == u"This is not the passphrase."; });
        };
        QTRY_VERIFY(says());
        QVERIFY(m_dialog->isVisible());
        QVERIFY(line(u"passphrase"_s)->hasFocus());
        QTest::keyClicks(line(u"passphrase"_s), u"better"_s); // Takes the place of what was wrong.
        QTest::keyClick(line(u"passphrase"_s), Qt::Key_Return);
        QCOMPARE(m_tried, (QStringList{u"wrong"_s, u"better"_s}));
    }

    void whatIsTypedIsNeverShown()
    {
        open(Purpose::Create, {});
        QCOMPARE(line(u"passphrase"_s)->echoMode(), QLineEdit::Password);
        QCOMPARE(line(u"passphraseAgain"_s)->echoMode(), QLineEdit::Password);
    }

    void everythingHasANameAndIsReachedByTab()
    {
        open(Purpose::Create, {});
        QCOMPARE(testing::accessibilityGaps(m_dialog.get()), QStringList());
    }

private:
    void open(Purpose purpose, const Result<void> &answer)
    {
        m_dialog = std::make_unique<PassphraseDialog>(purpose, [this, answer](const Secret &passphrase) {
            m_tried.append(passphrase.reveal());
            return readyReply<void>(answer);
        });
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    QLineEdit *line(const QString &name) const { return m_dialog->findChild<QLineEdit *>(name); }

    QStringList m_tried;
    std::unique_ptr<PassphraseDialog> m_dialog;
};

QTEST_MAIN(tst_PassphraseDialog)
#include "tst_PassphraseDialog.moc"
