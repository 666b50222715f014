// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ConsolePage.h"

#include "base/Coroutine.h"
#include "base/Timeout.h"
#include "session/ConsoleMemory.h"
#include "ui/editor/CodeEditor.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/CellCompletion.h"
#include "ui/notebook/CellInspection.h"
#include "ui/notebook/FindBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/ConsoleKeys.h"
#include "ui/shell/KernelWords.h"
#include "ui/shell/SessionWords.h"

#include <QAction>
#include <QDesktopServices>
#include <QScrollBar>
#include <QToolBar>
#include <QUrl>
#include <QVBoxLayout>

namespace quire::ui {

using notebook::CellId;
using session::KernelConsole;
using session::NotebookKernel;

namespace {

const QString consoleRestartKey = QStringLiteral("restart");

} // namespace

ConsolePage::ConsolePage(std::unique_ptr<KernelConsole> console, const Theme *theme, Syntax *syntax, const Icons &icons,
                         const RichContent &content, QWidget *parent)
    : TabPage(parent),
      m_console(std::move(console)),
      m_toolbar(new QToolBar(this)),
      m_status(new QLabel(this)),
      m_notifications(new NotificationBar(this)),
      m_view(new NotebookView(theme, syntax, this)),
      m_keys(new ConsoleKeys(m_console.get(), m_view))
{
    setObjectName(QStringLiteral("consolePage"));
    buildToolbar(icons);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolbar);
    layout->addWidget(m_notifications);
    auto *find = new FindBar(m_view, theme, icons, this);
    find->offerNoReplacing();
    layout->addWidget(find);
    layout->addWidget(m_view, 1);
    setFocusProxy(m_view);
    m_view->setRichContent(content);
    m_view->setDocument(m_console->document());
    setKeymap(Keymap::builtIn(Keymap::Base::JupyterLab));
    connectConsole();
    connectKernel();
    showPrompt();
}

ConsolePage::~ConsolePage()
{
    m_view->setDocument(nullptr); // Before the document it shows.
}

CodeEditor *ConsolePage::editor() const
{
    return m_view->mode() == NotebookView::Mode::Edit ? m_view->findChild<CodeEditor *>(QStringLiteral("cellEditor"))
                                                      : nullptr;
}

void ConsolePage::setKeymap(const Keymap &keymap)
{
    m_view->setKeymap(ConsoleKeys::meant(keymap));
}

QString ConsolePage::place() const
{
    return m_console->hasOwnKernel() ? tr("A console with a kernel of its own")
                                     : tr("A console on the kernel of %1").arg(m_console->title());
}

void ConsolePage::setMemory(std::unique_ptr<session::ConsoleMemory> memory)
{
    m_memory = std::move(memory);
}

void ConsolePage::comeBack()
{
    m_memory->restore().then(this, [this](const Result<void> &) { // Runs that go on need their cells.
        showPrompt();
        std::ignore = m_console->resume();
    });
}

Reply<void> ConsolePage::end(bool)
{
    if (m_memory) {
        std::ignore = co_await m_memory->forget();
    }
    if (m_console->hasOwnKernel()) {
        co_return co_await m_console->kernel()->shutDown();
    }
    co_return Result<void>();
}

Reply<void> ConsolePage::suspend()
{
    if (m_console->hasOwnKernel()) {
        NotebookKernel *kernel = m_console->kernel();
        kernel->detach();
        for (int tries = 0; tries < 100 && !kernel->isDetached(); ++tries) {
            std::ignore = co_await delay(this, std::chrono::milliseconds(20));
        }
    }
    if (!m_memory) {
        co_return Result<void>();
    }
    co_return co_await m_memory->keep();
}

QAction *ConsolePage::addCommand(const QIcon &icon, const QString &id, const QString &name, std::function<void()> run)
{
    QAction *action = m_toolbar->addAction(icon, name, this, std::move(run));
    action->setObjectName(id);
    QWidget *button = m_toolbar->widgetForAction(action);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    return action;
}

