// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/OutputPermissions.h"

#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/output/BlockedItem.h"
#include "ui/shell/ConsolePage.h"
#include "ui/shell/NotebookPage.h"
#include "ui/web/NotebookOutputs.h"

#include <QDesktopServices>

namespace quire::ui {

namespace {

const QString linkKey = QStringLiteral("output-link");
const QString deniedKey = QStringLiteral("output-denied");
const QString networkKey = QStringLiteral("output-network");
const QString yes = QStringLiteral("yes");
const QString no = QStringLiteral("no");
constexpr qsizetype shownAddress = 300;

} // namespace

OutputPermissions::OutputPermissions(NotebookPage *page, WebPool *pool)
    : QObject(page), m_notifications(page->notifications())
{
    session::NotebookTrust *trust = &page->session()->trust();
    auto *outputs =
        new NotebookOutputs(pool, [trust](const notebook::Output &output) { return trust->trusts(output); }, page);
    outputs->setWidgets(&page->session()->widgets().hub());
    connect(trust, &session::NotebookTrust::changed, outputs, &ActiveOutputs::trustChanged);
    connect(outputs, &ActiveOutputs::blocked, trust, &session::NotebookTrust::review, Qt::QueuedConnection);
    connect(outputs, &ActiveOutputs::trustRequested, trust, [trust] { std::ignore = trust->trustAll(); });
    connect(page->view(), &NotebookView::linkActivated, trust, [trust](const QUrl &url) {
        if (url.toString() == BlockedItem::trustLink) {
            std::ignore = trust->trustAll();
        }
    });
    serve(outputs, page->view());
}

OutputPermissions::OutputPermissions(ConsolePage *page, WebPool *pool)
    : QObject(page), m_notifications(page->notifications())
{
    auto *outputs = new NotebookOutputs(pool, [](const notebook::Output &) { return true; }, page);
    outputs->setWidgets(page->console()->widgets());
    serve(outputs, page->view());
}

void OutputPermissions::serve(NotebookOutputs *outputs, NotebookView *view)
{
    m_outputs = outputs;
    m_view = view;
    connect(outputs, &NotebookOutputs::linkWanted, this, &OutputPermissions::askForLink);
    connect(outputs, &NotebookOutputs::networkWanted, this, &OutputPermissions::askForNetwork);
    connect(outputs, &NotebookOutputs::denied, this, [this](NotebookOutputs::Denial what, const QString &name) {
        what == NotebookOutputs::Denial::Saving ? tellOfSaving(name) : tellOfFiles();
    });
    connect(m_notifications, &NotificationBar::actionTriggered, this, &OutputPermissions::answer);
    view->setActiveOutputs(outputs);
}

/// Never at once: a page can claim that it was clicked.
void OutputPermissions::askForLink(const QUrl &url)
{
    m_link = url;
    m_notifications->show({linkKey,
                           Notification::Severity::Information,
                           tr("An output wants to open %1").arg(url.toDisplayString().left(shownAddress)),
                           {{yes, tr("Open in Browser")}, {no, tr("Stay Here")}}});
}

void OutputPermissions::askForNetwork(const QString &host)
{
    m_notifications->show({networkKey,
                           Notification::Severity::Information,
                           tr("Outputs of this notebook ask for %1. Quire keeps outputs off the network.").arg(host),
                           {{yes, tr("Allow for This Notebook")}, {no, tr("Keep Offline")}}});
}

void OutputPermissions::tellOfSaving(const QString &name)
{
    m_notifications->show(
        {deniedKey,
         Notification::Severity::Information,
         tr("An output wanted to save “%1”. Outputs cannot write files on this computer: let the notebook's code write "
            "it where the notebook is.")
             .arg(name),
         {}});
}

void OutputPermissions::tellOfFiles()
{
    m_notifications->show(
        {deniedKey,
         Notification::Severity::Information,
         tr("An output wanted a file of this computer. Outputs cannot read files: put it where the notebook is and let "
            "the notebook's code read it."),
         {}});
}

void OutputPermissions::answer(const QString &key, const QString &choice)
{
    if (key != linkKey && key != networkKey) {
        return;
    }
    m_notifications->remove(key);
    if (choice != yes) {
        return;
    }
    if (key == networkKey) {
        m_outputs->setAllowsNetwork(true);
        const auto parts = m_view->findChildren<QWidget *>();
        for (QWidget *part : parts) { // Pictures of the web in texts load as they are painted.
            part->update();
        }
    } else {
        QDesktopServices::openUrl(std::exchange(m_link, {}));
    }
}

} // namespace quire::ui
