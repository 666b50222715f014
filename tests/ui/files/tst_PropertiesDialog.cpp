// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/Clock.h"
#include "models/ContentsSource.h"
#include "support/Accessibility.h"
#include "support/JupyterServer.h"
#include "support/ScriptedHttpServer.h"
#include "ui/files/PropertiesDialog.h"

#include <QDir>
#include <QLabel>
#include <QPushButton>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using models::ContentsSource;
using models::FileEntry;
using ui::PropertiesDialog;

/// What is told of files and folders of a real server.
class tst_PropertiesDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aFileIsDescribedWithItsPathOnTheMachine()
    {
        testing::ScriptedHttpServer nobody;
        net::ServerConnection connection(net::Endpoint{nobody.url(), {}, {}, {}}, m_clock);
        jupyter::Contents contents(&connection);
        ContentsSource source(&contents, &connection, u"x"_s, {});
        source.setRoot(u"/home/me"_s);
        FileEntry entry;
        entry.path = RemotePath(u"a/<b>.txt"_s);
        entry.size = 123'456;
        entry.isLink = true;
        entry.linkTarget = u"../c"_s;
        entry.isWritable = false;
        const PropertiesDialog dialog(&source, {entry});
        const QStringList texts = labels(dialog);
        QVERIFY(texts.contains(u"<b>.txt"_s));
        QVERIFY(texts.contains(u"/home/me/a/<b>.txt"_s));
        QVERIFY(texts.contains(u"../c"_s));
        QVERIFY(dialog.findChild<QLabel *>(u"size"_s)->text().contains(u"123.5 kB"));
        QVERIFY(nobody.requests().isEmpty());
    }

    void foldersAreCountedUntilItIsStopped()
    {
        testing::JupyterServer server({});
        QVERIFY2(server.start(), server.log().constData());
        QVERIFY(QDir().mkpath(server.root() + u"/a/b"_s));
        QVERIFY(server.write(u"a/b/one.txt"_s, QByteArray(2500, 'x')));
        net::ServerConnection connection(net::Endpoint{server.url(), Secret(server.token()), {}, {}}, m_clock);
        jupyter::Contents contents(&connection);
        ContentsSource source(&contents, &connection, u"x"_s, {});
        FileEntry folder;
        folder.path = RemotePath(u"a"_s);
        folder.kind = FileEntry::Kind::Folder;
        PropertiesDialog dialog(&source, {folder});
        dialog.show();
        QTRY_VERIFY(dialog.findChild<QLabel *>(u"size"_s)->text().contains(u"2.5 kB"));
        QTRY_VERIFY(!stopButton(dialog)->isVisible());
        QCOMPARE(testing::accessibilityGaps(&dialog), QStringList());
        PropertiesDialog stopped(&source, {folder});
        stopped.show();
        QTest::mouseClick(stopButton(stopped), Qt::LeftButton);
        QVERIFY(!stopButton(stopped)->isVisible());
    }

private:
    static QStringList labels(const QWidget &of)
    {
        QStringList texts;
        for (const QLabel *each : of.findChildren<QLabel *>()) {
            texts.append(each->text());
        }
        return texts;
    }
    static QPushButton *stopButton(const QWidget &of)
    {
        const auto buttons = of.findChildren<QPushButton *>();
        const auto found =
            std::ranges::find_if(buttons, [](const QPushButton *each) { return each->text().contains(u"Stop"); });
        return found == buttons.end() ? nullptr : *found;
    }

    SystemClock m_clock;
};

QTEST_MAIN(tst_PropertiesDialog)
#include "tst_PropertiesDialog.moc"
