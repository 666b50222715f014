// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/InputRow.h"

#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_InputRow : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_row = std::make_unique<InputRow>(&m_theme);
        m_row->show();
        QVERIFY(QTest::qWaitForWindowActive(m_row.get()));
    }

    void enterAnswersOnce()
    {
        QSignalSpy answers(m_row.get(), &InputRow::answered);
        m_row->setRequest({u"Name: "_s, false});
        m_row->takeFocus();
        QVERIFY(line()->hasFocus());
        QTest::keyClicks(line(), u"Ada"_s);
        QTest::keyClick(line(), Qt::Key_Return);
        QCOMPARE(answers.size(), 1);
        QCOMPARE(answers.first().first().toString(), u"Ada"_s);
        QVERIFY(line()->text().isEmpty());
    }

    void theSameQuestionShownAgainKeepsWhatWasTyped()
    {
        m_row->setRequest({u"Name: "_s, false});
        QTest::keyClicks(line(), u"Ad"_s);
        m_row->setRequest({u"Name: "_s, false});
        QCOMPARE(line()->text(), u"Ad"_s);
        m_row->setRequest({u"Town: "_s, false});
        QVERIFY(line()->text().isEmpty());
    }

    void theSameQuestionAskedAgainAfterAnAnswerIsEmpty()
    {
        m_row->setRequest({u"More? "_s, false});
        QTest::keyClicks(line(), u"y"_s);
        QTest::keyClick(line(), Qt::Key_Return);
        m_row->setRequest({u"More? "_s, false});
        QVERIFY(line()->text().isEmpty());
    }

    void escapeLeavesTheQuestionOpen()
    {
        QSignalSpy answers(m_row.get(), &InputRow::answered);
        QSignalSpy left(m_row.get(), &InputRow::leaveRequested);
        m_row->setRequest({u"Name: "_s, false});
        QTest::keyClicks(line(), u"Ad"_s);
        QTest::keyClick(line(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
        QCOMPARE(answers.size(), 0);
        QCOMPARE(line()->text(), u"Ad"_s);
    }

    void aPasswordIsHiddenAndTheQuestionIsItsName()
    {
        m_row->setRequest({u"Password: "_s, true});
        QCOMPARE(line()->echoMode(), QLineEdit::Password);
        QCOMPARE(line()->accessibleName(), u"Password: "_s);
        m_row->setRequest({QString(), false});
        QCOMPARE(line()->echoMode(), QLineEdit::Normal);
        QCOMPARE(quire::testing::accessibilityGaps(m_row.get()), QStringList());
    }

private:
    QLineEdit *line() const { return m_row->findChild<QLineEdit *>(u"inputLine"_s); }

    Theme m_theme;
    std::unique_ptr<InputRow> m_row;
};

QTEST_MAIN(tst_InputRow)
#include "tst_InputRow.moc"
