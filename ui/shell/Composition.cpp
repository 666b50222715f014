// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Composition.h"

#include "base/DataFiles.h"
#include "base/Log.h"
#include "base/Timeout.h"
#include "files/MachineRoot.h"
#include "files/TransferJournal.h"
#include "machines/jupyterserver/JupyterServerProvider.h"
#include "machines/local/LocalProvider.h"
#include "net/ServerAddress.h"
#include "pairs/PairStore.h"
#include "session/AttachedMachine.h"
#include "session/NotebookSession.h"
#include "session/SleepWatch.h"
#include "ui/kit/Palettes.h"
#include "ui/library/PdfTextPlugin.h"
#include "ui/shell/LibraryDesk.h"
#include "ui/shell/MachineFiles.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/Presence.h"
#include "ui/shell/SyncDesk.h"
#include "ui/shell/TabArea.h"
#include "ui/shell/TabPage.h"
#include "ui/shell/TransferDesk.h"

#include <QApplication>
#include <QFileInfo>
#include <QLibraryInfo>
#include <QPluginLoader>
#include <QStandardPaths>
#include <QStyleHints>

namespace quire::ui {

using machines::LocalProvider;
using machines::LocalServerPaths;
using store::Appearance;

namespace {

constexpr std::chrono::seconds goodbyeLimit{5};
/// So long without input, or with another program in front, and nobody reorders what waits.
constexpr std::chrono::minutes idleTime{2};
constexpr std::chrono::seconds asideTime{10};

QString rootFrom(const store::Settings &settings)
{
    const QString chosen = settings.localRoot.value();
    return chosen.isEmpty() ? LocalServerPaths::standardRoot() : chosen;
}

QString stateFolder(const QString &name)
{
    return QStandardPaths::writableLocation(QStandardPaths::StateLocation) + u'/' + name;
}

/// A disk of a machine, for transfers.
std::unique_ptr<files::RemoteRoot> rootOf(net::ServerConnection *connection, const QByteArray &path,
                                          files::RateLimit *limit)
{
    return std::make_unique<files::MachineRoot>(std::make_unique<files::MachineAgent>(connection), path, limit);
}

/// Reads PDF files with a plug-in that is loaded with the first one; without it they are found by their names.
library::PdfText pdfText()
{
    return [file = base::pluginFile(QStringLiteral("quire-pdftext"))](const QByteArray &bytes, int mostPages) {
        auto *plugin = qobject_cast<PdfTextPlugin *>(QPluginLoader(file).instance());
        return plugin ? plugin->pages(bytes, mostPages) : QStringList();
    };
}

QString formulaFolder()
{
    return QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + QStringLiteral("/formulas");
}

} // namespace

Composition::Composition()
    : m_settings(store::Settings::standardFile()),
      m_credentials(QStringLiteral("Quire"), store::CredentialStore::standardVaultFile()),
      m_local(new LocalProvider(LocalServerPaths::standard(), rootFrom(m_settings), m_clock)),
      m_servers(new machines::JupyterServerProvider(m_settings, m_credentials, m_clock)),
      m_recovery(stateFolder(QStringLiteral("recovery"))),
      m_consoles(stateFolder(QStringLiteral("consoles"))),
      m_journal(runs::RunJournal::standardFile()),
      m_math(base::dataFile(QStringLiteral("web/math.js")), formulaFolder()),
      m_web(base::pluginFile(QStringLiteral("quire-webengine")), base::dataFile(QStringLiteral("web"))),
      m_transfers(m_clock, files::TransferJournal::standardFile(), rootOf),
      m_pairs(m_clock, pairs::PairStore::standardFile()),
      m_library(library::Library::standardFolder(), pdfText())
{
    loadTranslations();
    applyAppearance();
    connect(&m_settings.appearance, &store::SettingItemBase::changed, this, &Composition::applyAppearance);
    connect(&m_settings.fontSize, &store::SettingItemBase::changed, this, &Composition::applyAppearance);
    connect(&m_settings.outputHeight, &store::SettingItemBase::changed, this, &Composition::applyAppearance);
    connect(&m_settings.localRoot, &store::SettingItemBase::changed, this,
            [this] { m_local->setRoot(rootFrom(m_settings)); });
    m_catalog.addProvider(m_local);
    m_catalog.addProvider(m_servers);
    m_workspace =
        std::make_unique<session::Workspace>(&m_catalog, m_local, &m_settings, &m_recovery, &m_journal, m_clock);
    const Services services{&m_settings, &m_credentials,    &m_catalog,    m_local,   m_servers,
                            &m_journal,  m_workspace.get(), &m_consoles,   &m_theme,  &m_syntax,
                            &m_web,      Icons(&m_theme),   richContent(), &m_github, &m_publicFiles};
    m_window = std::make_unique<MainWindow>(services);
    m_transferDesk = new TransferDesk(&m_transfers, m_workspace.get(), &m_settings, Icons(&m_theme), m_window.get());
    new SyncDesk(&m_pairs, m_workspace.get(), &m_catalog, Icons(&m_theme), m_window.get());
    new LibraryDesk(&m_library, services, m_window.get());
    connect(m_window.get(), &MainWindow::notebookEditable, this, [] { qCInfo(logPerformance) << "notebook editable"; });
    connect(m_window.get(), &MainWindow::closed, this, &Composition::end);
}

Composition::~Composition()
{
    m_window.reset(); // Before what it shows.
}

RichContent Composition::richContent()
{
    return {&m_math, {}, {}, [this](const QString &address) { return m_publicFiles.read(QUrl(address)); }, {}};
}

void Composition::loadTranslations()
{
    const QString chosen = m_settings.language.value();
    const QLocale locale = chosen.isEmpty() ? QLocale() : QLocale(chosen);
    if (!chosen.isEmpty()) {
        QLocale::setDefault(locale);
    }
    if (m_qtWords.load(locale, QStringLiteral("qtbase"), QStringLiteral("_"),
                       QLibraryInfo::path(QLibraryInfo::TranslationsPath))) {
        QCoreApplication::installTranslator(&m_qtWords);
    }
    if (m_words.load(locale, QStringLiteral("quire"), QStringLiteral("_"), QStringLiteral(":/i18n"))) {
        QCoreApplication::installTranslator(&m_words);
    }
}

void Composition::applyAppearance()
{
    const Appearance appearance = m_settings.appearance.value();
    const Qt::ColorScheme wanted = appearance == Appearance::Dark    ? Qt::ColorScheme::Dark
                                   : appearance == Appearance::Light ? Qt::ColorScheme::Light
                                                                     : Qt::ColorScheme::Unknown;
    QStyleHints *hints = QGuiApplication::styleHints();
    hints->setColorScheme(wanted);
    if (wanted == Qt::ColorScheme::Unknown || hints->colorScheme() == wanted) {
        QApplication::setPalette(QPalette()); // The desktop does it.
    } else {
        QApplication::setPalette(wanted == Qt::ColorScheme::Dark ? Palettes::dark() : Palettes::light());
    }
    m_theme.setCodeFontSize(m_settings.fontSize.value());
    m_theme.setOutputHeight(m_settings.outputHeight.value());
}

void Composition::openJournal()
{
    m_journal.open().then(m_window.get(), [this](const Result<store::DatabaseOpened> &opened) {
        if (!opened) {
            m_window->notify(QStringLiteral("journal"), opened.error());
        } else if (opened->problem) {
            m_window->notify(QStringLiteral("journal"), *opened->problem);
        }
    });
}

void Composition::start(const QStringList &arguments)
{
    openJournal();
    for (const QString &argument : arguments) {
        if (const QFileInfo info(argument); info.isDir()) {
            m_local->setRoot(info.absoluteFilePath());
        }
    }
    m_window->useMachine(m_workspace->thisComputer()->id());
    std::ignore = m_credentials.open();
    const bool needsCatalog = std::ranges::any_of(arguments, [](const QString &argument) {
        return argument == u"--machine" || argument.contains(QStringLiteral("://"));
    });
    if (needsCatalog) { // Names and addresses mean nothing before the machines are known.
        m_window->showLauncher();
        m_catalog.refresh().then(this, [this, arguments](const Result<void> &) { openArguments(arguments); });
    } else {
        openArguments(arguments);
    }
    m_window->show();
    qCInfo(logPerformance) << "window shown";
    QTimer::singleShot(asideTime, this, &Composition::watchForLeaving); // The system bus is not needed before.
}

/// When nobody is here, or the computer sleeps, kernels work on without this program.
void Composition::watchForLeaving()
{
    const auto *presence = new Presence(qApp, idleTime, asideTime, this);
    connect(presence, &Presence::left, this, [this] {
        std::ignore = m_workspace->handOverRuns();
        m_pairs.setPresent(false);
    });
    connect(presence, &Presence::came, this, [this] { m_pairs.setPresent(true); });
    auto *sleep = new session::SleepWatch(QDBusConnection::systemBus(), this);
    connect(sleep, &session::SleepWatch::aboutToSleep, this, [this, sleep] {
        m_workspace->handOverRuns().then(sleep, [sleep](const Result<void> &) { sleep->letSleep(); });
    });
}

void Composition::openArguments(const QStringList &arguments)
{
    QString machine;
    bool didOpen = false;
    for (qsizetype index = 0; index < arguments.size(); ++index) {
        if (arguments.at(index) == u"--machine" && index + 1 < arguments.size()) {
            machine = arguments.at(++index);
        } else {
            didOpen = open(arguments.at(index), machine) || didOpen;
        }
    }
    if (!didOpen) {
        m_window->restoreNotebooks();
    }
}

void Composition::end()
{
    shutDown().then(this, [this](const Result<void> &) { Q_EMIT finished(); });
}

/// A file or folder of this computer, a path on `machine`, or an address.
bool Composition::open(const QString &argument, const QString &machine)
{
    if (!machine.isEmpty()) {
        openOn(machine, RemotePath(argument));
        return true;
    }
    if (argument.contains(QStringLiteral("://"))) {
        openAddress(argument);
        return true;
    }
    const QFileInfo info(argument);
    if (info.isDir()) {
        return false; // It is this computer's root for this time.
    }
    m_window->openNotebook(m_workspace->refForLocalFile(info.absoluteFilePath()));
    return true;
}

void Composition::openOn(const QString &machine, const RemotePath &path)
{
    if (const auto known = m_catalog.find(machine)) {
        m_window->useMachine(known->id);
        m_window->openNotebook(m_workspace->refFor(known->id, path));
    } else if (machine.contains(QStringLiteral("://"))) {
        m_window->addServer(machine);
    } else {
        m_window->notify(
            QStringLiteral("machine-name"),
            Error{ErrorKind::NotFound,
                  tr("No machine is called “%1”. “quire machines” lists the ones Quire knows.").arg(machine),
                  {}});
    }
}

/// What the address points at when its server is a saved one; else the dialog to add it.
void Composition::openAddress(const QString &text)
{
    const Result<net::ServerAddress> address = net::ServerAddress::parse(text);
    const auto known = address ? m_catalog.find(address->baseUrl.toString()) : std::nullopt;
    if (!known) {
        m_window->showLauncher();
        m_window->addServer(text);
        return;
    }
    m_window->useMachine(known->id);
    if (address->path.suffix() == u"ipynb") {
        m_window->openNotebook(m_workspace->refFor(known->id, address->path));
    } else {
        m_window->showLauncher();
    }
}

Reply<void> Composition::shutDown()
{
    const QList<session::NotebookSession *> open = m_workspace->notebooks();
    for (session::NotebookSession *session : open) {
        session->kernel().detach();
    }
    const auto isDone = [](session::NotebookSession *session) { return session->kernel().isDetached(); };
    for (int tries = 0; tries < 100 && !std::ranges::all_of(open, isDone); ++tries) {
        std::ignore = co_await delay(this, std::chrono::milliseconds(50));
    }
    const QList<TabPage *> pages = m_window->tabs()->pages();
    const bool comesBack = m_settings.restoreSession.value();
    for (TabPage *page : pages) { // A console's kernel ends with it, unless the next start shows it again.
        const Reply<void> leaving = comesBack ? page->suspend() : page->end(false);
        std::ignore = co_await withTimeout<void>(this, leaving, goodbyeLimit, {});
    }
    for (session::NotebookSession *session : open) { // With what came until the goodbye.
        std::ignore = co_await session->file().keepSafetyCopy();
    }
    if (!comesBack) {
        m_settings.openConsoles.set({});
        m_settings.openTerminals.set({});
    }
    std::ignore = co_await withTimeout<void>(this, m_window->files()->leave(), goodbyeLimit, {});
    std::ignore = co_await m_settings.flush();
    std::ignore = co_await withTimeout<bool>(this, m_local->release(), goodbyeLimit, {});
    co_return Result<void>();
}

} // namespace quire::ui
