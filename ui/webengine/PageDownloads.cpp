// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/webengine/PageDownloads.h"

#include <QDir>
#include <QMimeDatabase>
#include <QWebEngineDownloadRequest>
#include <QWebEnginePage>
#include <QWebEngineProfile>

namespace quire::ui {

using namespace Qt::StringLiterals;

namespace {

/// Names are cut here already: they may be megabytes.
constexpr qsizetype longestName = 10'000;

/// Without an ending it gets that of its type, as browsers do.
QString nameOf(const QWebEngineDownloadRequest *download)
{
    const QString name = download->suggestedFileName().left(longestName);
    const QString ending = QMimeDatabase().mimeTypeForName(download->mimeType()).preferredSuffix();
    return name.contains(u'.') || ending.isEmpty() ? name : name + u'.' + ending;
}

} // namespace

PageDownloads::PageDownloads(QWebEnginePage *page, WebPageListener *listener) : m_page(page), m_listener(listener)
{
    connect(page->profile(), &QWebEngineProfile::downloadRequested, this, &PageDownloads::consider);
}

PageDownloads::~PageDownloads()
{
    stop();
}

/// What is not accepted here and now, the engine refuses.
void PageDownloads::consider(QWebEngineDownloadRequest *download)
{
    if (download->page() != m_page) {
        return;
    }
    m_hasBegun = true;
    const QString scheme = download->url().scheme();
    if (download->isSavePageDownload() || (scheme != "data"_L1 && scheme != "blob"_L1)) {
        m_listener->pageWasDenied(WebDenial::SavingForeign, nameOf(download));
    } else if (m_current || !m_gesture.isValid() || m_gesture.hasExpired(patience)) {
        m_listener->pageWasDenied(WebDenial::SavingUnasked, nameOf(download));
    } else if (download->totalBytes() > WebPage::maximumDownload) {
        m_listener->pageWasDenied(WebDenial::SavingLong, nameOf(download));
    } else {
        m_gesture.invalidate();
        take(download);
    }
}

void PageDownloads::take(QWebEngineDownloadRequest *download)
{
    WebDownload file{
        nameOf(download), {}, std::make_shared<QTemporaryDir>(QDir::tempPath() + u"/quire-output-XXXXXX"_s)};
    file.path = file.folder->filePath(u"file"_s);
    download->setDownloadDirectory(file.folder->path());
    download->setDownloadFileName(u"file"_s);
    m_current = download;
    connect(download, &QWebEngineDownloadRequest::receivedBytesChanged, this, [this, name = file.name] {
        if (m_current && m_current->receivedBytes() > WebPage::maximumDownload) {
            stop();
            m_listener->pageWasDenied(WebDenial::SavingLong, name);
        }
    });
    connect(download, &QWebEngineDownloadRequest::isFinishedChanged, this, [this, file] { finish(file); });
    download->accept();
}

void PageDownloads::finish(const WebDownload &file)
{
    QWebEngineDownloadRequest *download = m_current;
    if (!download || !download->isFinished()) {
        return;
    }
    m_current = nullptr;
    download->disconnect(this);
    download->deleteLater();
    if (download->state() == QWebEngineDownloadRequest::DownloadCompleted) {
        m_listener->pageMadeFile(file);
    } else {
        m_listener->pageWasDenied(WebDenial::SavingFailed, file.name);
    }
}

void PageDownloads::stop()
{
    if (QWebEngineDownloadRequest *download = std::exchange(m_current, nullptr)) {
        download->disconnect(this);
        download->cancel();
        download->deleteLater();
    }
}

} // namespace quire::ui
