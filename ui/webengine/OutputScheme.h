// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/web/WebPlugin.h"

#include <QElapsedTimer>
#include <QHash>
#include <QWebEngineUrlSchemeHandler>

#include <functional>

namespace quire::ui {

/// Answers quire-output://ORIGIN/…: the documents of a notebook's pages, the bundled libraries under web/, what pages
/// send by POST to PAGE/say, and once each the files they were given under PAGE/file/. Nothing of the computer's files
/// is reachable beyond the libraries.
class OutputScheme : public QWebEngineUrlSchemeHandler
{
    Q_OBJECT

public:
    static constexpr QLatin1StringView name{"quire-output"};
    /// What one page may send in a second before it counts as an attack.
    static constexpr int messagesPerSecond = 500;
    static constexpr qsizetype bytesPerSecond = 24 << 20;

    /// What became of a page's words: false ends the page.
    using Hear = std::function<void(const QByteArray &json)>;

    explicit OutputScheme(WebPolicy policy);

    /// Before WebEngine starts.
    static void registerName();
    static QUrl assetUrl(const QString &origin, const QString &asset);
    QUrl pageUrl(int page) const;
    /// Where the exported page of the policy is; what lies beside it is below the same folder.
    QUrl fileUrl() const;
    static bool isOfFile(const QUrl &url);

    /// `page` now has this document, and says things to `hear`.
    void setPage(int page, const QByteArray &html, Hear hear);
    void removePage(int page);
    /// `page` may fetch these once; those of before are gone. Where each of them is found.
    QStringList setFiles(int page, const QList<WebFile> &files);

    void requestStarted(QWebEngineUrlRequestJob *job) override;

private:
    struct Page
    {
        QByteArray html;
        Hear hear;
        QHash<QString, QByteArray> files;
        QElapsedTimer second;
        int said = 0;
        qsizetype bytes = 0;
    };

    QByteArray contentPolicy() const;
    void answerDocument(QWebEngineUrlRequestJob *job, const Page &page) const;
    void answerAsset(QWebEngineUrlRequestJob *job, const QString &name) const;
    void answerPage(QWebEngineUrlRequestJob *job) const;
    void answerBeside(QWebEngineUrlRequestJob *job, const QString &name) const;
    static void answerFile(QWebEngineUrlRequestJob *job, QByteArray bytes);
    void hear(QWebEngineUrlRequestJob *job, Page &page);

    WebPolicy m_policy;
    QHash<int, Page> m_pages;
};

} // namespace quire::ui
