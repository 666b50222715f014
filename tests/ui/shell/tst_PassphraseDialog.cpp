#include <QTest>
class tst_PassphraseDialog : public QObject { Q_OBJECT };
QTEST_MAIN(tst_PassphraseDialog)
#include "tst_PassphraseDialog.moc"
