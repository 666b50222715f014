// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/web/FileChooser.h"

#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace quire::ui;
using namespace Qt::StringLiterals;

/// The dialogs a person meets when an output wants files.
class tst_FileChooser : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_answers.clear();
    }

    void whatAPageAcceptsComesFirstAndEverythingStaysPossible_data()
    {
        QTest::addColumn<QStringList>("accepted");
        QTest::addColumn<QStringList>("patterns");
        QTest::newRow("any") << QStringList() << QStringList();
        QTest::newRow("endings") << QStringList{u".csv"_s, u".tar.gz"_s} << QStringList{u"*.csv"_s, u"*.tar.gz"_s};
        QTest::newRow("a type") << QStringList{u"application/json"_s} << QStringList{u"*.json"_s};
        QTest::newRow("a family") << QStringList{u"image/*"_s} << QStringList{u"*.png"_s, u"*.jpg"_s, u"*.svg"_s};
        QTest::newRow("one it does not know") << QStringList{u".csv"_s, u"x-no/such"_s} << QStringList();
        QTest::newRow("hostile") << QStringList{u".a *;;rm (b)"_s, u"../x"_s} << QStringList();
    }
    void whatAPageAcceptsComesFirstAndEverythingStaysPossible()
    {
        QFETCH(QStringList, accepted);
        QFETCH(QStringList, patterns);
        const QStringList filters = FileDialogs::filtersFor(accepted);
        QCOMPARE(filters.size(), patterns.isEmpty() ? 1 : 2);
        QVERIFY(filters.last().endsWith(u"(*)"));
        for (const QString &pattern : patterns) {
            QVERIFY2(QRegularExpression(u"[( ]%1[ )]"_s.arg(QRegularExpression::escape(pattern)))
                         .match(filters.first())
                         .hasMatch(),
                     qPrintable(filters.first()));
        }
    }

    void aListWithoutEndStaysShort()
    {
        QStringList many;
        for (int index = 0; index < 100'000; ++index) {
            many.append(u".e%1"_s.arg(index));
        }
        QVERIFY(FileDialogs::filtersFor(many).first().size() < 2'000);
    }

    void aChosenFileIsAnswered()
    {
        const QString file = m_folder.filePath(u"numbers.csv"_s);
        QVERIFY(QFile(file).open(QIODevice::WriteOnly));
        FileDialogs dialogs(m_window.get());
        dialogs.chooseToRead({false, {u".csv"_s}}, keep());
        auto *dialog = m_window->findChild<QFileDialog *>(u"outputReadDialog"_s);
        QVERIFY(dialog && dialog->isModal());
        QCOMPARE(dialog->fileMode(), QFileDialog::ExistingFile);
        dialog->setDirectory(m_folder.path());
        dialog->findChild<QLineEdit *>(u"fileNameEdit"_s)->setText(u"numbers.csv"_s);
        static_cast<QDialog *>(dialog)->accept();
        QTRY_COMPARE(m_answers, QList<QStringList>{{file}});
    }

    void severalOnlyIfThePageTakesThem()
    {
        FileDialogs dialogs(m_window.get());
        dialogs.chooseToRead({true, {}}, keep());
        QCOMPARE(m_window->findChild<QFileDialog *>(u"outputReadDialog"_s)->fileMode(), QFileDialog::ExistingFiles);
    }

    void escapeChoosesNone()
    {
        FileDialogs dialogs(m_window.get());
        dialogs.chooseToRead({}, keep());
        m_window->findChild<QFileDialog *>(u"outputReadDialog"_s)->reject();
        QTRY_COMPARE(m_answers, QList<QStringList>{{}});
        dialogs.chooseToWrite(u"plot.png"_s, keep());
        auto *dialog = m_window->findChild<QFileDialog *>(u"outputWriteDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
        QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), u"plot.png"_s);
        dialog->reject();
        QTRY_COMPARE(m_answers.size(), 2);
        QVERIFY(m_answers.last().isEmpty());
    }

private:
    FileChooser::Chosen keep()
    {
        return [this](const QStringList &paths) { m_answers.append(paths); };
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QWidget> m_window;
    QList<QStringList> m_answers;
};

QTEST_MAIN(tst_FileChooser)
#include "tst_FileChooser.moc"
