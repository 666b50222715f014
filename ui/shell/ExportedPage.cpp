// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ExportedPage.h"

#include "session/AttachedMachine.h"
#include "ui/kit/NotificationBar.h"
#include "ui/library/ExportedView.h"
#include "ui/shell/FileOpener.h"

#include <QDesktopServices>
#include <QShortcut>
#include <QToolBar>
#include <QVBoxLayout>

namespace quire::ui {

namespace {

const QString linkKey = QStringLiteral("link");

} // namespace

ExportedPage::ExportedPage(session::NotebookRef ref, session::AttachedMachine *where, WebPool *pool, const Icons &icons,
                           bool hasText, QWidget *parent)
    : FilePage(std::move(ref), where, parent), m_view(new ExportedView(pool, icons, this))
{
    setObjectName(QStringLiteral("exportedPage"));
    buildToolbar(icons, hasText);
    column()->addWidget(m_view, 1);
    setFocusProxy(m_view);
    addShortcuts();
    connect(m_view, &ExportedView::linkWanted, this, &ExportedPage::askAboutLink);
    connect(notifications(), &NotificationBar::actionTriggered, this, [this](const QString &key) {
        notifications()->remove(key);
        if (key == linkKey) {
            QDesktopServices::openUrl(m_link);
        }
    });
    QMetaObject::invokeMethod(this, &ExportedPage::load, Qt::QueuedConnection); // After showPlace().
}

void ExportedPage::buildToolbar(const Icons &icons, bool hasText)
{
    auto *toolbar = new QToolBar(this);
    toolbar->setIconSize(QSize(16, 16));
    toolbar->setAccessibleName(tr("File toolbar"));
    const auto add = [&](const QString &icon, const QString &name, const QString &text, std::function<void()> run) {
        QAction *action = toolbar->addAction(icons.icon(icon), text, this, std::move(run));
        action->setObjectName(name);
        QWidget *button = toolbar->widgetForAction(action);
        button->setAccessibleName(text);
        button->setFocusPolicy(Qt::TabFocus);
    };
    add(QStringLiteral("search"), QStringLiteral("exportedFind"), tr("Find in this page"),
        [this] { m_view->showFind(); });
    add(QStringLiteral("zoom-out"), QStringLiteral("exportedZoomOut"), tr("Smaller"), [this] { m_view->zoom(-1); });
    add(QStringLiteral("zoom-in"), QStringLiteral("exportedZoomIn"), tr("Larger"), [this] { m_view->zoom(1); });
    add(QStringLiteral("zoom-100"), QStringLiteral("exportedZoom"), tr("Natural size"), [this] { m_view->zoom(0); });
    add(QStringLiteral("print"), QStringLiteral("exportedPrint"), tr("Print…"), [this] { m_view->print(); });
    if (hasText) {
        add(QStringLiteral("edit"), QStringLiteral("openAsText"), tr("Open as text"),
            [this] { Q_EMIT otherKindRequested(QStringLiteral("text")); });
    }
    add(QStringLiteral("tabs"), QStringLiteral("openWithDesktop"), tr("Open with another program"), [this] {
        FileOpener::openWithDesktop(machine(), ref()).then(this, [this](const Result<void> &opened) {
            if (!opened) {
                showFailure(opened.error());
            }
        });
    });
    column()->addWidget(toolbar);
}

void ExportedPage::addShortcuts()
{
    const auto add = [this](const QKeySequence &keys, std::function<void()> run) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, run);
    };
    add(QKeySequence::Find, [this] { m_view->showFind(); });
    add(QKeySequence::Print, [this] { m_view->print(); });
}

void ExportedPage::load()
{
    FileOpener::localFile(machine(), ref()).then(this, [this](const Result<QString> &file) {
        if (file) {
            m_view->open(*file, m_anchor, m_words);
        } else {
            showFailure(file.error());
        }
    });
}

void ExportedPage::showPlace(const QString &anchor, const QString &words)
{
    m_anchor = anchor;
    m_words = words;
    load();
}

/// A page may claim a click that nobody made, and an address can carry away what it read.
void ExportedPage::askAboutLink(const QUrl &url)
{
    if (url.isLocalFile()) {
        Q_EMIT fileWanted(url.toLocalFile());
        return;
    }
    m_link = url;
    notifications()->show({linkKey,
                           Notification::Severity::Information,
                           tr("Open %1 in the browser?").arg(url.toDisplayString().left(200)),
                           {{QStringLiteral("open"), tr("Open")}}});
}

} // namespace quire::ui
