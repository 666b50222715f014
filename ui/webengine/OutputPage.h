// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/web/WebPlugin.h"
#include "ui/webengine/OutputProfile.h"
#include "ui/webengine/PageDownloads.h"

#include <QElapsedTimer>
#include <QWebEnginePage>
#include <QWebEngineView>

namespace quire::ui {

/// The document of a live output. It may run scripts and draw, and nothing else: no windows, dialogs, permissions, or
/// going elsewhere. Files it wants are asked for through the listener.
class OutputDocument : public QWebEnginePage
{
    Q_OBJECT

public:
    /// Console lines in a second before a page counts as an attack.
    static constexpr int linesPerSecond = 5000;

    OutputDocument(QWebEngineProfile *profile, WebPageListener *listener);

    /// The only main document that may be loaded.
    void open(const QUrl &url);

protected:
    bool acceptNavigationRequest(const QUrl &url, NavigationType type, bool isMainFrame) override;
    void javaScriptAlert(const QUrl &, const QString &) override {}
    bool javaScriptConfirm(const QUrl &, const QString &) override { return false; }
    bool javaScriptPrompt(const QUrl &, const QString &, const QString &proposed, QString *answer) override;
    QStringList chooseFiles(FileSelectionMode mode, const QStringList &, const QStringList &accepted) override;
    void javaScriptConsoleMessage(JavaScriptConsoleMessageLevel level, const QString &message, int line,
                                  const QString &source) override;

private:
    void refuseEverything();

    WebPageListener *m_listener;
    QUrl m_url;
    bool m_opening = false;
    QElapsedTimer m_second;
    int m_lines = 0;
};

/// A live output: document and view.
class OutputPage : public QObject, public WebPage
{
    Q_OBJECT

public:
    /// `password` opens the NetworkDoor.
    OutputPage(std::shared_ptr<OutputProfile> profile, WebPageListener *listener, const QString &password);
    ~OutputPage() override;

    QWidget *widget() override { return m_view; }
    void load(const QByteArray &html) override;
    void setBackground(const QColor &color) override { m_document->setBackgroundColor(color); }
    void send(const QByteArray &json) override;
    void giveFiles(const QList<WebFile> &files) override;
    QPixmap picture() override;
    void ping() override;
    std::shared_ptr<void> remains() override;

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow(QObject *child);
    bool filterKey(QEvent *event);

    std::shared_ptr<OutputProfile> m_profile; ///< Ends last.
    WebPageListener *m_listener;
    QPointer<QWebEngineView> m_view;
    std::unique_ptr<OutputDocument> m_document;
    std::unique_ptr<PageDownloads> m_downloads;
    int m_number = 0;
};

} // namespace quire::ui