void ConsolePage::buildToolbar(const Icons &icons)
{
    m_toolbar->setIconSize(QSize(16, 16));
    m_toolbar->setAccessibleName(tr("Console toolbar"));
    addCommand(icons.icon(QStringLiteral("run")), QStringLiteral("consoleRun"), tr("Run (Shift+Enter)"),
               [this] { m_console->execute(); });
    addCommand(icons.icon(QStringLiteral("stop")), QStringLiteral("consoleInterrupt"), tr("Interrupt the kernel"),
               [this] { interrupt(); });
    addCommand(icons.icon(QStringLiteral("restart")), QStringLiteral("consoleRestart"), tr("Restart the kernel"),
               [this] { askBeforeRestart(); });
    addCommand(icons.icon(QStringLiteral("delete")), QStringLiteral("consoleClear"), tr("Clear the console"),
               [this] { m_console->clear(); });
    QAction *all = addCommand(icons.icon(QStringLiteral("running")), QStringLiteral("consoleShowAll"),
                              tr("Show all activity of the kernel"), [] {});
    all->setCheckable(true);
    connect(all, &QAction::toggled, this, [this](bool on) { m_console->setShowsAll(on); });
    auto *gap = new QWidget(m_toolbar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolbar->addWidget(gap);
    m_status->setContentsMargins(8, 0, 8, 0);
    m_toolbar->addWidget(m_status);
}

void ConsolePage::connectConsole()
{
    session::CellRuns *runs = &m_console->runs();
    connect(runs, &session::CellRuns::runChanged, this, [this](const CellId &cell, const session::CellRun &run) {
        m_view->setRun(cell, SessionWords::shown(run));
    });
    connect(runs, &session::CellRuns::inputRequested, this,
            [this](const CellId &cell, const QString &prompt, bool isPassword) {
                m_view->setInputRequest(cell, InputRequest{prompt, isPassword});
            });
    connect(runs, &session::CellRuns::inputEnded, this,
            [this](const CellId &cell) { m_view->setInputRequest(cell, std::nullopt); });
    connect(runs, &session::CellRuns::queueChanged, this, &ConsolePage::stateChanged);
    connect(runs, &session::CellRuns::pageRequested, this, &ConsolePage::pageRequested);
    connect(m_view, &NotebookView::inputAnswered, runs, &session::CellRuns::answerInput);
    connect(m_view, &NotebookView::linkActivated, this, [](const QUrl &url) {
        if (url.scheme() == u"https" || url.scheme() == u"http" || url.scheme() == u"mailto") {
            QDesktopServices::openUrl(url);
        }
    });
    connect(m_view, &NotebookView::interruptRequested, this, &ConsolePage::interrupt);
    connect(m_view, &NotebookView::restartRequested, this, &ConsolePage::askBeforeRestart);
    connect(m_view->completion(), &CellCompletion::requested, this, &ConsolePage::askCompletion);
    connect(m_view->inspection(), &CellInspection::requested, this, &ConsolePage::askInspection);
    connect(m_console.get(), &KernelConsole::prompted, this, &ConsolePage::showPrompt);
    connect(m_notifications, &NotificationBar::actionTriggered, this, &ConsolePage::answer);
    QScrollBar *bar = m_view->verticalScrollBar();
    connect(bar, &QScrollBar::valueChanged, this, [this, bar](int value) { m_isAtEnd = value >= bar->maximum() - 8; });
    connect(bar, &QScrollBar::rangeChanged, this, &ConsolePage::followEnd);
}

void ConsolePage::connectKernel()
{
    NotebookKernel *kernel = m_console->kernel();
    connect(kernel, &NotebookKernel::statusChanged, this, &ConsolePage::showStatus);
    connect(kernel, &QObject::destroyed, this, [this] {
        m_notifications->show({QStringLiteral("closed"),
                               Notification::Severity::Warning,
                               tr("The notebook whose kernel this console uses is closed. Open it again and attach a "
                                  "new console to go on."),
                               {}});
    });
    if (m_console->hasOwnKernel()) { // A notebook's kernel speaks in the notebook's tab.
        connect(kernel, &NotebookKernel::noticeRaised, this,
                [this](const session::Notice &notice) { m_notifications->show(SessionWords::shown(notice)); });
        connect(kernel, &NotebookKernel::noticeCleared, m_notifications, &NotificationBar::remove);
    }
    showStatus(kernel->status());
}

void ConsolePage::showStatus(const session::KernelStatus &status)
{
    m_status->setText(KernelWords::line(status));
    m_view->setLanguage(status.language);
    Q_EMIT stateChanged();
}

void ConsolePage::followEnd()
{
    if (m_isAtEnd) {
        m_view->verticalScrollBar()->setValue(m_view->verticalScrollBar()->maximum());
    }
}

void ConsolePage::showPrompt()
{
    m_isAtEnd = true;
    m_keys->goToPrompt();
    followEnd();
}

void ConsolePage::askCompletion(quint64 request, const QString &code, qsizetype caret)
{
    if (NotebookKernel *kernel = m_console->kernel()) {
        kernel->complete(code, caret).then(this, [this, request](const Result<jupyter::Completion> &reply) {
            m_view->completion()->answer(request, SessionWords::shown(reply));
        });
    }
}

void ConsolePage::askInspection(quint64 request, const QString &code, qsizetype caret, int detailLevel)
{
    if (NotebookKernel *kernel = m_console->kernel()) {
        kernel->inspect(code, caret, detailLevel).then(this, [this, request](const Result<jupyter::Inspection> &reply) {
            m_view->inspection()->answer(request, reply ? reply->text : reply.error().message);
        });
    }
}

void ConsolePage::interrupt()
{
    if (NotebookKernel *kernel = m_console->kernel()) {
        kernel->interrupt();
    }
}

void ConsolePage::askBeforeRestart()
{
    m_notifications->show({consoleRestartKey,
                           Notification::Severity::Warning,
                           tr("A restart of the kernel loses its variables. What the console shows stays."),
                           {{QStringLiteral("restart"), tr("Restart")}, {QStringLiteral("cancel"), tr("Cancel")}},
                           false});
    m_notifications->focusAction(consoleRestartKey, QStringLiteral("restart"));
}

void ConsolePage::answer(const QString &key, const QString &choice)
{
    NotebookKernel *kernel = m_console->kernel();
    if (!kernel) {
        return;
    }
    if (key != consoleRestartKey) {
        kernel->choose(key, choice);
        return;
    }
    m_notifications->remove(key);
    m_keys->goToPrompt();
    if (choice == u"restart") {
        kernel->restart();
    }
}

} // namespace quire::ui
