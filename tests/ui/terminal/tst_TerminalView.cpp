// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Palettes.h"
#include "ui/kit/Theme.h"
#include "ui/terminal/TerminalView.h"

#include <QApplication>
#include <QClipboard>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace quire::ui;
using namespace Qt::StringLiterals;

/// A terminal's screen, without a machine behind it.
class tst_TerminalView : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_view = std::make_unique<TerminalView>(&m_theme, Icons(&m_theme));
        m_view->resize(800, 480);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
        m_view->setFocus();
        QTRY_VERIFY(screen() && screen()->hasFocus());
    }

    void cleanup() { m_view.reset(); }

    void outputIsShown()
    {
        m_view->print(u"one\r\ntwo \x1b[31mred\x1b[0m 中文\r\n"_s);
        QTRY_VERIFY(m_view->text().contains(u"two red 中文"_s));
    }

    /// In a program that draws (vim), a line feed alone goes straight down.
    void aLineFeedIsNoCarriageReturn()
    {
        m_view->print(u"ab\ncd"_s);
        QTRY_VERIFY(m_view->text().contains(u"  cd"_s));
    }

    void keysAreTold()
    {
        QSignalSpy typed(m_view.get(), &TerminalView::typed);
        QTest::keyClicks(screen(), u"ls"_s);
        QTest::keyClick(screen(), Qt::Key_Return);
        QTest::keyClick(screen(), Qt::Key_C, Qt::ControlModifier);
        QTest::keyClick(screen(), Qt::Key_Up);
        QTest::keyClick(screen(), Qt::Key_Tab);
        QCOMPARE(all(typed), u"ls\r\x03\x1b[A\t"_s);
    }

    void aQuestionIsAnsweredOnlyWhenItIsNew()
    {
        QSignalSpy typed(m_view.get(), &TerminalView::typed);
        m_view->print(u"\x1b[6n\x1b[cshown"_s, true);
        QTRY_VERIFY(m_view->text().contains(u"shown"_s));
        QCOMPARE(all(typed), QString());
        m_view->print(u"\x1b[6n"_s);
        QTRY_COMPARE(all(typed), u"\x1b[1;6R"_s);
    }

    void theSizeIsToldWhenItChanges()
    {
        QSignalSpy resized(m_view.get(), &TerminalView::resized);
        const QSize before = m_view->columnsAndRows();
        m_view->resize(1000, 300);
        QTRY_COMPARE(resized.size(), 1);
        const QSize after = resized.first().first().toSize();
        QVERIFY(after.width() > before.width() && after.height() < before.height());
        QCOMPARE(after, m_view->columnsAndRows());
        m_theme.setCodeFontSize(20);
        QTRY_COMPARE(resized.size(), 2);
        QVERIFY(m_view->columnsAndRows().width() < after.width());
        m_theme.setCodeFontSize(0);
    }

    void noOutputTouchesClipboardTitleOrSize()
    {
        QApplication::clipboard()->setText(u"mine"_s);
        QSignalSpy titled(m_view.get(), &TerminalView::titleChanged);
        const QSize size = m_view->size();
        m_view->print(u"\x1b]52;c;ZXZpbA==\a\x1b[8;3;10t\x1b]0;a\nb\u202Ec\a\x1b]8;;file:///etc/passwd\aclick"_s);
        QTRY_VERIFY(m_view->text().contains(u"click"_s));
        QCOMPARE(QApplication::clipboard()->text(), u"mine"_s);
        QCOMPARE(m_view->size(), size);
        QCOMPARE(titled.size(), 0);
        m_view->print(u"\x1b]0;me: ~\a"_s);
        QCOMPARE(titled.first().first().toString(), u"me: ~"_s);
    }

    void oneLinePastesAtOnceSeveralAsk()
    {
        QSignalSpy typed(m_view.get(), &TerminalView::typed);
        QSignalSpy asked(m_view.get(), &TerminalView::severalLinesPasted);
        QApplication::clipboard()->setText(u"echo 1\n"_s);
        press(Qt::Key_V);
        QCOMPARE(all(typed), u"echo 1"_s);
        QApplication::clipboard()->setText(u"echo 1\nrm x"_s);
        press(Qt::Key_V);
        QCOMPARE(asked.size(), 1);
        QCOMPARE(all(typed), u"echo 1"_s);
        m_view->insert(asked.first().first().toString());
        QCOMPARE(all(typed), u"echo 1echo 1\rrm x"_s);
    }

    /// A shell that knows bracketed paste takes lines as text; nothing pasted can end the brackets.
    void aShellThatTellsPastedTextIsNotAskedAbout()
    {
        QSignalSpy typed(m_view.get(), &TerminalView::typed);
        QSignalSpy asked(m_view.get(), &TerminalView::severalLinesPasted);
        m_view->print(u"\x1b[?2004hready"_s);
        QTRY_VERIFY(m_view->text().contains(u"ready"_s));
        QApplication::clipboard()->setText(u"a\r\nb\x1b[201~\rrm\x03 x"_s);
        press(Qt::Key_V);
        QCOMPARE(asked.size(), 0);
        QCOMPARE(all(typed), u"\x1b[200~a\rb[201~\rrm x\x1b[201~"_s);
    }

    void whatIsSelectedIsCopied()
    {
        QApplication::clipboard()->setText(u"before"_s);
        m_view->print(u"hello world"_s);
        QTRY_VERIFY(m_view->text().contains(u"hello"_s));
        press(Qt::Key_C);
        QCOMPARE(QApplication::clipboard()->text(), u"before"_s);
        QTest::mouseDClick(screen(), Qt::LeftButton, {}, QPoint(20, 16));
        QTRY_COMPARE(m_view->selectedText().trimmed(), u"hello"_s);
        press(Qt::Key_C);
        QCOMPARE(QApplication::clipboard()->text().trimmed(), u"hello"_s);
    }

    void webAddressesAreLinksAndNothingElseIs()
    {
        m_view->print(u"see https://example.org/a?b=1 and file:///etc/passwd"_s);
        QTRY_COMPARE(m_view->linkAt(0, 10), QUrl(u"https://example.org/a?b=1"_s));
        QCOMPARE(m_view->linkAt(0, 40), QUrl());
        QSignalSpy activated(m_view.get(), &TerminalView::linkActivated);
        QTest::mouseClick(screen(), Qt::LeftButton, Qt::ControlModifier, QPoint(80, 16));
        QTRY_COMPARE(activated.size(), 1);
    }

    void searchFindsAndEscapeLeaves()
    {
        m_view->print(u"needle in hay\r\n"_s);
        QTRY_VERIFY(m_view->text().contains(u"needle"_s));
        press(Qt::Key_F);
        auto *field = m_view->findChild<QLineEdit *>(u"searchTextEdit"_s);
        QVERIFY(field);
        QTRY_VERIFY(field->isVisible() && field->hasFocus());
        QTest::keyClicks(field, u"needle"_s);
        QTRY_COMPARE(m_view->selectedText().trimmed(), u"needle"_s);
        QTest::keyClick(field, Qt::Key_Escape);
        QTRY_VERIFY(!field->isVisible());
        QTRY_VERIFY(screen()->hasFocus());
    }

    void clearingAsksForTheLineAgain()
    {
        m_view->print(u"old\r\n$ "_s);
        QTRY_VERIFY(m_view->text().contains(u"old"_s));
        QSignalSpy typed(m_view.get(), &TerminalView::typed);
        press(Qt::Key_K);
        QTRY_COMPARE(m_view->text().trimmed(), QString());
        QCOMPARE(all(typed), u"\x0c"_s);
    }

    void theScrollbackEnds()
    {
        for (int line = 0; line < 3 * TerminalView::scrollback; ++line) {
            m_view->print(u"line %1\r\n"_s.arg(line));
        }
        QTRY_VERIFY_WITH_TIMEOUT(m_view->text().contains(u"line %1\n"_s.arg(3 * TerminalView::scrollback - 1)), 30000);
        QVERIFY(m_view->text().count(u'\n') < TerminalView::scrollback + 200);
    }

    /// A flood, and lines without an end, leave the window alive: it draws, and Ctrl+C gets through at once.
    void aFloodBlocksNobody()
    {
        QSignalSpy typed(m_view.get(), &TerminalView::typed);
        const QString flood = QString(4000, u'y') + u"\r\n"_s + QString(20'000, u'z');
        qint64 longest = 0;
        QElapsedTimer turn;
        for (int piece = 0; piece < 1000; ++piece) {
            m_view->print(flood);
            turn.start();
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
            longest = std::max(longest, turn.elapsed());
        }
        m_view->print(QString(8'000'000, u'z')); // More than any machine draws at once.
        QTest::keyClick(screen(), Qt::Key_C, Qt::ControlModifier);
        QCOMPARE(all(typed), u"\x03"_s);
        m_view->print(u"\r\n$ prompt"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_view->text().contains(u"$ prompt"_s), 30000);
        QVERIFY(m_view->skipped() > 0);
        qInfo() << "longest turn of the event loop under a flood:" << longest << "ms";
    }

    void theThemesColoursAreTaken()
    {
        const auto corner = [this] { return m_view->grab().toImage().pixelColor(400, 300); };
        QApplication::setPalette(Palettes::light());
        QTRY_COMPARE(corner(), m_theme.color(Theme::Role::Page).toRgb());
        QApplication::setPalette(Palettes::dark());
        QTRY_COMPARE(corner(), m_theme.color(Theme::Role::Page).toRgb());
        QApplication::setPalette(QPalette());
    }

    void everythingHasANameAndIsReachedByTab()
    {
        m_view->showSearch();
        QCOMPARE(testing::accessibilityGaps(m_view.get()), QStringList());
    }

private:
    QWidget *screen() const { return m_view->findChild<QWidget *>(u"terminalScreen"_s); }
    void press(Qt::Key key) const { QTest::keyClick(screen(), key, Qt::ControlModifier | Qt::ShiftModifier); }
    static QString all(const QSignalSpy &typed)
    {
        QString text;
        for (const QList<QVariant> &one : typed) {
            text += one.first().toString();
        }
        return text;
    }

    Theme m_theme;
    std::unique_ptr<TerminalView> m_view;
};

QTEST_MAIN(tst_TerminalView)
#include "tst_TerminalView.moc"
