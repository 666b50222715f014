#include <QTest>
class tst_MainMenu : public QObject { Q_OBJECT };
QTEST_MAIN(tst_MainMenu)
#include "tst_MainMenu.moc"
