// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/web/WebPlugin.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

class QWebEngineDownloadRequest;
class QWebEnginePage;

namespace quire::ui {

/// What a page wants to save: one file for each click or key in it, made by the page itself, and bounded. It is written
/// to a folder of its own, for only when it is there is its person asked where to. Everything else is refused.
class PageDownloads : public QObject
{
    Q_OBJECT

public:
    /// How long after a click or key, in milliseconds: a large plot takes a while to become a picture.
    static constexpr int patience = 10'000;

    /// Both outlive it.
    PageDownloads(QWebEnginePage *page, WebPageListener *listener);
    ~PageDownloads() override;

    /// A real click or key reached the page's widget.
    void noteGesture() { m_gesture.start(); }
    /// There was one, whatever became of it.
    bool hasBegun() const { return m_hasBegun; }

private:
    void consider(QWebEngineDownloadRequest *download);
    void take(QWebEngineDownloadRequest *download);
    void finish(const WebDownload &file);
    void stop();

    QWebEnginePage *m_page;
    WebPageListener *m_listener;
    QElapsedTimer m_gesture; ///< Since the last one; invalid when it was used up.
    QPointer<QWebEngineDownloadRequest> m_current;
    bool m_hasBegun = false;
};

} // namespace quire::ui
