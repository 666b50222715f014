// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "support/Accessibility.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/PicturePage.h"
#include "ui/viewers/PictureCanvas.h"

#include <QAction>
#include <QFileDialog>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::PicturePage;

class tst_PicturePage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QDir().mkpath(m_desk.local->root());
        QImage image(30, 20, QImage::Format_RGB32);
        image.fill(Qt::blue);
        QVERIFY(image.save(file(u"a.png"_s)));
    }

    void thePictureIsShownAndSavedElsewhere()
    {
        PicturePage page(ref(u"a.png"_s), m_desk.workspace.thisComputer(), &m_desk.theme, m_desk.icons, true);
        const auto *canvas = page.findChild<ui::PictureCanvas *>(u"picture"_s);
        QTRY_COMPARE(canvas->naturalSize(), QSize(30, 20));
        QVERIFY(!page.findChild<QAction *>(u"openAsText"_s)); // It is no drawing.
        page.findChild<QAction *>(u"pictureSave"_s)->trigger();
        auto *dialog = page.findChild<QFileDialog *>(u"copyDialog"_s);
        Q_EMIT dialog->fileSelected(file(u"copy.png"_s));
        QTRY_COMPARE(QImage(file(u"copy.png"_s)).size(), QSize(30, 20));
    }

    void aFileThatIsGoneIsExplained()
    {
        const PicturePage page(ref(u"gone.png"_s), m_desk.workspace.thisComputer(), &m_desk.theme, m_desk.icons, true);
        QTRY_VERIFY(page.notifications()->isShowing(u"file"_s));
    }

    void everythingHasANameAndIsReachedByTab()
    {
        PicturePage page(ref(u"a.png"_s), m_desk.workspace.thisComputer(), &m_desk.theme, m_desk.icons, true);
        QCOMPARE(testing::accessibilityGaps(&page), QStringList());
    }

private:
    QString file(const QString &name) const { return QDir(m_desk.local->root()).filePath(name); }
    session::NotebookRef ref(const QString &name) { return m_desk.workspace.refForLocalFile(file(name)); }

    testing::Desk m_desk;
};

QTEST_MAIN(tst_PicturePage)
#include "tst_PicturePage.moc"
