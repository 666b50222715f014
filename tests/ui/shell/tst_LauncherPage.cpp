// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/kit/Theme.h"
#include "ui/shell/LauncherPage.h"

#include <QAbstractButton>
#include <QListWidget>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using store::NotebookPlace;
using ui::LauncherPage;

class tst_LauncherPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_settings = std::make_unique<store::Settings>(m_folder.filePath(u"quire.ini"_s));
        m_settings->recentNotebooks.set({});
        m_page = std::make_unique<LauncherPage>(m_settings.get(), ui::Icons(&m_theme));
        m_page->show();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

    void cleanup() { m_page.reset(); }

    void everyChoiceAnswersToTheMouseAndToSpace_data()
    {
        QTest::addColumn<QByteArray>("signal");
        QTest::newRow("newNotebook") << QByteArray(SIGNAL(newNotebookRequested()));
        QTest::newRow("newConsole") << QByteArray(SIGNAL(newConsoleRequested()));
        QTest::newRow("newTerminal") << QByteArray(SIGNAL(newTerminalRequested()));
        QTest::newRow("openFile") << QByteArray(SIGNAL(openFileRequested()));
        QTest::newRow("sample") << QByteArray(SIGNAL(sampleRequested()));
        QTest::newRow("thisComputer") << QByteArray(SIGNAL(thisComputerRequested()));
        QTest::newRow("addServer") << QByteArray(SIGNAL(addServerRequested()));
        QTest::newRow("machines") << QByteArray(SIGNAL(machinesRequested()));
    }

    void everyChoiceAnswersToTheMouseAndToSpace()
    {
        QFETCH(QByteArray, signal);
        QSignalSpy chosen(m_page.get(), signal.constData());
        auto *button = m_page->findChild<QAbstractButton *>(QString::fromLatin1(QTest::currentDataTag()));
        QTest::mouseClick(button, Qt::LeftButton);
        QTest::keyClick(button, Qt::Key_Space);
        QCOMPARE(chosen.size(), 2);
    }

    void recentNotebooksAreListedWithTheirFolderAndEnterOpensOne()
    {
        const NotebookPlace deep{u"local/this-computer"_s, u"work/deep/train.ipynb"_s};
        m_settings->recentNotebooks.set({{u"jupyter/a"_s, u"top.ipynb"_s}, deep});
        QCOMPARE(recent()->count(), 2);
        QCOMPARE(recent()->item(0)->text(), u"top.ipynb"_s);
        QVERIFY(recent()->item(1)->text().startsWith(u"train.ipynb"));
        QVERIFY(recent()->item(1)->text().endsWith(u"work/deep"));
        QSignalSpy chosen(m_page.get(), &LauncherPage::recentRequested);
        recent()->setCurrentRow(1);
        QTest::keyClick(recent(), Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<NotebookPlace>(), deep);
    }

    void withoutRecentNotebooksItSaysWhatWillStandThere()
    {
        QSignalSpy chosen(m_page.get(), &LauncherPage::recentRequested);
        QCOMPARE(recent()->count(), 1);
        QVERIFY(!recent()->item(0)->text().isEmpty());
        QTest::mouseDClick(recent()->viewport(), Qt::LeftButton, {},
                           recent()->visualItemRect(recent()->item(0)).center());
        QCOMPARE(chosen.size(), 0);
    }

    void everythingHasANameAndIsReachedByTab() { QCOMPARE(testing::accessibilityGaps(m_page.get()), QStringList()); }

private:
    QListWidget *recent() const { return m_page->findChild<QListWidget *>(u"recentNotebooks"_s); }

    QTemporaryDir m_folder;
    ui::Theme m_theme;
    std::unique_ptr<store::Settings> m_settings;
    std::unique_ptr<LauncherPage> m_page;
};

QTEST_MAIN(tst_LauncherPage)
#include "tst_LauncherPage.moc"
