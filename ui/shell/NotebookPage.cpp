// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/NotebookPage.h"

#include "ui/editor/CodeEditor.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/CellCompletion.h"
#include "ui/notebook/CellInspection.h"
#include "ui/notebook/FindBar.h"
#include "ui/notebook/GoToCell.h"
#include "ui/notebook/Keymap.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/KernelWords.h"
#include "ui/shell/SessionWords.h"

#include <QAction>
#include <QComboBox>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QToolBar>
#include <QToolButton>
#include <QUrl>
#include <QUrlQuery>
#include <QVBoxLayout>

namespace quire::ui {

using notebook::CellId;
using notebook::CellType;
using session::DocumentStore;
using session::NotebookSession;
using session::Notice;

namespace {

const QString frameKey = QStringLiteral("frame");
const QString restartKey = QStringLiteral("restart");
const QString commandPrefix = QStringLiteral("notebook.");
const QString cancelChoice = QStringLiteral("cancel");

} // namespace

NotebookPage::NotebookPage(NotebookSession *session, const Theme *theme, Syntax *syntax, const Icons &icons,
                           RichContent content, QWidget *parent)
    : TabPage(parent),
      m_session(session),
      m_toolbar(new QToolBar(this)),
      m_cellType(new QComboBox(this)),
      m_kernel(new QToolButton(this)),
      m_kernelMenu(new QMenu(this)),
      m_notifications(new NotificationBar(this)),
      m_loading(new QLabel(tr("Opening “%1”…").arg(session->ref().title()), this)),
      m_view(new NotebookView(theme, syntax, this)),
      m_find(new FindBar(m_view, theme, icons, this))
{
    setObjectName(QStringLiteral("notebookPage"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    buildToolbar(icons);
    m_loading->setAlignment(Qt::AlignCenter);
    m_loading->setForegroundRole(QPalette::PlaceholderText);
    layout->addWidget(m_toolbar);
    layout->addWidget(m_notifications);
    layout->addWidget(m_find);
    layout->addWidget(m_loading, 1);
    layout->addWidget(m_view, 1);
    m_view->hide();
    setFocusProxy(m_view);
    content.readFile = [session](const QString &path) { return session->files().read(path); };
    content.nameOf = [session](const QString &file) { return session->files().nameOf(file); };
    m_view->setRichContent(content);
    connectView();
    connectSession();
    showKernelStatus(m_session->kernel().status());
    setKeymap(Keymap::builtIn(Keymap::Base::JupyterLab));
    if (m_session->document()) {
        showDocument();
    }
}

void NotebookPage::buildToolbar(const Icons &icons)
{
    m_toolbar->setIconSize(QSize(16, 16));
    m_toolbar->setAccessibleName(tr("Notebook toolbar"));
    addToolbarCommands(icons);
    m_cellType->addItem(tr("Code"), int(CellType::Code));
    m_cellType->addItem(tr("Markdown"), int(CellType::Markdown));
    m_cellType->addItem(tr("Raw"), int(CellType::Raw));
    m_cellType->setAccessibleName(tr("Cell type"));
    m_cellType->setToolTip(tr("Cell type"));
    m_toolbar->addWidget(m_cellType);
    connect(m_cellType, &QComboBox::activated, this, [this](int index) {
        static constexpr std::array commands{NotebookCommand::ToCode, NotebookCommand::ToMarkdown,
                                             NotebookCommand::ToRaw};
        m_view->perform(commands.at(size_t(index)));
        m_view->setFocus();
    });
    auto *gap = new QWidget(m_toolbar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_toolbar->addWidget(gap);
    m_kernel->setObjectName(QStringLiteral("kernelButton"));
    m_kernel->setToolTip(tr("Choose the kernel"));
    m_kernel->setPopupMode(QToolButton::InstantPopup);
    m_kernel->setMenu(m_kernelMenu);
    m_kernel->setStyleSheet(QStringLiteral("QToolButton::menu-indicator { image: none; }"));
    m_toolbar->addWidget(m_kernel);
    connect(m_kernelMenu, &QMenu::aboutToShow, this, [this] {
        m_kernelMenu->clear();
        m_kernelMenu->addAction(tr("Asking the machine…"))->setEnabled(false);
        m_session->kernel().choices().then(this, [this](const Result<jupyter::KernelspecList> &list) {
            fillKernelMenu(list.value_or(jupyter::KernelspecList{}));
        });
    });
}

void NotebookPage::addToolbarCommands(const Icons &icons)
{
    const QList<NotebookCommandInfo> all = notebookCommands();
    const QList<QPair<NotebookCommand, QString>> shown{
        {NotebookCommand::InsertBelow, QStringLiteral("add-cell")},
        {NotebookCommand::Cut, QStringLiteral("cut")},
        {NotebookCommand::Copy, QStringLiteral("copy")},
        {NotebookCommand::PasteBelow, QStringLiteral("paste")},
        {NotebookCommand::RunAndSelectNext, QStringLiteral("run")},
        {NotebookCommand::Interrupt, QStringLiteral("stop")},
        {NotebookCommand::Restart, QStringLiteral("restart")},
        {NotebookCommand::RunAll, QStringLiteral("run-all")},
    };
    for (const auto &[command, icon] : shown) {
        const auto info = std::ranges::find(all, command, &NotebookCommandInfo::command);
        if (command == NotebookCommand::RunAndSelectNext) {
            m_toolbar->addSeparator();
        }
        QAction *action =
            m_toolbar->addAction(icons.icon(icon), info->title, this, [this, command] { m_view->perform(command); });
        action->setObjectName(info->id);
        m_toolbar->widgetForAction(action)->setAccessibleName(info->title);
        m_toolbar->widgetForAction(action)->setFocusPolicy(Qt::TabFocus);
    }
    m_toolbar->addSeparator();
}

CodeEditor *NotebookPage::editor() const
{
    return m_view->mode() == NotebookView::Mode::Edit ? m_view->findChild<CodeEditor *>(QStringLiteral("cellEditor"))
                                                      : nullptr;
}

void NotebookPage::setKeymap(const Keymap &keymap)
{
    m_view->setKeymap(keymap);
    const QList<QAction *> actions = m_toolbar->actions();
    for (QAction *action : actions) {
        const QString key = keymap.shortcutText(action->objectName());
        if (!action->objectName().isEmpty()) {
            action->setToolTip(key.isEmpty() ? action->text() : QStringLiteral("%1 (%2)").arg(action->text(), key));
        }
    }
}

void NotebookPage::connectView()
{
    session::NotebookKernel *kernel = &m_session->kernel();
    connect(m_view, &NotebookView::runRequested, this, [kernel](const QList<CellId> &cells) { kernel->run(cells); });
    connect(m_view, &NotebookView::interruptRequested, this, [kernel] { kernel->interrupt(); });
    connect(m_view, &NotebookView::restartRequested, this, &NotebookPage::restart);
    connect(m_view, &NotebookView::goToCellRequested, new GoToCell(m_view), &GoToCell::open);
    connect(m_view, &NotebookView::inputAnswered, this,
            [kernel](const CellId &cell, const QString &text) { kernel->answerInput(cell, text); });
    connect(m_view, &NotebookView::linkActivated, this, &NotebookPage::followLink);
    connect(m_view->completion(), &CellCompletion::requested, this, &NotebookPage::askCompletion);
    connect(m_view->inspection(), &CellInspection::requested, this, &NotebookPage::askInspection);
    connect(m_view, &NotebookView::currentCellChanged, this, &NotebookPage::syncCellType);
    connect(m_view, &NotebookView::commandsChanged, this, &NotebookPage::syncCellType);
    connect(m_view, &NotebookView::firstPainted, this, &NotebookPage::becameEditable);
}

/// Web addresses go to the browser, all else opens in a tab.
void NotebookPage::followLink(const QUrl &url)
{
    if (url.scheme() == u"https" || url.scheme() == u"http" || url.scheme() == u"mailto") {
        QDesktopServices::openUrl(url);
        return;
    }
    if (url.scheme() == u"quire-place" && url.path() == u"file") { // render::LineLink
        const QUrlQuery query(url);
        followFrame(query.queryItemValue(QStringLiteral("path"), QUrl::FullyDecoded),
                    query.queryItemValue(QStringLiteral("line")).toInt());
        return;
    }
    const QString path = url.path(QUrl::FullyEncoded);
    if (!url.scheme().isEmpty() || path.isEmpty()) {
        return;
    }
    session::NotebookRef ref = m_session->ref();
    ref.localFile = m_session->files().localFile(path);
    const RemotePath target = m_session->files().resolve(path);
    ref.path = target;
    Q_EMIT documentRequested(ref, 0);
}

void NotebookPage::followFrame(const QString &path, int line)
{
    m_session->files().find(path).then(this, [this, line](const Result<session::NotebookRef> &found) {
        if (found) {
            m_notifications->remove(frameKey);
            Q_EMIT documentRequested(*found, line);
        } else {
            m_notifications->show({frameKey, Notification::Severity::Information, found.error().message, {}});
        }
    });
}

void NotebookPage::askCompletion(quint64 request, const QString &code, qsizetype caret)
{
    m_session->kernel().complete(code, caret).then(this, [this, request](const Result<jupyter::Completion> &reply) {
        m_view->completion()->answer(request, SessionWords::shown(reply));
    });
}

void NotebookPage::askInspection(quint64 request, const QString &code, qsizetype caret, int detailLevel)
{
    m_session->kernel()
        .inspect(code, caret, detailLevel)
        .then(this, [this, request](const Result<jupyter::Inspection> &reply) {
            m_view->inspection()->answer(request, reply ? reply->text : reply.error().message);
        });
}

void NotebookPage::connectSession()
{
    session::NotebookKernel &kernel = m_session->kernel();
    connect(
        &kernel, &session::NotebookKernel::runChanged, this,
        [this](const CellId &cell, const session::CellRun &run) { m_view->setRun(cell, SessionWords::shown(run)); });
    connect(&kernel, &session::NotebookKernel::inputRequested, this,
            [this](const CellId &cell, const QString &prompt, bool isPassword) {
                m_view->setInputRequest(cell, InputRequest{prompt, isPassword});
            });
    connect(&kernel, &session::NotebookKernel::inputEnded, this,
            [this](const CellId &cell) { m_view->setInputRequest(cell, std::nullopt); });
    connect(&kernel, &session::NotebookKernel::statusChanged, this, &NotebookPage::showKernelStatus);
    connect(&kernel.runs(), &session::CellRuns::queueChanged, this, &NotebookPage::stateChanged);
    connect(&m_session->file(), &DocumentStore::loaded, this, &NotebookPage::showDocument);
    connect(&m_session->file(), &DocumentStore::copyWanted, this, &NotebookPage::saveCopy);
    connect(&m_session->file(), &DocumentStore::saveStateChanged, this, [this] { Q_EMIT tabTextChanged(tabText()); });
    connect(m_session, &NotebookSession::moved, this, [this] { Q_EMIT tabTextChanged(tabText()); });
    connect(m_session, &NotebookSession::noticeRaised, this,
            [this](const Notice &notice) { m_notifications->show(SessionWords::shown(notice)); });
    connect(m_session, &NotebookSession::noticeCleared, m_notifications, &NotificationBar::remove);
    connect(m_session, &NotebookSession::loadStateChanged, this, [this](NotebookSession::LoadState state) {
        m_loading->setVisible(state == NotebookSession::LoadState::Loading);
    });
    connect(m_notifications, &NotificationBar::actionTriggered, this, &NotebookPage::answer);
}

void NotebookPage::answer(const QString &key, const QString &choice)
{
    if (key != restartKey) {
        m_session->choose(key, choice);
        return;
    }
    m_notifications->remove(key);
    m_view->setFocus();
    if (choice == cancelChoice) {
        return;
    }
    m_session->kernel().restart();
    switch (notebookCommandOf(commandPrefix + choice).value_or(NotebookCommand::Restart)) {
    case NotebookCommand::RestartAndRunAll:
        m_view->perform(NotebookCommand::RunAll);
        break;
    case NotebookCommand::RestartAndRunUpTo:
        m_view->perform(NotebookCommand::RunUpTo);
        break;
    case NotebookCommand::RestartAndClear:
        m_view->perform(NotebookCommand::ClearAllOutputs);
        break;
    default:
        break;
    }
}

void NotebookPage::restart(NotebookCommand command)
{
    const QList<NotebookCommandInfo> all = notebookCommands();
    const QString choice =
        std::ranges::find(all, command, &NotebookCommandInfo::command)->id.sliced(commandPrefix.size());
    QString label = tr("Restart");
    if (command == NotebookCommand::RestartAndRunAll) {
        label = tr("Restart and Run All");
    } else if (command == NotebookCommand::RestartAndRunUpTo) {
        label = tr("Restart and Run up to Here");
    } else if (command == NotebookCommand::RestartAndClear) {
        label = tr("Restart and Clear All Outputs");
    }
    const QString text = command == NotebookCommand::RestartAndClear
                             ? tr("A restart of the kernel loses its variables. All outputs go too.")
                             : tr("A restart of the kernel loses its variables. Cells and their output stay.");
    m_notifications->show(
        {restartKey, Notification::Severity::Warning, text, {{choice, label}, {cancelChoice, tr("Cancel")}}, false});
    m_notifications->focusAction(restartKey, choice);
}

void NotebookPage::showDocument()
{
    m_loading->hide();
    m_view->setLanguage(m_session->kernel().status().language);
    m_view->setDocument(m_session->document());
    m_view->show();
    m_view->setFocus();
    syncCellType();
}

void NotebookPage::saveCopy()
{
    const session::NotebookRef &ref = m_session->ref();
    auto *dialog = new QFileDialog(this, tr("Save a Copy on This Computer"),
                                   ref.localFile.isEmpty() ? QDir::homePath() : QFileInfo(ref.localFile).path(),
                                   tr("Notebooks (*.ipynb);;All files (*)"));
    dialog->setObjectName(QStringLiteral("copyDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("ipynb"));
    dialog->selectFile(ref.localFile.isEmpty() ? ref.title() : tr("Copy of %1").arg(ref.title()));
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &file) {
        m_session->file().saveCopy(file).then(this, [this, file](const Result<void> &saved) {
            m_notifications->show(
                {QStringLiteral("copy"),
                 saved ? Notification::Severity::Information : Notification::Severity::Error,
                 saved ? tr("A copy was saved as “%1”.").arg(QDir::toNativeSeparators(file)) : saved.error().message,
                 {}});
        });
    });
    dialog->open();
}

/// The kernel, and since when it is at work.
QString NotebookPage::stateText() const
{
    QStringList parts{KernelWords::line(m_session->kernel().status())};
    if (const QDateTime since = m_session->kernel().runs().runningSince(); since.isValid()) {
        parts.append(tr("running since %1").arg(QLocale().toString(since.toLocalTime().time(), QLocale::ShortFormat)));
    }
    return parts.join(QStringLiteral(" · "));
}

void NotebookPage::showKernelMenu()
{
    m_kernelMenu->popup(m_kernel->mapToGlobal(QPoint(0, m_kernel->height())));
}

void NotebookPage::showKernelStatus(const session::KernelStatus &status)
{
    m_kernel->setText(KernelWords::line(status) + QStringLiteral(" ▾"));
    m_kernel->setAccessibleName(tr("Kernel: %1").arg(KernelWords::line(status)));
    Q_EMIT stateChanged();
    if (m_view->document()) {
        m_view->setLanguage(status.language);
    }
}

void NotebookPage::syncCellType()
{
    const notebook::Document *document = m_session->document();
    const int index = document ? document->indexOf(m_view->currentCell()) : -1;
    m_cellType->setEnabled(index >= 0);
    if (index >= 0) {
        m_cellType->setCurrentIndex(m_cellType->findData(int(document->cell(index).type())));
    }
}

void NotebookPage::fillKernelMenu(const jupyter::KernelspecList &list)
{
    m_kernelMenu->clear();
    if (list.specs.isEmpty()) {
        m_kernelMenu->addAction(tr("This machine offers no kernel now"))->setEnabled(false);
        return;
    }
    const session::KernelStatus status = m_session->kernel().status();
    for (const jupyter::Kernelspec &spec : list.specs) {
        QAction *action = m_kernelMenu->addAction(spec.displayName);
        action->setCheckable(true);
        action->setChecked(spec.name == status.name && status.state != session::KernelStatus::State::None);
        connect(action, &QAction::triggered, this, [this, spec] { std::ignore = m_session->kernel().change(spec); });
    }
}

} // namespace quire::ui
