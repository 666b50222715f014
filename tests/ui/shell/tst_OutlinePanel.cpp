#include <QTest>
class tst_OutlinePanel : public QObject { Q_OBJECT };
QTEST_MAIN(tst_OutlinePanel)
#include "tst_OutlinePanel.moc"
