// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webengine/OutputPage.h"

#include <QAuthenticator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLoggingCategory>
#include <QWebEngineDesktopMediaRequest>
#include <QWebEngineFileSystemAccessRequest>
#include <QWebEngineFullScreenRequest>
#include <QWebEngineNewWindowRequest>
#include <QWebEnginePermission>
#include <QWebEngineRegisterProtocolHandlerRequest>
#include <QWebEngineWebAuthUxRequest>

namespace quire::ui {

using namespace Qt::StringLiterals;

namespace {

Q_LOGGING_CATEGORY(logOutputPage, "quire.output.page", QtWarningMsg)

bool isLink(const QUrl &url)
{
    return url.scheme() == "https"_L1 || url.scheme() == "http"_L1 || url.scheme() == "mailto"_L1;
}

} // namespace

OutputDocument::OutputDocument(QWebEngineProfile *profile, WebPageListener *listener)
    : QWebEnginePage(profile), m_listener(listener)
{
    refuseEverything();
    connect(this, &QWebEnginePage::loadFinished, this, [this](bool isGood) { m_listener->pageLoaded(isGood); });
    connect(this, &QWebEnginePage::renderProcessTerminated, this, [this] { m_listener->pageDied(); });
    connect(this, &QWebEnginePage::newWindowRequested, this, [this](const QWebEngineNewWindowRequest &request) {
        if (request.isUserInitiated() && isLink(request.requestedUrl())) {
            m_listener->pageWantsLink(request.requestedUrl());
        }
    });
}

void OutputDocument::refuseEverything()
{
    connect(this, &QWebEnginePage::permissionRequested, this,
            [](const QWebEnginePermission &permission) { permission.deny(); });
    connect(this, &QWebEnginePage::fullScreenRequested, this,
            [](QWebEngineFullScreenRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::registerProtocolHandlerRequested, this,
            [](QWebEngineRegisterProtocolHandlerRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::fileSystemAccessRequested, this,
            [](QWebEngineFileSystemAccessRequest request) { request.reject(); });
    connect(this, &QWebEnginePage::desktopMediaRequested, this,
            [](const QWebEngineDesktopMediaRequest &request) { request.cancel(); });
    connect(this, &QWebEnginePage::webAuthUxRequested, this,
            [](QWebEngineWebAuthUxRequest *request) { request->cancel(); });
}

void OutputDocument::open(const QUrl &url)
{
    m_url = url;
    m_opening = true;
    setUrl(url);
}

bool OutputDocument::acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame)
{
    if (!isMainFrame) {
        return true; // The guard sees each of their requests.
    }
    if (std::exchange(m_opening, false) && url == m_url) {
        return true;
    }
    if (type == NavigationTypeLinkClicked && isLink(url)) {
        m_listener->pageWantsLink(url);
    }
    return false;
}

/// The engine asks only after a click or key, and waits for the answer. A person takes their time, so it is told
/// "none"; the page's own script (files.js) hides that and hands the files over later.
QStringList OutputDocument::chooseFiles(FileSelectionMode mode, const QStringList &, const QStringList &accepted)
{
    if (mode != FileSelectOpen && mode != FileSelectOpenMultiple) {
        QMetaObject::invokeMethod(
            this, [this] { m_listener->pageWasDenied(WebDenial::Files, {}); }, Qt::QueuedConnection);
        return {};
    }
    const WebFileQuestion question{mode == FileSelectOpenMultiple, accepted};
    runJavaScript(u"!!(window.quire && quire.wantsFiles())"_s,
                  [this, question, guard = QPointer(this)](const QVariant &answer) {
                      if (!guard) {
                          return;
                      }
                      if (answer.toBool()) {
                          m_listener->pageWantsFiles(question);
                      } else {
                          m_listener->pageWasDenied(WebDenial::Files, {});
                      }
                  });
    return {};
}

/// Nobody is asked. Bokeh wants a name for what it saves this way: it is given the one it proposes, for the dialog
/// asks.
bool OutputDocument::javaScriptPrompt(const QUrl &, const QString &, const QString &proposed, QString *answer)
{
    *answer = proposed;
    return !proposed.isEmpty();
}

void OutputDocument::javaScriptConsoleMessage(JavaScriptConsoleMessageLevel, const QString &message, int line,
                                              const QString &source)
{
    if (!m_second.isValid() || m_second.elapsed() > 1000) {
        m_second.start();
        m_lines = 0;
    }
    if (++m_lines == linesPerSecond) {
        QMetaObject::invokeMethod(this, [this] { m_listener->pageDied(); }, Qt::QueuedConnection);
    } else if (m_lines < 100) {
        qCDebug(logOutputPage) << message.left(2000) << source.right(100) << line;
    }
}

OutputPage::OutputPage(std::shared_ptr<OutputProfile> profile, WebPageListener *listener, const QString &password)
    : m_profile(std::move(profile)),
      m_listener(listener),
      m_view(new QWebEngineView),
      m_document(std::make_unique<OutputDocument>(m_profile->profile(), listener)),
      m_downloads(std::make_unique<PageDownloads>(m_document.get(), listener))
{
    m_profile->addListener(listener);
    connect(m_document.get(), &QWebEnginePage::proxyAuthenticationRequired, this,
            [password, mayPass = m_profile->policy().network](const QUrl &, QAuthenticator *authenticator,
                                                              const QString &) {
                if (mayPass) {
                    authenticator->setUser(QStringLiteral("quire"));
                    authenticator->setPassword(password);
                }
            });
    m_view->installEventFilter(this);
    m_view->setFocusPolicy(Qt::ClickFocus);
    m_view->setContextMenuPolicy(Qt::NoContextMenu); // The notebook's own is asked for.
    m_view->setAcceptDrops(false);
    m_view->setPage(m_document.get());
    const QObjectList children = m_view->children();
    for (QObject *child : children) {
        follow(child);
    }
}

OutputPage::~OutputPage()
{
    m_profile->removeListener(m_listener);
    m_profile->scheme().removePage(m_number);
    delete m_view;
}

void OutputPage::follow(QObject *child)
{
    if (auto *widget = qobject_cast<QWidget *>(child)) {
        widget->installEventFilter(this);
        widget->setFocusPolicy(Qt::ClickFocus);
    }
}

void OutputPage::load(const QByteArray &html)
{
    m_profile->scheme().removePage(m_number);
    m_number = m_profile->nextPage();
    m_profile->scheme().setPage(m_number, html, [this](const QByteArray &json) { m_listener->pageSaid(json); });
    m_document->open(m_profile->scheme().pageUrl(m_number));
}

void OutputPage::send(const QByteArray &json)
{
    m_document->runJavaScript(u"window.quire && quire.receive("_s + QString::fromUtf8(json) + u')');
}

void OutputPage::giveFiles(const QList<WebFile> &files)
{
    const QStringList places = m_profile->scheme().setFiles(m_number, files);
    QJsonArray all;
    for (qsizetype index = 0; index < places.size(); ++index) {
        const WebFile &file = files.at(index);
        all.append(QJsonObject{{u"place"_s, places.at(index)},
                               {u"name"_s, file.name},
                               {u"type"_s, file.type},
                               {u"modified"_s, double(file.modified)}});
    }
    const QByteArray json = QJsonDocument(all).toJson(QJsonDocument::Compact);
    m_document->runJavaScript(u"window.quire && quire.takeFiles("_s + QString::fromUtf8(json) + u')');
}

QPixmap OutputPage::picture()
{
    return m_view->grab();
}

void OutputPage::ping()
{
    m_document->runJavaScript(u"0"_s, [listener = m_listener, guard = QPointer(this)](const QVariant &answer) {
        if (guard && answer.isValid()) {
            listener->pageSaid("[]");
        }
    });
}

/// What the engine has yet to do for a download, done or refused, it does in memory of the profile, gone or not.
std::shared_ptr<void> OutputPage::remains()
{
    return m_downloads->hasBegun() ? m_profile : nullptr;
}

bool OutputPage::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::ChildAdded:
        follow(static_cast<QChildEvent *>(event)->child());
        break;
    case QEvent::Wheel:
        // The page scrolls under the reader's wheel until they have clicked into the output.
        if (m_view && !m_view->hasFocus() && !(m_view->focusWidget() && m_view->focusWidget()->hasFocus())) {
            event->ignore();
            return true;
        }
        break;
    case QEvent::FocusIn:
    case QEvent::FocusOut:
        m_listener->pageFocusChanged(event->type() == QEvent::FocusIn);
        break;
    case QEvent::MouseButtonPress:
    case QEvent::MouseButtonRelease:
        m_downloads->noteGesture();
        break;
    case QEvent::ShortcutOverride:
    case QEvent::KeyPress:
        m_downloads->noteGesture();
        return filterKey(event) || QObject::eventFilter(watched, event);
    default:
        break;
    }
    return QObject::eventFilter(watched, event);
}

/// Escape leaves the output. Plain keys are the page's; none of them may mean something to the notebook.
bool OutputPage::filterKey(QEvent *event)
{
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->key() == Qt::Key_Escape) {
        event->accept();
        if (event->type() == QEvent::KeyPress) {
            m_listener->pageWantsOut();
        }
        return true;
    }
    return false;
}

} // namespace quire::ui
