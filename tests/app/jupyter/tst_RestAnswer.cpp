// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/RestAnswer.h"

#include <QJsonDocument>
#include <QTest>

using namespace quire;
using namespace quire::jupyter;
using namespace Qt::StringLiterals;

class tst_RestAnswer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsContentsOfBothGenerations()
    {
        const auto entry = RestAnswer::contentsEntry(parse(
            R"({"name":"b.txt","path":"sub/b.txt","last_modified":"2026-11-20T23:41:22.933213Z","created":"2024-01-02T03:04:05Z",)"
            R"("content":null,"format":null,"mimetype":"text/plain","size":6,"writable":false,"hash":"ab","type":"file"})"));
        QCOMPARE(entry.path, RemotePath(u"sub/b.txt"_s));
        QCOMPARE(entry.lastModified, QDateTime(QDate(2026, 11, 20), QTime(23, 41, 22, 933), QTimeZone::UTC));
        QCOMPARE(entry.created, QDateTime(QDate(2024, 1, 2), QTime(3, 4, 5), QTimeZone::UTC));
        QCOMPARE(entry.hash, "ab");
        QVERIFY(!entry.writable);
        const auto folder =
            RestAnswer::contentsEntry(parse(R"({"path":"","size":null,"mimetype":null,"type":"directory"})"));
        QCOMPARE(folder.type, ContentsEntry::Type::Directory);
        QCOMPARE(folder.size, -1);
    }

    void sortsKernelspecsWithTheDefaultFirst()
    {
        const auto list = RestAnswer::kernelspecs(
            parse(
                R"({"default":"py","kernelspecs":{"ir":{"spec":{"display_name":"R","language":"R"},"resources":{}},)"
                R"("py":{"spec":{"display_name":"Z","language":"python"},"resources":{"logo-svg":"/pre/kernelspecs/py/l.svg"}},)"
                R"("bash":{"spec":{"display_name":"Bash"}}}})"),
            QUrl(u"http://h:1/pre/"_s));
        QCOMPARE(list.specs.size(), 3);
        QCOMPARE(list.specs.at(0).name, u"py"_s);
        QCOMPARE(list.specs.at(1).name, u"bash"_s);
        QCOMPARE(list.specs.at(0).resources.value(u"logo-svg"_s), QUrl(u"http://h:1/pre/kernelspecs/py/l.svg"_s));
    }

    void speaksOfTheFile_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("reason");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("gone") << 404 << u"x"_s << ErrorKind::NotFound;
        QTest::newRow("taken") << 409 << u"x"_s << ErrorKind::Conflict;
        QTest::newRow("disk full") << 500 << u"Unexpected error: [Errno 28] No space left on device"_s
                                   << ErrorKind::Server;
        QTest::newRow("no folder") << 500 << u"[Errno 2] No such file or directory: '/x/y'"_s << ErrorKind::NotFound;
        QTest::newRow("forbidden") << 403 << u"Permission denied: x"_s << ErrorKind::Unsupported;
    }

    void speaksOfTheFile()
    {
        QFETCH(const int, status);
        QFETCH(const QString, reason);
        QFETCH(const ErrorKind, kind);
        const ErrorKind before = status == 404   ? ErrorKind::NotFound
                                 : status == 409 ? ErrorKind::Conflict
                                 : status == 403 ? ErrorKind::Auth
                                                 : ErrorKind::Server;
        const Error error = RestAnswer::aboutFile({before, u"general"_s, reason, status}, RemotePath(u"a/n.ipynb"_s));
        QCOMPARE(error.kind, kind);
        QVERIFY(error.message.contains("n.ipynb"_L1));
    }

    void saysSoWhenTheAnswerIsNotJupyters()
    {
        net::HttpResponse page;
        page.status = 200;
        page.body = "<html>welcome</html>";
        QCOMPARE(RestAnswer::object(page).error().kind, ErrorKind::Protocol);
        QCOMPARE(RestAnswer::array(page).error().kind, ErrorKind::Protocol);
    }

private:
    static QJsonObject parse(const QByteArray &json)
    {
        const QJsonDocument document = QJsonDocument::fromJson(json);
        return document.object();
    }
};

QTEST_GUILESS_MAIN(tst_RestAnswer)
#include "tst_RestAnswer.moc"
