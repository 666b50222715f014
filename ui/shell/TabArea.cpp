// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TabArea.h"

#include "base/Coroutine.h"
#include "session/Workspace.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/EditorSettings.h"
#include "ui/shell/FilePage.h"
#include "ui/shell/LauncherPage.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/OutputPage.h"
#include "ui/shell/OutputPermissions.h"

#include <QTabBar>
#include <QToolButton>

namespace quire::ui {

using session::NotebookSession;

namespace {

const QString closeKey = QStringLiteral("close");
const QString closeAndShutDownKey = QStringLiteral("close-and-shut-down");

} // namespace

TabArea::TabArea(session::Workspace *workspace, store::Settings *settings, const Theme *theme, Syntax *syntax,
                 const Icons &icons, RichContent content, QWidget *parent)
    : QTabWidget(parent),
      m_workspace(workspace),
      m_settings(settings),
      m_theme(theme),
      m_syntax(syntax),
      m_icons(icons),
      m_content(std::move(content))
{
    setObjectName(QStringLiteral("tabs"));
    setDocumentMode(true);
    setMovable(true);
    setElideMode(Qt::ElideMiddle);
    tabBar()->setAccessibleName(tr("Open tabs"));
    auto *add = new QToolButton(this);
    add->setObjectName(QStringLiteral("newTab"));
    add->setAutoRaise(true);
    add->setIcon(m_icons.icon(QStringLiteral("new")));
    add->setToolTip(tr("New tab"));
    add->setAccessibleName(tr("New tab"));
    connect(add, &QToolButton::clicked, this, &TabArea::showLauncher);
    setCornerWidget(add, Qt::TopRightCorner);
    connect(this, &QTabWidget::currentChanged, this, [this] {
        m_used.removeAll(currentWidget());
        m_used.append(currentWidget());
        Q_EMIT currentNotebookChanged(currentNotebook());
        Q_EMIT tabsChanged();
    });
    connect(tabBar(), &QTabBar::tabMoved, this, &TabArea::tabsChanged);
}

NotebookPage *TabArea::show(NotebookSession *session)
{
    const QList<NotebookPage *> open = notebooks();
    for (NotebookPage *page : open) {
        if (page->session() == session) {
            setCurrentWidget(page);
            return page;
        }
    }
    auto *page = new NotebookPage(session, m_theme, m_syntax, m_icons, m_content, this);
    if (m_web) {
        new OutputPermissions(page, m_web);
    }
    Q_EMIT notebookOpened(page);
    addPage(page);
    return page;
}

void TabArea::showOutput(TabPage *source, NotebookView *view, const notebook::CellId &cell)
{
    for (TabPage *page : pages()) {
        const auto *output = qobject_cast<OutputPage *>(page);
        if (output && output->source() == view && output->cell() == cell) {
            setCurrentWidget(page);
            return;
        }
    }
    addPage(new OutputPage(source, view, cell, m_theme, m_syntax, this));
}

void TabArea::addPage(TabPage *page)
{
    // A launcher that was only passed through makes room.
    auto *launcher = qobject_cast<LauncherPage *>(currentWidget());
    const int index =
        insertTab(currentIndex() + 1, page, m_icons.icon(page->iconName(), Icons::Tint::Muted), page->tabText());
    addCloseButton(index);
    connectPage(page);
    showState(page);
    Q_EMIT pageAdded(page);
    setCurrentWidget(page);
    if (launcher) {
        removeTab(indexOf(launcher));
        launcher->deleteLater();
    }
}

void TabArea::showState(TabPage *page)
{
    const int index = indexOf(page);
    const bool isBusy = page->isBusy();
    if (tabBar()->tabData(index) != isBusy) { // An icon lays out the whole bar, and runs begin and end all the time.
        tabBar()->setTabData(index, isBusy);
        setTabIcon(index, m_icons.icon(page->iconName(), isBusy ? Icons::Tint::Accent : Icons::Tint::Muted));
    }
    const QString state = page->stateText();
    setTabToolTip(index, state.isEmpty() ? page->place() : page->place() + u'\n' + state);
}

void TabArea::connectPage(TabPage *page)
{
    connect(page, &TabPage::stateChanged, this, [this, page] { showState(page); });
    const QList<NotebookView *> views = page->findChildren<NotebookView *>();
    for (NotebookView *view : views) {
        connect(view, &NotebookView::outputViewRequested, this,
                [this, page, view](const notebook::CellId &cell) { showOutput(page, view, cell); });
        EditorSettings::follow(m_settings, view, {},
                               [view](const EditorOptions &options) { view->setEditorOptions(options); });
    }
    connect(page, &TabPage::tabTextChanged, this, [this, page](const QString &text) {
        setTabText(indexOf(page), text);
        showState(page);
        Q_EMIT tabsChanged();
    });
    connect(page->notifications(), &NotificationBar::actionTriggered, this,
            [this, page](const QString &key, const QString &choice) {
                if (key == closeKey || key == closeAndShutDownKey) {
                    page->notifications()->remove(key);
                    answerClose(page, key == closeAndShutDownKey && choice != u"cancel" ? choice + QStringLiteral("+")
                                                                                        : choice);
                }
            });
}

/// Our own, since the style's is loud.
void TabArea::addCloseButton(int index)
{
    QWidget *page = widget(index);
    auto *close = new QToolButton(tabBar());
    close->setAutoRaise(true);
    close->setIconSize(QSize(12, 12));
    close->setIcon(m_icons.icon(QStringLiteral("close"), Icons::Tint::Muted));
    close->setToolTip(tr("Close tab"));
    close->setAccessibleName(tr("Close tab"));
    close->setFocusPolicy(Qt::NoFocus);
    connect(close, &QToolButton::clicked, this, [this, page] { requestClose(indexOf(page)); });
    tabBar()->setTabButton(index, QTabBar::RightSide, close);
}

void TabArea::tabRemoved(int index)
{
    QTabWidget::tabRemoved(index);
    Q_EMIT tabsChanged(); // One behind the current tab makes no other sign.
}

TabPage *TabArea::pageAt(int index) const
{
    return qobject_cast<TabPage *>(widget(index));
}

TabPage *TabArea::currentPage() const
{
    return pageAt(currentIndex());
}

NotebookPage *TabArea::currentNotebook() const
{
    return qobject_cast<NotebookPage *>(currentWidget());
}

QList<TabPage *> TabArea::pages() const
{
    QList<TabPage *> all;
    for (int index = 0; index < count(); ++index) {
        if (TabPage *page = pageAt(index)) {
            all.append(page);
        }
    }
    return all;
}

QList<NotebookPage *> TabArea::notebooks() const
{
    QList<NotebookPage *> found;
    const QList<TabPage *> all = pages();
    for (TabPage *page : all) {
        if (auto *notebook = qobject_cast<NotebookPage *>(page)) {
            found.append(notebook);
        }
    }
    return found;
}

LauncherPage *TabArea::showLauncher()
{
    for (int index = 0; index < count(); ++index) {
        if (auto *open = qobject_cast<LauncherPage *>(widget(index))) {
            setCurrentWidget(open);
            return open;
        }
    }
    auto *launcher = new LauncherPage(m_settings, m_icons, this);
    addCloseButton(addTab(launcher, tr("Start")));
    Q_EMIT launcherOpened(launcher);
    setCurrentWidget(launcher);
    return launcher;
}

void TabArea::requestClose(int index, bool shutDown)
{
    TabPage *page = pageAt(index);
    if (!page) {
        QWidget *other = widget(index);
        removeTab(index);
        if (other) {
            other->deleteLater();
        }
    } else if (page->hasUnsavedWork()) {
        askBeforeClosing(page, shutDown);
    } else {
        finishClosing(page, shutDown);
    }
    if (count() == 0) {
        showLauncher();
    }
}

void TabArea::askBeforeClosing(TabPage *page, bool shutDown)
{
    setCurrentWidget(page);
    const QString key = shutDown ? closeAndShutDownKey : closeKey;
    page->notifications()->show({key,
                                 Notification::Severity::Warning,
                                 tr("“%1” has changes that are not saved.").arg(page->title()),
                                 {{QStringLiteral("save"), tr("Save and Close")},
                                  {QStringLiteral("discard"), tr("Close Without Saving")},
                                  {QStringLiteral("cancel"), tr("Cancel")}},
                                 false});
    page->notifications()->focusAction(key, QStringLiteral("save"));
}

/// A trailing "+" on the choice means: shut the kernel down too.
void TabArea::answerClose(TabPage *page, const QString &choice)
{
    const bool shutDown = choice.endsWith(u'+');
    if (choice.startsWith(u"discard")) {
        page->abandonChanges();
        finishClosing(page, shutDown);
    } else if (choice.startsWith(u"save")) {
        page->save().then(page, [this, page, shutDown](const Result<void> &result) {
            if (result) {
                finishClosing(page, shutDown);
            }
        });
    } else {
        page->setFocus();
    }
}

void TabArea::finishClosing(TabPage *page, bool shutDown)
{
    Q_EMIT pageClosing(page);
    removeTab(indexOf(page));
    page->end(shutDown).then(page, [page](const Result<void> &) { page->deleteLater(); });
    if (auto *notebook = qobject_cast<NotebookPage *>(page)) {
        closeSession(notebook, shutDown);
    } else if (const auto *file = qobject_cast<FilePage *>(page)) {
        noteClosed(file->ref());
    }
    if (count() == 0) {
        showLauncher();
    }
}

void TabArea::noteClosed(const session::NotebookRef &ref)
{
    m_closed.removeAll(ref);
    m_closed.append(ref);
}

void TabArea::closeSession(NotebookPage *page, bool shutDown)
{
    NotebookSession *session = page->session();
    noteClosed(session->ref());
    page->view()->setDocument(nullptr);
    if (shutDown) {
        session->kernel().shutDown().then(this, [this, session](const Result<void> &) { m_workspace->close(session); });
    } else {
        m_workspace->close(session);
    }
}

Reply<void> TabArea::settleAll(bool save)
{
    const QList<TabPage *> all = pages();
    for (TabPage *page : all) {
        if (!page->hasUnsavedWork()) {
            continue;
        }
        if (!save) {
            page->abandonChanges();
            continue;
        }
        const Result<void> saved = co_await page->save();
        if (!saved) {
            setCurrentWidget(page);
            co_return saved;
        }
    }
    co_return Result<void>();
}

void TabArea::cycle(int step)
{
    if (count() > 0) {
        setCurrentIndex((currentIndex() + step + count()) % count());
    }
}

void TabArea::showLastUsed()
{
    m_used.removeIf([this](const QPointer<QWidget> &page) { return indexOf(page) < 0; });
    if (m_used.size() > 1) {
        setCurrentWidget(m_used.at(m_used.size() - 2));
    }
}

void TabArea::reopen()
{
    if (!m_closed.isEmpty()) {
        Q_EMIT reopenRequested(m_closed.takeLast());
    }
}

} // namespace quire::ui
