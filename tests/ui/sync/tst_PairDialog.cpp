// SPDX-License-Identifier: GPL-3.0-or-later
#include "SomePairs.h"
#include "support/Accessibility.h"
#include "ui/sync/PairDialog.h"

#include <QCheckBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace quire::testing;
using namespace Qt::StringLiterals;
using ui::PairDialog;

/// Setting up two folders.
class tst_PairDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_ground = std::make_unique<SomePairs>();
        m_dialog = std::make_unique<PairDialog>(m_ground->pairs.get(), m_machines);
        m_dialog->show();
    }
    void cleanup() { m_dialog.reset(); }

    void twoFoldersAreEnough()
    {
        QVERIFY(!confirm()->isEnabled());
        line("pairLocal")->setText(m_ground->path(u"data"_s));
        QCOMPARE(line("pairRemote")->text(), u"/storage/data"_s);
        QSignalSpy accepted(m_dialog.get(), &QDialog::accepted);
        QTest::keyClick(line("pairLocal"), Qt::Key_Return);
        QVERIFY(accepted.wait(30'000));
        QTRY_COMPARE(m_ground->pairs->rows().size(), 1);
        const pairs::Pair pair = m_ground->pairs->rows().first().pair;
        QCOMPARE(pair.name, u"data"_s);
        QCOMPARE(pair.machine, u"jupyter/one"_s);
        QCOMPARE(pair.settings.owner, u"jupyter:hub.example"_s);
        QCOMPARE(pair.settings.direction, sync::Direction::TwoWay);
        QCOMPARE(pair.schedule, pairs::Schedule::Continuous);
        QDir(pairs::memoryFolder(pair.settings)).removeRecursively();
    }

    void ownNameThereStays()
    {
        line("pairRemote")->setText(u"mine"_s);
        line("pairLocal")->setText(m_ground->path(u"data"_s));
        QCOMPARE(line("pairRemote")->text(), u"mine"_s);
    }

    void refusalIsTold()
    {
        m_ground->add(u"data"_s);
        line("pairLocal")->setText(m_ground->path(u"data/inner"_s));
        confirm()->click();
        auto *message = m_dialog->findChild<QLabel *>(u"pairMessage"_s);
        QTRY_VERIFY(message->text().contains(u"data"_s));
        QVERIFY(m_dialog->isVisible());
        QVERIFY(confirm()->isEnabled());
    }

    void settingsOfAPairAreChanged()
    {
        const pairs::Pair pair = m_ground->add(u"data"_s);
        m_dialog->edit(pair);
        QVERIFY(!line("pairLocal")->isEnabled());
        m_dialog->findChild<QCheckBox *>(u"pairGit"_s)->setChecked(true);
        m_dialog->findChild<QPlainTextEdit *>(u"pairIgnore"_s)->setPlainText(u"*.log"_s);
        auto *schedule = m_dialog->findChild<QComboBox *>(u"pairSchedule"_s);
        schedule->setCurrentIndex(schedule->findData(int(pairs::Schedule::Every)));
        confirm()->click();
        QTRY_VERIFY(!m_ground->pairs->rows().isEmpty() && m_ground->pairs->rows().first().pair.settings.includesGit);
        const pairs::Pair changed = m_ground->pairs->rows().first().pair;
        QCOMPARE(changed.settings.ignoreLines, "*.log"_ba);
        QCOMPARE(changed.schedule, pairs::Schedule::Every);
        QCOMPARE(changed.settings.localRoot, pair.settings.localRoot);
    }

    void everyControlHasANameAndAKey() { QCOMPARE(accessibilityGaps(m_dialog.get()), QStringList()); }

private:
    QLineEdit *line(const char *name) { return m_dialog->findChild<QLineEdit *>(QString::fromLatin1(name)); }
    QPushButton *confirm() { return m_dialog->findChild<QPushButton *>(u"confirmPair"_s); }

    const QList<ui::MachineChoice> m_machines{{u"jupyter/one"_s, u"Hub"_s, QUrl(u"https://hub.example"_s)},
                                              {u"local/this-computer"_s, u"This computer"_s, {}}};
    std::unique_ptr<SomePairs> m_ground;
    std::unique_ptr<PairDialog> m_dialog;
};

QTEST_MAIN(tst_PairDialog)
#include "tst_PairDialog.moc"
