// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/Settings.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace quire::store;
using namespace Qt::StringLiterals;

class tst_Settings : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_file;

    QByteArray content() const
    {
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void setContent(const QByteArray &text) const
    {
        QFile file(m_file);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }

private Q_SLOTS:
    void init()
    {
        const QString folder = m_folder.filePath(QString::fromLatin1(QTest::currentTestFunction()));
        m_file = folder + u"/quire.ini"_s;
        QDir().mkpath(folder);
    }

    void everythingComesBackNextTime()
    {
        {
            Settings settings(m_file);
            settings.appearance.set(Appearance::Dark);
            settings.fontSize.set(13);
            settings.restoreSession.set(false);
            settings.autosaveInterval.set(std::chrono::seconds(5));
            settings.savedServers.set({{u"1"_s, u"Büro"_s, QUrl(u"https://h:1/x/"_s)}});
            settings.windowGeometry.set(QByteArray("\0\1,;\"\xff", 6));
            settings.shortcuts.set({{u"run"_s, u"F5"_s}});
        }
        const Settings settings(m_file);
        QCOMPARE(settings.appearance.value(), Appearance::Dark);
        QCOMPARE(settings.fontSize.value(), 13);
        QCOMPARE(settings.restoreSession.value(), false);
        QCOMPARE(settings.autosaveInterval.value(), std::chrono::seconds(5));
        QCOMPARE(settings.savedServers.value().constFirst().name, u"Büro"_s);
        QCOMPARE(settings.windowGeometry.value(), QByteArray("\0\1,;\"\xff", 6));
        QCOMPARE(settings.shortcuts.value().value(u"run"_s), u"F5"_s);
    }

    void keysOfOtherVersionsSurvive()
    {
        setContent("[editor]\nfontSize=9\nligatures=true\n\n[future]\nthing=42\n");
        {
            Settings settings(m_file);
            QCOMPARE(settings.fontSize.value(), 9);
            settings.fontSize.set(14);
        }
        QVERIFY(content().contains("ligatures=true"));
        QVERIFY(content().contains("thing=42"));
        QVERIFY(content().contains("fontSize=14"));
    }

    void aValueThatMakesNoSenseCountsAsTheDefaultAndIsNotTouched()
    {
        setContent("[appearance]\ncolours=Mauve\n[editor]\nfontSize=big\n");
        {
            Settings settings(m_file);
            QCOMPARE(settings.appearance.value(), Appearance::System);
            QCOMPARE(settings.fontSize.value(), 0);
            settings.language.set(u"zh_CN"_s);
        }
        QVERIFY(content().contains("colours=Mauve"));
        QVERIFY(content().contains("fontSize=big"));
    }

    void writesAMomentAfterAChangeAndOnlyThen()
    {
        Settings settings(m_file);
        settings.fontSize.set(11);
        QVERIFY(content().isEmpty());
        QTRY_VERIFY(content().contains("fontSize=11"));
    }

    void changesOfTwoQuiresToDifferentItemsBothStay()
    {
        Settings one(m_file);
        Settings two(m_file);
        one.fontSize.set(11);
        two.language.set(u"de"_s);
        Reply<void> first = one.flush();
        QTRY_VERIFY(first.isFinished());
        Reply<void> second = two.flush();
        QTRY_VERIFY(second.isFinished());
        QVERIFY(first.result());
        QVERIFY(content().contains("fontSize=11"));
        QVERIFY(content().contains("language=de"));
    }

    void theDefaultLeavesTheFile()
    {
        Settings settings(m_file);
        settings.fontSize.set(11);
        Reply<void> set = settings.flush();
        QTRY_VERIFY(set.isFinished());
        settings.fontSize.reset();
        Reply<void> unset = settings.flush();
        QTRY_VERIFY(unset.isFinished());
        QVERIFY(!content().contains("fontSize"));
    }

    void aFileThatCannotBeWrittenIsReportedAndTheValueStays()
    {
        QFile(m_folder.filePath(u"plain"_s)).open(QIODevice::WriteOnly);
        Settings settings(m_folder.filePath(u"plain/sub/quire.ini"_s));
        QSignalSpy failed(&settings, &Settings::writeFailed);
        settings.fontSize.set(11);
        Reply<void> reply = settings.flush();
        QTRY_VERIFY(reply.isFinished());
        QCOMPARE(reply.result().error().kind, ErrorKind::File);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(settings.fontSize.value(), 11);
    }
};

QTEST_GUILESS_MAIN(tst_Settings)
#include "tst_Settings.moc"
