// SPDX-License-Identifier: GPL-3.0-or-later
#include "forge/GitHub.h"
#include "net/PublicFiles.h"
#include "store/CredentialStore.h"
#include "support/JupyterServer.h"
#include "support/ScriptedHttpServer.h"
#include "support/Waiting.h"
#include "ui/kit/NotificationBar.h"
#include "ui/shell/Desk.h"
#include "ui/shell/GitHubCopies.h"
#include "ui/shell/ListedProvider.h"
#include "ui/shell/NotebookPage.h"

#include <QDialog>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::GitHubCopies;

namespace {

const QByteArray notebookBytes = "{\"cells\":[],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}";

} // namespace

/// Notebooks from GitHub and to it: its interface on loopback, the machine real.
class tst_GitHubCopies : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_server.start(), m_server.log().constData());
        m_desk.catalog.addProvider(
            new testing::ListedProvider(net::Endpoint{m_server.url(), Secret(m_server.token()), {}, {}}));
        QVERIFY(testing::wait(m_desk.catalog.refresh()));
        m_machine = m_desk.workspace.machine({u"fixed"_s, u"m"_s});
        m_credentials.useSessionOnly();
    }

    void init()
    {
        m_http = std::make_unique<testing::ScriptedHttpServer>();
        m_github = std::make_unique<forge::GitHub>(m_http->url());
        m_window = std::make_unique<QWidget>();
        m_bar = new ui::NotificationBar(m_window.get());
        m_copies = new GitHubCopies(m_github.get(), &m_files, &m_credentials, m_bar, m_window.get());
        m_window->show();
    }

    void cleanup()
    {
        m_window.reset();
        QVERIFY(testing::wait(m_credentials.remove(u"github.com"_s)));
    }

    void cleanupTestCase() { m_server.stop(); }

    void aNotebookIsOpenedAsACopyAndNothingIsReplaced()
    {
        QVERIFY(m_server.write(u"n.ipynb"_s, "mine"));
        m_http->expect(200, notebookBytes);
        QSignalSpy opened(m_copies, &GitHubCopies::opened);
        m_copies->askOpen(m_machine);
        auto *dialog = m_window->findChild<QDialog *>(u"openAddressDialog"_s);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(u"address"_s), u"https://github.com/o/r/blob/main/n.ipynb"_s);
        QTest::keyClick(dialog, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 30'000);
        QCOMPARE(opened.first().at(1).value<RemotePath>(), RemotePath(u"n (2).ipynb"_s));
        QCOMPARE(m_server.read(u"n (2).ipynb"_s), notebookBytes);
        QCOMPARE(m_server.read(u"n.ipynb"_s), "mine");
    }

    void anAddressOfTheWebIsReadToo()
    {
        m_http->expect(200, notebookBytes);
        QSignalSpy opened(m_copies, &GitHubCopies::opened);
        m_copies->open(m_machine, m_http->url().toString() + u"any/web.ipynb"_s);
        QTRY_COMPARE_WITH_TIMEOUT(opened.size(), 1, 30'000);
        QCOMPARE(m_server.read(u"web.ipynb"_s), notebookBytes);
    }

    void whatIsNoNotebookIsSaid()
    {
        m_http->expect(200, "<html>sign in</html>");
        m_copies->open(m_machine, u"https://github.com/o/r/blob/main/n.ipynb"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_bar->text(u"github"_s).contains(u"no notebook"_s), 30'000);
        m_copies->open(m_machine, u"https://example.org/"_s);
        QVERIFY(m_bar->isShowing(u"github"_s));
    }

    void aCopyBecomesAGistAndTheTokenIsKept()
    {
        ui::NotebookPage page(m_desk.open(u"train.ipynb"_s), &m_desk.theme, &m_desk.syntax, m_desk.icons);
        m_http->expect(201, "{\"html_url\":\"https://gist.github.com/me/1\"}");
        m_copies->askSave(&page);
        fill(u"token"_s, u"t0ken"_s);
        QTRY_VERIFY_WITH_TIMEOUT(m_bar->text(u"github"_s).contains(u"gist.github.com/me/1"_s), 30'000);
        QVERIFY(m_http->requests().constFirst().body.contains("train.ipynb"));
        const auto kept = testing::wait(m_credentials.get(u"github.com"_s));
        QVERIFY(kept);
        QCOMPARE(kept->reveal(), u"t0ken"_s);
    }

    void aTokenThatIsRefusedIsAskedForAgain()
    {
        QVERIFY(testing::wait(m_credentials.set(u"github.com"_s, Secret(u"old"_s))));
        ui::NotebookPage page(m_desk.open(u"again.ipynb"_s), &m_desk.theme, &m_desk.syntax, m_desk.icons);
        m_http->expect(401, "{\"message\":\"Bad credentials\"}");
        m_copies->askSave(&page);
        QTRY_VERIFY(m_window->findChild<QDialog *>(u"saveToGitHubDialog"_s));
        QVERIFY(!m_window->findChild<QLineEdit *>(u"token"_s));
        fill(u"path"_s, {});
        QTRY_VERIFY_WITH_TIMEOUT(m_bar->text(u"github"_s).contains(u"token"_s), 30'000);
        QVERIFY(!m_github->hasToken());
        QTRY_VERIFY(!testing::wait(m_credentials.get(u"github.com"_s)));
    }

private:
    void fill(const QString &field, const QString &text) const
    {
        QTRY_VERIFY(m_window->findChild<QDialog *>(u"saveToGitHubDialog"_s));
        auto *dialog = m_window->findChild<QDialog *>(u"saveToGitHubDialog"_s);
        QTest::keyClicks(dialog->findChild<QLineEdit *>(field), text);
        QTest::keyClick(dialog, Qt::Key_Return);
    }

    testing::JupyterServer m_server{{}};
    testing::Desk m_desk;
    session::AttachedMachine *m_machine = nullptr;
    net::PublicFiles m_files;
    store::CredentialStore m_credentials{u"QuireTest"_s, m_desk.folder.filePath(u"vault"_s)};
    std::unique_ptr<testing::ScriptedHttpServer> m_http;
    std::unique_ptr<forge::GitHub> m_github;
    std::unique_ptr<QWidget> m_window;
    ui::NotificationBar *m_bar = nullptr;
    GitHubCopies *m_copies = nullptr;
};

QTEST_MAIN(tst_GitHubCopies)
#include "tst_GitHubCopies.moc"
