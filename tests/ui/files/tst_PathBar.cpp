// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/files/PathBar.h"
#include "ui/kit/Theme.h"

#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::PathBar;

/// Where one is in a file browser, and the ways up.
class tst_PathBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_bar = new PathBar(ui::Icons(&m_theme), m_window.get());
        m_bar->resize(600, 30);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }

    void aButtonForEachFolderFromThePlaceOn()
    {
        m_bar->setPath(u"Storage"_s, RemotePath(u"mnt/storage"_s), RemotePath(u"mnt/storage/a/b & c"_s));
        QCOMPARE(names(), (QStringList{u"Storage"_s, u"a"_s, u"b & c"_s}));
        QSignalSpy asked(m_bar, &PathBar::folderRequested);
        QTest::mouseClick(crumbs().at(1), Qt::LeftButton);
        QCOMPARE(asked.first().first().value<RemotePath>(), RemotePath(u"mnt/storage/a"_s));
        QCOMPARE(testing::accessibilityGaps(m_bar), QStringList());
    }

    void whereThereIsNoRoomTheFirstOnesAreInAMenu()
    {
        m_bar->setPath(u"Home"_s, {}, RemotePath(u"first/second/third/fourth/fifth"_s));
        m_bar->resize(150, 30);
        QTRY_VERIFY(!crumbs().first()->isVisible());
        QVERIFY(crumbs().last()->isVisible());
        auto *more = m_bar->findChild<QToolButton *>(u"path.more"_s);
        QVERIFY(more->isVisible());
        QSignalSpy asked(m_bar, &PathBar::folderRequested);
        QVERIFY(more->menu()->actions().first()->isVisible());
        more->menu()->actions().first()->trigger();
        QCOMPARE(asked.first().first().value<RemotePath>(), RemotePath());
        m_bar->resize(900, 30);
        QTRY_VERIFY(crumbs().first()->isVisible());
        QVERIFY(!more->isVisible());
    }

    void onePathIsTypedEscapeLeavesIt()
    {
        m_bar->setPath(u"Storage"_s, RemotePath(u"mnt"_s), RemotePath(u"mnt/a"_s));
        QSignalSpy typed(m_bar, &PathBar::pathTyped);
        QSignalSpy left(m_bar, &PathBar::left);
        m_bar->edit();
        QCOMPARE(line()->text(), u"a"_s);
        QCOMPARE(testing::accessibilityGaps(m_bar), QStringList());
        QTest::keyClick(line(), Qt::Key_Escape);
        QCOMPARE(left.size(), 1);
        QVERIFY(!line()->isVisible());
        m_bar->edit();
        QTest::keyClicks(line(), u"b/c"_s);
        QTest::keyClick(line(), Qt::Key_Return);
        QCOMPARE(typed.first().first().toString(), u"b/c"_s);
        QVERIFY(!line()->isVisible());
    }

private:
    QLineEdit *line() const { return m_bar->findChild<QLineEdit *>(u"path.line"_s); }
    QList<QToolButton *> crumbs() const { return m_bar->findChildren<QToolButton *>(u"path.crumb"_s); }
    QStringList names() const
    {
        QStringList names;
        for (const QToolButton *each : crumbs()) {
            names.append(each->accessibleName());
        }
        return names;
    }

    ui::Theme m_theme;
    std::unique_ptr<QWidget> m_window;
    PathBar *m_bar = nullptr;
};

QTEST_MAIN(tst_PathBar)
#include "tst_PathBar.moc"
