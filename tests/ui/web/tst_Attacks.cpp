// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Attack.h"
#include "WebFixture.h"
#include "ui/web/OutputFiles.h"

#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QStandardPaths>
#include <QTimer>
#include <QWebEnginePage>
#include <QWebEngineView>

#include <map>

using namespace quire;
using namespace quire::ui;
using testing::Attack;

/// What an output must not touch beside the network: windows, the clipboard, other programs, and the folder for
/// downloads.
class Surroundings : public QObject
{
    Q_OBJECT

public:
    Surroundings()
    {
        QGuiApplication::clipboard()->setText(QStringLiteral("the person's"));
        m_files = files();
        qApp->installEventFilter(this);
        for (const char *scheme : {"http", "https", "mailto", "tel", "x-evil", "ssh", "file"}) {
            QDesktopServices::setUrlHandler(QLatin1StringView(scheme), this, "open");
        }
    }
    ~Surroundings() override
    {
        for (const char *scheme : {"http", "https", "mailto", "tel", "x-evil", "ssh", "file"}) {
            QDesktopServices::unsetUrlHandler(QLatin1StringView(scheme));
        }
    }

    /// What was done to them.
    QStringList damage() const
    {
        QStringList all = m_seen;
        if (QGuiApplication::clipboard()->text() != u"the person's") {
            all.append(QStringLiteral("the clipboard holds ") + QGuiApplication::clipboard()->text());
        }
        if (files() != m_files) {
            all.append(QStringLiteral("files: ") + files().join(u' '));
        }
        return all;
    }

    Q_INVOKABLE void open(const QUrl &url) { m_seen.append(QStringLiteral("opened ") + url.toString()); }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = event->type() == QEvent::Show ? qobject_cast<QWidget *>(watched) : nullptr;
        if (widget && widget->isWindow() && widget->objectName() != u"ground") {
            m_seen.append(QStringLiteral("a window, ") + QLatin1StringView(widget->metaObject()->className()));
        }
        return false;
    }

private:
    static QStringList files()
    {
        return QDir(QStandardPaths::writableLocation(QStandardPaths::DownloadLocation)).entryList(QDir::Files) +
               QDir::current().entryList(QDir::Files);
    }

    QStringList m_seen;
    QStringList m_files;
};

/// Hostile outputs of tests/data/attacks: untrusted nothing of them runs; trusted, and even with the network allowed,
/// none reaches this computer's servers or files, another notebook, or a person through a dialog, and the program goes
/// on.
///
/// Several are played at once, for each costs a process; a row is one of them.
class tst_Attacks : public testing::WebFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();

    void what_gets_through_is_noticed();
    void untrusted_data() { addFiles(false); }
    void untrusted();
    void trusted_data() { addFiles(false); }
    void trusted() { check(Mode::Offline); }
    void with_the_network_allowed_data() { addFiles(false); }
    void with_the_network_allowed() { check(Mode::Network); }
    void what_never_ends_is_stopped();

private:
    enum class Mode { Offline, Network };
    using Attacks = QList<Attack *>;

    void addFiles(bool stuck) const;
    QStringList files(bool stuck) const;
    Attack *attack(const QString &file) { return m_attacks.at(file).get(); }
    void showNeighbour();
    QByteArray neighbour() const { return "quire-output://" + m_neighbour->origin().toLatin1(); }
    void check(Mode mode);
    Attacks companions(const QString &file, Mode mode);
    void play(const Attacks &attacks, Mode mode);
    QString playTogether(const Attacks &attacks, Mode mode);
    QString wait(const std::function<bool(int)> &isOver) const;
    void giveTime() const;

    std::map<QString, std::unique_ptr<Attack>> m_attacks;
    /// By mode and file what it did; "" for nothing.
    QMap<std::pair<Mode, QString>, QString> m_verdicts;
    std::unique_ptr<NotebookOutputs> m_neighbour;
    std::unique_ptr<OutputStack> m_neighbourStack;
    std::unique_ptr<OutputView> m_neighbourView;
};

