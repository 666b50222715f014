#include <QTest>
class tst_NotebookPage : public QObject { Q_OBJECT };
QTEST_MAIN(tst_NotebookPage)
#include "tst_NotebookPage.moc"
