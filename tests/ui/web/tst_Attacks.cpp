// SPDX-License-Identifier: GPL-3.0-or-later
#include "WebFixture.h"

#include <QDir>
#include <QFile>
#include <QTcpServer>
#include <QTcpSocket>
#include <QUdpSocket>

using namespace quire;
using namespace quire::ui;

/// Hostile outputs of tests/data/attacks: untrusted nothing of them runs; trusted, and even with the network allowed,
/// none reaches this computer's servers or files, another notebook, or a person through a dialog, and the program goes
/// on.
class tst_Attacks : public testing::WebFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_heard.clear(); }
    void cleanup() { clearAway(); }

    void untrusted_data() { addFiles(false); }
    void untrusted();
    void trusted_data() { addFiles(false); }
    void trusted();
    void with_the_network_allowed_data() { addFiles(false); }
    void with_the_network_allowed();
    void what_never_ends_is_stopped_data() { addFiles(true); }
    void what_never_ends_is_stopped();

private:
    void addFiles(bool stuck) const;
    QByteArray attack(const QString &file) const;
    notebook::Output output(const QString &file, const QByteArray &tail) const;
    void play(const QString &file);

    QTcpServer m_server;
    QUdpSocket m_udp;
    QStringList m_heard;
};

namespace {

const QString folder = QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/attacks");

/// Says so when it had its time.
const QByteArray sentinel = "<script>setInterval(() => quire.say({type: 'size', height: 777}), 600)</script>";

QString mimeTypeOf(const QString &file)
{
    const QList<std::pair<QString, QString>> types{
        {QStringLiteral(".html"), QStringLiteral("text/html")},
        {QStringLiteral(".svg"), QStringLiteral("image/svg+xml")},
        {QStringLiteral(".md"), QStringLiteral("text/markdown")},
        {QStringLiteral(".js"), QStringLiteral("application/javascript")},
        {QStringLiteral(".vl.json"), QStringLiteral("application/vnd.vegalite.v5+json")},
        {QStringLiteral(".plotly.json"), QStringLiteral("application/vnd.plotly.v1+json")},
        {QStringLiteral(".mmd"), QStringLiteral("text/vnd.mermaid")},
        {QStringLiteral(".png"), QStringLiteral("image/png")},
    };
    for (const auto &[ending, type] : types) {
        if (file.endsWith(ending)) {
            return type;
        }
    }
    return {};
}

} // namespace

void tst_Attacks::initTestCase()
{
    QVERIFY(m_server.listen(QHostAddress::LocalHost));
    QVERIFY(m_udp.bind(QHostAddress::LocalHost));
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *socket = m_server.nextPendingConnection()) {
            m_heard.append(QStringLiteral("a connection"));
            connect(socket, &QTcpSocket::readyRead, this,
                    [this, socket] { m_heard.append(QString::fromLatin1(socket->readAll().left(80))); });
        }
    });
    connect(&m_udp, &QUdpSocket::readyRead, this, [this] {
        m_heard.append(QStringLiteral("a datagram"));
        m_udp.readDatagram(nullptr, 0);
    });
}

void tst_Attacks::addFiles(bool stuck) const
{
    QTest::addColumn<QString>("file");
    const QStringList files = QDir(folder).entryList(QDir::Files);
    for (const QString &file : files) {
        if (!mimeTypeOf(file).isEmpty() && file != u"README.md" && file.contains(u".stuck.") == stuck) {
            QTest::newRow(qPrintable(file)) << file;
        }
    }
}

QByteArray tst_Attacks::attack(const QString &file) const
{
    QFile source(folder + u'/' + file);
    if (!source.open(QIODevice::ReadOnly)) {
        return {};
    }
    QByteArray text = source.readAll();
    text.replace("SERVER", "http://127.0.0.1:" + QByteArray::number(m_server.serverPort()));
    text.replace("UDP", "127.0.0.1:" + QByteArray::number(m_udp.localPort()));
    return text;
}

notebook::Output tst_Attacks::output(const QString &file, const QByteArray &tail) const
{
    const QString type = mimeTypeOf(file);
    QByteArray text = attack(file);
    if (type == u"text/html") {
        text.prepend(tail);
    } else if (type == u"application/javascript") {
        text += ";setInterval(() => quire.say({type: 'size', height: 777}), 600)";
    }
    const bool isJson = file.endsWith(u".json");
    const QByteArray value =
        isJson ? text : notebook::JsonValue::fromString(QString::fromUtf8(text)).raw().toByteArray();
    return display("{\"" + type.toUtf8() + "\":" + value + '}');
}

/// Shows it until it has had its time.
void tst_Attacks::play(const QString &file)
{
    show({output(file, sentinel)});
    ActiveItem *live = item(0);
    if (!live) { // Native: painted, and the workers done.
        view->grab();
        QTRY_VERIFY_WITH_TIMEOUT((view->grab(), !stack->item(0)->accessibleText().isEmpty()), 10'000);
        return;
    }
    QTRY_VERIFY_WITH_TIMEOUT(live->isAlive(), 20'000);
    const bool tells = mimeTypeOf(file) == u"text/html" || mimeTypeOf(file) == u"application/javascript";
    const auto isOver = [live] { return live->heightForWidth(660) == 777 || !live->isAlive(); };
    // Data that is drawn has no sentinel; its first height says that it was drawn.
    QTRY_VERIFY2_WITH_TIMEOUT(!tells || isOver(), "it had its time", 30'000);
}

void tst_Attacks::untrusted()
{
    QFETCH(QString, file);
    layOut(false);
    show({output(file, {})});
    for (int index = 0; index < stack->itemCount(); ++index) {
        QVERIFY2(!item(index), "nothing that could run");
    }
    view->grab();
    QTRY_VERIFY_WITH_TIMEOUT((view->grab(), !stack->accessibleText().isEmpty()), 10'000);
    QVERIFY(view->heightForWidth(660) < 100'000);
    QCOMPARE(pool->liveCount(), 0);
    QCOMPARE(m_heard, QStringList());
}

void tst_Attacks::trusted()
{
    QFETCH(QString, file);
    layOut(true);
    play(file);
    QCOMPARE(m_heard, QStringList());
    QVERIFY(QApplication::topLevelWidgets().size() <= 2);
    QVERIFY(!QApplication::activeModalWidget());
}

void tst_Attacks::with_the_network_allowed()
{
    QFETCH(QString, file);
    layOut(true);
    notebook->setAllowsNetwork(true);
    play(file);
    QCOMPARE(m_heard, QStringList());
    QVERIFY(!QApplication::activeModalWidget());
}

void tst_Attacks::what_never_ends_is_stopped()
{
    QFETCH(QString, file);
    layOut(true);
    pool->setPatience(std::chrono::milliseconds(500));
    show({output(file, {})});
    QTRY_VERIFY_WITH_TIMEOUT(item(0)->isAlive(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!item(0)->isAlive(), 30'000);
    // Another output lives on.
    show({html(QStringLiteral("<div style='height:123px'></div><script>1</script>"))});
    QTRY_COMPARE_WITH_TIMEOUT(item(0)->heightForWidth(660), 123, 20'000);
    QCOMPARE(m_heard, QStringList());
}

QTEST_MAIN(tst_Attacks)
#include "tst_Attacks.moc"