namespace {

/// Together with the neighbour all that may live.
constexpr int atOnce = WebPool::limit - 1;
/// Heights by which pages tell: it had its time; it got hold of something.
constexpr int over = 777;
constexpr int leaked = 666;
/// In milliseconds.
constexpr int patience = 20'000;

} // namespace

void tst_Attacks::initTestCase()
{
    for (const QString &file : files(false) + files(true)) {
        m_attacks.emplace(file, std::make_unique<Attack>(file));
    }
    layOut();
    showNeighbour();
    clearAway();
}

/// Another notebook that is open all the while.
void tst_Attacks::showNeighbour()
{
    m_neighbour = std::make_unique<NotebookOutputs>(pool.get(), [](const notebook::Output &) { return true; });
    m_neighbour->setAllowsNetwork(true);
    static const Theme look;
    m_neighbourStack =
        std::make_unique<OutputStack>(&registry, OutputContext{&look, pictures.get(), nullptr, m_neighbour.get()});
    m_neighbourView = std::make_unique<OutputView>();
    m_neighbourView->setObjectName(QStringLiteral("ground"));
    m_neighbourView->setStack(m_neighbourStack.get());
    m_neighbourStack->replace(
        0, 10,
        {html(QStringLiteral("<div style='height:123px'>the neighbour's</div><script>localStorage.secret = "
                             "'neighbour'; new BroadcastChannel('quire').postMessage('neighbour')</script>"))});
    m_neighbourView->resize(660, 400);
    m_neighbourView->show();
    QTRY_COMPARE_WITH_TIMEOUT(m_neighbourStack->item(0)->heightForWidth(660), 123, 20'000);
}

void tst_Attacks::cleanup()
{
    clearAway();
}

void tst_Attacks::cleanupTestCase()
{
    m_neighbourView.reset();
    m_neighbourStack.reset();
    m_neighbour.reset();
}

QStringList tst_Attacks::files(bool stuck) const
{
    QStringList all = QDir(Attack::folder()).entryList(QDir::Files);
    all.removeIf([stuck](const QString &file) {
        return Attack::mimeTypeOf(file).isEmpty() || file == u"README.md" || file.contains(u".stuck.") != stuck;
    });
    return all;
}

void tst_Attacks::addFiles(bool stuck) const
{
    QTest::addColumn<QString>("file");
    for (const QString &file : files(stuck)) {
        QTest::newRow(qPrintable(file)) << file;
    }
}

void tst_Attacks::what_gets_through_is_noticed()
{
    Attack control(QStringLiteral("control/leak.html"));
    QVERIFY(playTogether({&control}, Mode::Offline).contains(u"got hold of something"));
    QTcpSocket client;
    client.connectToHost(QHostAddress::LocalHost, control.port());
    QStringList heard;
    QTRY_VERIFY(!(heard += control.takeHeard()).isEmpty());
}

void tst_Attacks::untrusted()
{
    QFETCH(QString, file);
    layOut(false);
    show({attack(file)->output(neighbour())});
    for (int index = 0; index < stack->itemCount(); ++index) {
        QVERIFY2(!item(index), "nothing that could run");
    }
    QTRY_VERIFY_WITH_TIMEOUT((view->grab(), !stack->accessibleText().isEmpty()), 10'000);
    QVERIFY(view->heightForWidth(660) < 100'000);
    QCOMPARE(pool->liveCount(), 1);
    QCOMPARE(attack(file)->takeHeard(), QStringList());
}

void tst_Attacks::check(Mode mode)
{
    QFETCH(QString, file);
    if (!m_verdicts.contains({mode, file})) {
        play(companions(file, mode), mode);
    }
    QCOMPARE(m_verdicts.value({mode, file}, QStringLiteral("not played")), QString());
}

/// It and the next ones that were not played yet.
tst_Attacks::Attacks tst_Attacks::companions(const QString &file, Mode mode)
{
    Attacks all;
    for (const QString &next : files(false)) {
        if (next >= file && !m_verdicts.contains({mode, next}) && all.size() < atOnce) {
            all.append(attack(next));
        }
    }
    return all;
}

/// What cannot be told of whom it was is played again, one by one.
void tst_Attacks::play(const Attacks &attacks, Mode mode)
{
    const QString together = playTogether(attacks, mode);
    for (Attack *attack : attacks) {
        const QString alone = together.isEmpty() || attacks.size() == 1 ? together : playTogether({attack}, mode);
        const QString heard = attack->takeHeard().join(u", ");
        m_verdicts[{mode, attack->file()}] = heard + alone;
    }
}

QString tst_Attacks::playTogether(const Attacks &attacks, Mode mode)
{
    layOut(true);
    window->setObjectName(QStringLiteral("ground"));
    window->resize(700, 8000); // All in sight at once.
    notebook->setAllowsNetwork(mode == Mode::Network);
    notebook->files()->setChooser(std::make_unique<FileDialogs>(window.get())); // What it asks is a window.
    Surroundings surroundings;
    QList<notebook::Output> outputs;
    for (const Attack *attack : attacks) {
        outputs.append(attack->output(neighbour()));
    }
    show(outputs);
    QSet<int> begun;
    const auto isOver = [this, &begun](int index) {
        ActiveItem *live = item(index);
        if (!live) { // Native: the workers are done.
            return !stack->item(index)->accessibleText().isEmpty();
        }
        if (live->isAlive()) {
            begun.insert(index);
        }
        return live->heightForWidth(660) >= leaked || (begun.contains(index) && !live->isAlive());
    };
    QStringList said{wait(isOver)};
    for (int index = 0; index < stack->itemCount(); ++index) {
        if (item(index) && item(index)->heightForWidth(660) == leaked) {
            said.append(QStringLiteral("item %1 got hold of something").arg(index));
        }
    }
    if (m_neighbourStack->item(0)->heightForWidth(660) != 123) {
        said.append(QStringLiteral("the neighbour was changed"));
    }
    said += surroundings.damage();
    said.removeAll(QString());
    return said.join(u", ");
}

/// Empty when all were over in time.
QString tst_Attacks::wait(const std::function<bool(int)> &isOver) const
{
    QStringList late;
    const auto areOver = [&] {
        late.clear();
        for (int index = 0; index < stack->itemCount(); ++index) {
            if (!isOver(index)) {
                late.append(QStringLiteral("item %1 is not over").arg(index));
            }
        }
        return late.isEmpty();
    };
    QTimer often;
    connect(&often, &QTimer::timeout, this, &tst_Attacks::giveTime);
    often.start(std::chrono::milliseconds(150));
    return QTest::qWaitFor(areOver, patience) ? QString() : late.join(u", ");
}

/// Each page tells when it had its time, whatever is drawn in it.
void tst_Attacks::giveTime() const
{
    const QString sentinel =
        QStringLiteral("window.quire && document.body && (window.sentinel = window.sentinel || setInterval(() => "
                       "quire.say({type: 'size', height: window.leaked ? %1 : %2}), 500))")
            .arg(leaked)
            .arg(over);
    const auto pages = view->findChildren<QWebEngineView *>();
    for (const QWebEngineView *page : pages) {
        page->page()->runJavaScript(sentinel);
    }
}

void tst_Attacks::what_never_ends_is_stopped()
{
    layOut(true);
    window->resize(700, 8000);
    pool->setPatience(std::chrono::milliseconds(500));
    QList<notebook::Output> outputs;
    for (const QString &file : files(true)) {
        outputs.append(attack(file)->output({}));
    }
    show(outputs);
    for (int index = 0; index < outputs.size(); ++index) {
        QTRY_VERIFY2_WITH_TIMEOUT(item(index)->isAlive() || index > 0, qPrintable(files(true).at(index)), 20'000);
    }
    for (int index = 0; index < outputs.size(); ++index) {
        QTRY_VERIFY2_WITH_TIMEOUT(!item(index)->isAlive(), qPrintable(files(true).at(index)), 30'000);
    }
    // Another output lives on.
    show({html(QStringLiteral("<div style='height:123px'></div><script>1</script>"))});
    QTRY_COMPARE_WITH_TIMEOUT(item(0)->heightForWidth(660), 123, 20'000);
    for (const QString &file : files(true)) {
        QCOMPARE(attack(file)->takeHeard(), QStringList());
    }
}

QTEST_MAIN(tst_Attacks)
#include "tst_Attacks.moc"
