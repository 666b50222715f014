// SPDX-License-Identifier: GPL-3.0-or-later
#include "notebook/Document.h"
#include "support/JupyterServer.h"
#include "support/Waiting.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/Desk.h"
#include "ui/shell/ExportDesk.h"
#include "ui/shell/ListedProvider.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/ServerExport.h"

#include <QComboBox>
#include <QDialog>
#include <QFileDialog>
#include <QInputDialog>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;

/// A notebook of a real machine becomes files of this computer.
class tst_ExportDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), m_server.log().constData());
        m_desk.catalog.addProvider(
            new testing::ListedProvider(net::Endpoint{m_server.url(), Secret(m_server.token()), {}, {}}));
        QVERIFY(testing::wait(m_desk.catalog.refresh()));
    }

    void init()
    {
        m_window = std::make_unique<QWidget>();
        m_bar = new ui::NotificationBar(m_window.get());
        m_window->show();
        notebook::Notebook notebook;
        notebook.cells = {notebook::Cell(notebook::CellType::Code, u"1 + 1"_s)};
        QVERIFY(m_server.write(u"train.ipynb"_s, notebook::NotebookFile::write(notebook)));
        session::NotebookSession *session =
            m_desk.workspace.open(m_desk.workspace.refFor({u"fixed"_s, u"m"_s}, RemotePath(u"train.ipynb"_s)));
        session->openWithoutKernel();
        QTRY_VERIFY_WITH_TIMEOUT(session->document(), 30'000);
        m_page = std::make_unique<ui::NotebookPage>(session, &m_desk.theme, &m_desk.syntax, m_desk.icons);
    }

    void cleanup()
    {
        m_page.reset();
        m_window.reset();
    }

    void cleanupTestCase() { m_server.stop(); }

    void whatIsOnTheScreenIsExportedWithItsPictures()
    {
        QVERIFY(m_server.write(u"img.svg"_s, "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"));
        notebook::Document *document = m_page->session()->document();
        document->insertCells(0, {notebook::Cell(notebook::CellType::Markdown, u"# Unsaved\n\n![p](img.svg)"_s)});
        ui::ExportDesk desk(&m_desk.workspace, m_bar, m_window.get());
        desk.askAll(m_page.get());
        auto *dialog = m_window->findChild<QDialog *>(u"exportDialog"_s);
        QVERIFY(dialog);
        auto *format = dialog->findChild<QComboBox *>(u"exportFormat"_s);
        format->setCurrentIndex(format->findData(u"markdown"_s));
        const QString file = m_desk.folder.filePath(u"out/train.md"_s);
        dialog->findChild<QLineEdit *>(u"exportFile"_s)->setText(file);
        dialog->findChild<QPushButton *>(u"confirmExport"_s)->click();
        QTRY_VERIFY_WITH_TIMEOUT(m_bar->text(u"export-"_s + file).startsWith(u"Exported"_s), 30'000);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        const QByteArray text = written.readAll();
        QVERIFY(text.contains("# Unsaved"));
        QVERIFY2(text.contains("train_files/"), text.constData()); // the picture came along
    }

    void aFormatOfTheMenuOnlyAsksWhere()
    {
        ui::ExportDesk desk(&m_desk.workspace, m_bar, m_window.get());
        desk.exportPage(m_page.get(), u"pdf"_s);
        auto *dialog = m_window->findChild<QFileDialog *>(u"exportFileDialog"_s);
        QVERIFY(dialog);
        QCOMPARE(dialog->defaultSuffix(), u"pdf"_s);
        const QString file = m_desk.folder.filePath(u"train.pdf"_s);
        Q_EMIT dialog->fileSelected(file);
        QTRY_VERIFY_WITH_TIMEOUT(m_bar->text(u"export-"_s + file).startsWith(u"Exported"_s), 30'000);
        QFile written(file);
        QVERIFY(written.open(QIODevice::ReadOnly));
        QVERIFY(written.read(5) == "%PDF-");
    }

    void theMachinesOwnFormats()
    {
        ui::ServerExport server(m_bar, m_window.get());
        server.ask(m_page.get());
        QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QInputDialog *>(u"serverExportDialog"_s), 30'000);
        auto *dialog = m_window->findChild<QInputDialog *>(u"serverExportDialog"_s);
        QVERIFY(dialog->comboBoxItems().contains(u"rst"_s));
        Q_EMIT dialog->textValueSelected(u"rst"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->findChild<QFileDialog *>(u"serverExportFileDialog"_s), 60'000);
        const QString file = m_desk.folder.filePath(u"train.rst"_s);
        Q_EMIT m_window->findChild<QFileDialog *>(u"serverExportFileDialog"_s)->fileSelected(file);
        QTRY_VERIFY(QFile::exists(file));
    }

private:
    testing::JupyterServer m_server{{}};
    testing::Desk m_desk;
    std::unique_ptr<QWidget> m_window;
    ui::NotificationBar *m_bar = nullptr;
    std::unique_ptr<ui::NotebookPage> m_page;
};

QTEST_MAIN(tst_ExportDesk)
#include "tst_ExportDesk.moc"
