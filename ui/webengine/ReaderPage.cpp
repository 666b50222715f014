// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webengine/ReaderPage.h"

#include <QAuthenticator>
#include <QFileInfo>
#include <QWebEngineFindTextResult>

namespace quire::ui {

using namespace Qt::StringLiterals;

ReaderPage::ReaderPage(std::shared_ptr<OutputProfile> profile, WebReaderListener *listener, const QString &password)
    : m_profile(std::move(profile)),
      m_listener(listener),
      m_view(new QWebEngineView),
      m_document(std::make_unique<OutputDocument>(m_profile->profile(), static_cast<WebPageListener *>(this)))
{
    m_profile->addListener(this);
    connect(m_document.get(), &QWebEnginePage::proxyAuthenticationRequired, this,
            [password, mayPass = !m_profile->policy().sites.isEmpty()](const QUrl &, QAuthenticator *authenticator,
                                                                       const QString &) {
                if (mayPass) {
                    authenticator->setUser(u"quire"_s);
                    authenticator->setPassword(password);
                }
            });
    connect(m_document.get(), &QWebEnginePage::findTextFinished, this, [this](const QWebEngineFindTextResult &result) {
        m_listener->readerFound(result.numberOfMatches(), result.activeMatch());
    });
    m_document->setBackgroundColor(Qt::white); // What pages count on that say none.
    m_view->setContextMenuPolicy(Qt::NoContextMenu);
    m_view->setAcceptDrops(false);
    m_view->setPage(m_document.get());
    connect(m_view, &QWebEngineView::printFinished, this, [this](bool isGood) { m_listener->readerPrinted(isGood); });
}

ReaderPage::~ReaderPage()
{
    m_profile->removeListener(this);
    delete m_view;
}

void ReaderPage::load(const QString &anchor)
{
    QUrl url = m_profile->scheme().fileUrl();
    url.setFragment(anchor.isEmpty() ? QString() : anchor);
    m_document->open(url);
}

void ReaderPage::find(const QString &text, bool backward)
{
    m_document->findText(text, backward ? QWebEnginePage::FindFlags(QWebEnginePage::FindBackward)
                                        : QWebEnginePage::FindFlags());
}

void ReaderPage::print(QPrinter *printer)
{
    m_view->print(printer);
}

void ReaderPage::pageLoaded(bool isGood)
{
    m_listener->readerLoaded(isGood);
}

void ReaderPage::pageWantsLink(const QUrl &url)
{
    const QUrl page = m_profile->scheme().fileUrl();
    if (url.scheme() != page.scheme()) {
        m_listener->readerWantsLink(url);
        return;
    }
    const QString folder = page.path().section(u'/', 0, -2) + u'/';
    if (url.path().startsWith(folder) && !url.path().contains("/.."_L1)) {
        QUrl file = QUrl::fromLocalFile(QFileInfo(m_profile->policy().file).path() + u'/' +
                                        url.path(QUrl::FullyDecoded).sliced(folder.size()));
        file.setFragment(url.fragment());
        m_listener->readerWantsLink(file);
    }
}

} // namespace quire::ui
