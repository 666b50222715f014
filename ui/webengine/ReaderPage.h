// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/webengine/OutputPage.h"

namespace quire::ui {

/// An exported page: the document of an output that is a file, in a view one reads, searches and prints.
class ReaderPage : public QObject, public WebReader, private WebPageListener
{
    Q_OBJECT

public:
    /// `password` opens the NetworkDoor.
    ReaderPage(std::shared_ptr<OutputProfile> profile, WebReaderListener *listener, const QString &password);
    ~ReaderPage() override;

    QWidget *widget() override { return m_view; }
    void load(const QString &anchor) override;
    void find(const QString &text, bool backward) override;
    void setZoom(double factor) override { m_document->setZoomFactor(factor); }
    void print(QPrinter *printer) override;

private:
    void pageLoaded(bool isGood) override;
    void pageSaid(const QByteArray &) override {}
    void pageWantsLink(const QUrl &url) override;
    void pageWasRefused(const QUrl &url) override { m_listener->readerWasRefused(url); }
    void pageWantsFiles(const WebFileQuestion &) override {}
    void pageMadeFile(const WebDownload &) override {}
    void pageWasDenied(WebDenial, const QString &) override {}
    void pageDied() override { m_listener->readerDied(); }
    void pageFocusChanged(bool) override {}
    void pageWantsOut() override {}

    std::shared_ptr<OutputProfile> m_profile; ///< Ends last.
    WebReaderListener *m_listener;
    QPointer<QWebEngineView> m_view;
    std::unique_ptr<OutputDocument> m_document;
};

} // namespace quire::ui
