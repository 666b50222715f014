// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "session/TextFile.h"
#include "support/Accessibility.h"
#include "ui/editor/CodeEditor.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/TextFindBar.h"
#include "ui/shell/TextPage.h"

#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QToolButton>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::CodeEditor;
using ui::TextPage;

class tst_TextPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_desk = std::make_unique<testing::Desk>(); }

    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void showsCodeInItsLanguageWithTheFocus()
    {
        QVERIFY(open(u"main.cpp"_s, "int main()\r\n{\r\n  return 0;\r\n}\r\n"));
        QCOMPARE(editor()->language().definition.name(), u"C++"_s);
        QVERIFY(editor()->hasFocus());
        QCOMPARE(text(u"textLanguage"_s), u"C++"_s);
        QCOMPARE(text(u"textLineEnd"_s), u"CRLF"_s);
        QCOMPARE(text(u"textEncoding"_s), u"UTF-8"_s);
        QCOMPARE(text(u"textIndentation"_s), u"2 spaces"_s);
        QCOMPARE(testing::accessibilityGaps(m_page.get()), QStringList());
    }

    void typingWearsADotAndSavesWithTheFilesLineEnds()
    {
        QVERIFY(open(u"a.py"_s, "a = 1\r\n"));
        QTest::keyClick(editor(), Qt::Key_End);
        QTest::keyClick(editor(), Qt::Key_Return);
        QTest::keyClicks(editor(), u"b"_s);
        QCOMPARE(m_page->tabText(), u"a.py ●"_s);
        std::ignore = m_page->save();
        QTRY_COMPARE(m_page->tabText(), u"a.py"_s);
        QCOMPARE(m_desk->read(u"a.py"_s), QByteArray("a = 1\r\nb\r\n"));
        QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier);
        QVERIFY(m_page->hasUnsavedWork());
    }

    void findsAndReplacesInOneStep()
    {
        QVERIFY(open(u"a.txt"_s, "one two one\none"));
        QTest::keyClick(editor(), Qt::Key_H, Qt::ControlModifier);
        auto *find = m_page->findChild<QLineEdit *>(u"findText"_s);
        QVERIFY(find->hasFocus());
        QTest::keyClicks(find, u"one"_s);
        auto *count = m_page->findChild<QLabel *>(u"findCount"_s);
        QTRY_COMPARE(count->text(), u"1 of 3"_s);
        QTest::keyClick(find, Qt::Key_Return);
        QCOMPARE(count->text(), u"2 of 3"_s);
        QCOMPARE(editor()->selectedText(), u"one"_s);
        m_page->findChild<QLineEdit *>(u"replaceText"_s)->setText(u"1"_s);
        m_page->findChild<QPushButton *>(u"replaceAll"_s)->click();
        QCOMPARE(editor()->source(), u"1 two 1\n1"_s);
        QTest::keyClick(find, Qt::Key_Escape);
        QVERIFY(editor()->hasFocus());
        QTest::keyClick(editor(), Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(editor()->source(), u"one two one\none"_s);
        QCOMPARE(testing::accessibilityGaps(m_page.get()), QStringList());
    }

    void goesToALine()
    {
        QVERIFY(open(u"a.txt"_s, "1\n2\n3\n4\n"));
        QTest::keyClick(editor(), Qt::Key_G, Qt::AltModifier);
        auto *line = m_page->findChild<QSpinBox *>(u"goToLine"_s);
        QTRY_VERIFY(line->isVisible());
        line->setValue(3);
        QTest::keyClick(line, Qt::Key_Return);
        QTRY_COMPARE(text(u"textPlace"_s), u"Line 3, column 1"_s);
    }

    void aLineAskedForBeforeTheFileIsReadIsShownWithIt()
    {
        m_page = make(u"a.py"_s, "one\ntwo\nthree\n");
        m_page->showLine(2);
        QTRY_COMPARE(editor()->selectedText(), u"two"_s);
        m_page->showLine(99);
        QTRY_COMPARE(text(u"textPlace"_s), u"Line 4, column 1"_s);
    }

    void lineEndsAndEncodingCanBeChosen()
    {
        QVERIFY(open(u"a.txt"_s, "h\xc3\xa9\nb\n"));
        choose(u"textLineEnd"_s, u"CRLF (Windows)"_s);
        choose(u"textEncoding"_s, u"UTF-16 LE"_s);
        std::ignore = m_page->save();
        QTRY_VERIFY(!m_page->hasUnsavedWork());
        QCOMPARE(m_desk->read(u"a.txt"_s), QByteArray("\xff\xfeh\0\xe9\0\r\0\n\0b\0\r\0\n\0", 16));
        QCOMPARE(text(u"textEncoding"_s), u"UTF-16 LE"_s);
    }

    void whatIsNoTextIsSaidInThePage()
    {
        m_page = make(u"a.bin"_s, QByteArray("\0\1\2", 3));
        QTRY_VERIFY(m_page->notifications()->isShowing(u"file"_s));
        QVERIFY(!editor()->isVisible());
    }

    void aReadOnlyFileTakesNoKeys()
    {
        m_desk->write(u"x.ipynb"_s, {});
        QFile file(QDir(m_desk->local->root()).filePath(u"a.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("a") == 1);
        file.close();
        file.setPermissions(QFileDevice::ReadOwner);
        if (QFileInfo(file.fileName()).isWritable()) {
            QSKIP("This person may write everything.");
        }
        m_page = makePage(file.fileName());
        QTRY_VERIFY(editor()->isVisible());
        QTest::keyClicks(editor(), u"b"_s);
        QCOMPARE(editor()->source(), u"a"_s);
    }

private:
    std::unique_ptr<TextPage> makePage(const QString &path)
    {
        const session::NotebookRef ref = m_desk->workspace.refForLocalFile(path);
        session::AttachedMachine *machine = m_desk->workspace.thisComputer();
        auto page = std::make_unique<TextPage>(machine, m_desk->workspace.textFile(ref, machine), &m_desk->theme,
                                               &m_desk->syntax, m_desk->icons);
        page->resize(800, 600);
        page->show();
        page->setFocus();
        return page;
    }
    std::unique_ptr<TextPage> make(const QString &name, const QByteArray &bytes)
    {
        m_desk->write(u"x.ipynb"_s, {});
        QFile file(QDir(m_desk->local->root()).filePath(name));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        file.close();
        return isWritten ? makePage(file.fileName()) : nullptr;
    }
    bool open(const QString &name, const QByteArray &bytes)
    {
        m_page = make(name, bytes);
        return QTest::qWaitForWindowActive(m_page.get()) &&
               QTest::qWaitFor([this] { return editor()->isVisible() && editor()->hasFocus(); });
    }
    CodeEditor *editor() const { return m_page->editor(); }
    QString text(const QString &button) const { return m_page->findChild<QToolButton *>(button)->text(); }
    void choose(const QString &button, const QString &choice) const
    {
        const QList<QAction *> actions = m_page->findChild<QToolButton *>(button)->menu()->actions();
        const auto found = std::ranges::find(actions, choice, &QAction::text);
        QVERIFY(found != actions.end());
        (*found)->trigger();
    }

    std::unique_ptr<testing::Desk> m_desk;
    std::unique_ptr<TextPage> m_page;
};

QTEST_MAIN(tst_TextPage)
#include "tst_TextPage.moc"
