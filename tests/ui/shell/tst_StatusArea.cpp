#include <QTest>
class tst_StatusArea : public QObject { Q_OBJECT };
QTEST_MAIN(tst_StatusArea)
#include "tst_StatusArea.moc"
