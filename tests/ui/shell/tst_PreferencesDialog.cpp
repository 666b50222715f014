// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/editor/Spelling.h"
#include "ui/shell/PreferencesDialog.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using ui::PreferencesDialog;

/// Every change counts at once: there is nothing to confirm.
class tst_PreferencesDialog : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<store::Settings>(m_folder->filePath(u"quire.ini"_s));
        m_settings->language.set(u"zh_CN"_s);
        m_dialog = std::make_unique<PreferencesDialog>(m_settings.get(), &m_spelling);
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }

    void cleanup()
    {
        m_dialog.reset();
        m_settings.reset();
    }

    void coloursAndLanguageAreChosenWithTheArrows()
    {
        QCOMPARE(combo(u"language"_s)->currentText(), u"简体中文"_s);
        QTest::keyClick(combo(u"language"_s), Qt::Key_Up);
        QCOMPARE(m_settings->language.value(), u"en"_s);
        QTest::keyClick(combo(u"appearance"_s), Qt::Key_End);
        QCOMPARE(m_settings->appearance.value(), store::Appearance::Dark);
    }

    void keysCanBeThoseOfClassicOrColab()
    {
        QCOMPARE(combo(u"keymap"_s)->currentText(), u"JupyterLab"_s);
        QTest::keyClick(combo(u"keymap"_s), Qt::Key_End);
        QCOMPARE(m_settings->keymap.value(), u"colab"_s);
    }

    void numbersAreTypedAndZeroHasAName()
    {
        auto *autosave = m_dialog->findChild<QSpinBox *>(u"autosave"_s);
        enter(autosave, u"45"_s);
        QCOMPARE(m_settings->autosaveInterval.value(), 45s);
        enter(autosave, u"0"_s);
        QCOMPARE(m_settings->autosaveInterval.value(), 0s);
        QCOMPARE(autosave->text(), u"Never"_s);
        enter(m_dialog->findChild<QSpinBox *>(u"fontSize"_s), u"14"_s);
        QCOMPARE(m_settings->fontSize.value(), 14);
    }

    void theFolderCountsOnceItIsTypedToItsEnd()
    {
        auto *root = m_dialog->findChild<QLineEdit *>(u"localRoot"_s);
        QVERIFY(!root->placeholderText().isEmpty());
        root->setFocus();
        QTest::keyClicks(root, u"/srv/notebooks"_s);
        QCOMPARE(m_settings->localRoot.value(), QString());
        QTest::keyClick(root, Qt::Key_Tab);
        QCOMPARE(m_settings->localRoot.value(), u"/srv/notebooks"_s);
    }

    void spaceTicksABox()
    {
        QTest::keyClick(m_dialog->findChild<QCheckBox *>(u"restoreSession"_s), Qt::Key_Space);
        QCOMPARE(m_settings->restoreSession.value(), false);
    }

    void whereNoDictionaryIsSpellingCannotBeChosen()
    {
        auto *box = m_dialog->findChild<QCheckBox *>(u"checksSpelling"_s);
        auto *note = m_dialog->findChild<QLabel *>(u"noDictionary"_s);
        QTRY_VERIFY(note->isVisible());
        QVERIFY(!box->isEnabled());
        QVERIFY(m_dialog->findChild<QCheckBox *>(u"closesBrackets"_s)->isEnabled());
    }

    void escapeClosesAndTakesNothingBack()
    {
        QTest::keyClick(combo(u"appearance"_s), Qt::Key_End);
        QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
        QVERIFY(!m_dialog->isVisible());
        QCOMPARE(m_settings->appearance.value(), store::Appearance::Dark);
    }

    void everythingHasANameAndIsReachedByTab() { QCOMPARE(testing::accessibilityGaps(m_dialog.get()), QStringList()); }

private:
    QComboBox *combo(const QString &name) const { return m_dialog->findChild<QComboBox *>(name); }
    static void enter(QSpinBox *box, const QString &number)
    {
        box->setFocus();
        box->selectAll();
        QTest::keyClicks(box, number);
        QTest::keyClick(box, Qt::Key_Tab);
    }

    ui::Spelling m_spelling{QStringList{u"tlh"_s}};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<store::Settings> m_settings;
    std::unique_ptr<PreferencesDialog> m_dialog;
};

QTEST_MAIN(tst_PreferencesDialog)
#include "tst_PreferencesDialog.moc"
