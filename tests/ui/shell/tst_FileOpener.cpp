#include <QTest>
class tst_FileOpener : public QObject { Q_OBJECT };
QTEST_MAIN(tst_FileOpener)
#include "tst_FileOpener.moc"
