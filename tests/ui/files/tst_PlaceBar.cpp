// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/files/PlaceBar.h"
#include "ui/kit/Theme.h"

#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace quire;
using namespace Qt::StringLiterals;
using models::FilePlace;
using ui::PlaceBar;

/// The places of a machine.
class tst_PlaceBar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void onePlaceIsNoChoice()
    {
        PlaceBar bar{ui::Icons(&m_theme)};
        bar.setPlaces({place(u"notebooks"_s)}, u"notebooks"_s);
        QVERIFY(bar.isHidden());
    }

    void aPlaceIsChosen()
    {
        PlaceBar bar{ui::Icons(&m_theme)};
        bar.resize(500, 30);
        bar.setPlaces({place(u"notebooks"_s), place(u"storage"_s)}, u"notebooks"_s);
        QVERIFY(bar.isVisible());
        QCOMPARE(testing::accessibilityGaps(&bar), QStringList());
        QSignalSpy chosen(&bar, &PlaceBar::chosen);
        QTest::mouseClick(bar.findChild<QToolButton *>(u"place:storage"_s), Qt::LeftButton);
        QCOMPARE(chosen.first().first().toString(), u"storage"_s);
        QCOMPARE(chosen.first().last().value<RemotePath>(), RemotePath(u"storage"_s));
    }

    void whereThereIsNoRoomOnlyTheCurrentOneIsNamed()
    {
        PlaceBar bar{ui::Icons(&m_theme)};
        bar.setPlaces({place(u"notebooks"_s), place(u"storage"_s), place(u"datasets"_s)}, u"storage"_s);
        bar.resize(800, 30);
        QTRY_COMPARE(style(bar, u"datasets"_s), Qt::ToolButtonTextBesideIcon);
        bar.resize(160, 30);
        QTRY_COMPARE(style(bar, u"datasets"_s), Qt::ToolButtonIconOnly);
        QCOMPARE(style(bar, u"storage"_s), Qt::ToolButtonTextBesideIcon);
    }

private:
    static FilePlace place(const QString &id) { return {id, id, u"storage"_s, nullptr, RemotePath(id)}; }
    static Qt::ToolButtonStyle style(const PlaceBar &bar, const QString &id)
    {
        return bar.findChild<QToolButton *>(u"place:"_s + id)->toolButtonStyle();
    }

    ui::Theme m_theme;
};

QTEST_MAIN(tst_PlaceBar)
#include "tst_PlaceBar.moc"
