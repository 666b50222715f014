// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/OutputPermissions.h"

#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/output/BlockedItem.h"
#include "ui/shell/ConsolePage.h"
#include "ui/shell/NotebookPage.h"
#include "ui/web/NotebookOutputs.h"
#include "ui/web/OutputFiles.h"

#include <QDesktopServices>
#include <QLocale>

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
    connect(outputs, &NotebookOutputs::denied, this,
            [this](WebDenial what, const QString &name) { tell(textFor(what, name)); });
    connect(outputs->files(), &OutputFiles::failed, this, &OutputPermissions::tell);
    outputs->files()->setChooser(std::make_unique<FileDialogs>(view));
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

void OutputPermissions::tell(const QString &text)
{
    m_notifications->show({deniedKey, Notification::Severity::Warning, text, {}});
}

QString OutputPermissions::textFor(WebDenial what, const QString &name)
{
    switch (what) {
    case WebDenial::Files:
        return tr(
            "An output wanted a folder of this computer, or files for a frame inside it, which outputs cannot have. "
            "Put them where the notebook is and let the notebook's code read them.");
    case WebDenial::SavingUnasked:
        return tr("An output wanted to save “%1” on this computer though nobody had just clicked in it. It was "
                  "refused.")
            .arg(name);
    case WebDenial::SavingForeign:
        return tr("An output wanted to save “%1” from an address. Outputs can save only what they made themselves.")
            .arg(name);
    case WebDenial::SavingLong:
        return tr("“%1” is larger than %2, the most an output can save. Let the notebook's code write it where the "
                  "notebook is.")
            .arg(name, QLocale().formattedDataSize(WebPage::maximumDownload, 0, QLocale::DataSizeSIFormat));
    case WebDenial::SavingFailed:
        return tr("“%1” was not saved: the output did not finish it.").arg(name);
    }
    return {};
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
