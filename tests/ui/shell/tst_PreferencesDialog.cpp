#include <QTest>
class tst_PreferencesDialog : public QObject { Q_OBJECT };
QTEST_MAIN(tst_PreferencesDialog)
#include "tst_PreferencesDialog.moc"
