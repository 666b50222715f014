#include <QTest>
class tst_RunningPanel : public QObject { Q_OBJECT };
QTEST_MAIN(tst_RunningPanel)
#include "tst_RunningPanel.moc"
