// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QColor>
#include <QList>
#include <QPixmap>
#include <QStringList>
#include <QTemporaryDir>
#include <QUrl>
#include <QtPlugin>

#include <memory>

class QPrinter;
class QWidget;

/// \file
/// The border between the program and the plug-in that holds WebEngine. Only this header is on both sides, so nothing
/// here has a symbol of its own.

namespace quire::ui {

/// What the pages of one notebook share and may do.
struct WebPolicy
{
    /// Host of the pages' origin: random, one per open notebook; letters and digits.
    QString origin;
    /// They may reach the network, except this computer.
    bool network = false;
    /// Folder of the bundled libraries.
    QString assets;
    /// The exported page that is read, a file of this computer; empty for outputs. Pictures, styles and fonts beside
    /// and below it are its own.
    QString file = {};
    /// Hosts the person allowed this page, once.
    QStringList sites = {};
};

/// Files a page would like to be given.
struct WebFileQuestion
{
    bool isMultiple = false;
    QStringList accepted; ///< Endings (".csv") and MIME types ("image/png", "image/*"); none for any.
};

/// One that it is given.
struct WebFile
{
    QString name;
    QString type;
    qint64 modified = 0; ///< Milliseconds since 1970.
    QByteArray bytes;
};

/// A file that a page made, complete; it goes with its folder.
struct WebDownload
{
    QString name; ///< As the page has it: anything.
    QString path;
    std::shared_ptr<QTemporaryDir> folder;
};

/// What a page wanted and did not get.
enum class WebDenial {
    Files,         ///< A folder, or files for a frame inside it.
    SavingUnasked, ///< Nobody had clicked or typed in it.
    SavingForeign, ///< It did not make the file itself.
    SavingLong,    ///< Longer than WebPage::maximumDownload.
    SavingFailed,  ///< It was never complete.
};

/// Is told what happens in a page, on the UI thread. Whatever comes here a hostile page may have made up.
class WebPageListener
{
public:
    virtual ~WebPageListener() = default;

    virtual void pageLoaded(bool isGood) = 0;
    /// A batch of messages as the page wrote it, WebPage::maximumMessage bytes at most, not yet parsed.
    virtual void pageSaid(const QByteArray &json) = 0;
    /// Somebody followed a link out of the page, or the page did as if.
    virtual void pageWantsLink(const QUrl &url) = 0;
    /// Something was asked for and not given.
    virtual void pageWasRefused(const QUrl &url) = 0;
    /// A person did something in it whereupon it wants files; WebPage::giveFiles() answers.
    virtual void pageWantsFiles(const WebFileQuestion &question) = 0;
    /// A person did something in it whereupon it made a file for them to keep.
    virtual void pageMadeFile(const WebDownload &download) = 0;
    /// `name` is the file's, where it is about one.
    virtual void pageWasDenied(WebDenial what, const QString &name) = 0;
    /// Its process ended or it was stopped for misbehaving; nothing is shown any more.
    virtual void pageDied() = 0;
    virtual void pageFocusChanged(bool hasFocus) = 0;
    /// Escape was pressed in it.
    virtual void pageWantsOut() = 0;
};

/// One live page and its widget.
class WebPage
{
public:
    /// Holds what a widget may be given (OutputFiles::widgetLimit) in base64.
    static constexpr qsizetype maximumMessage = 16 << 20;
    /// In bytes.
    static constexpr qint64 maximumDownload = 100'000'000;

    virtual ~WebPage() = default;

    /// Owned by the page; its parent may be changed.
    virtual QWidget *widget() = 0;
    /// Replaces the document; `html` is UTF-8. Messages of the old one are not delivered any more.
    virtual void load(const QByteArray &html) = 0;
    /// Behind what the page leaves empty.
    virtual void setBackground(const QColor &color) = 0;
    /// Calls quire.receive() in the page with a value. `json` must be checked JSON.
    virtual void send(const QByteArray &json) = 0;
    /// Answers the last pageWantsFiles(); none when the person chose none.
    virtual void giveFiles(const QList<WebFile> &files) = 0;
    /// How it looks now.
    virtual QPixmap picture() = 0;
    /// Asks the page's process for a sign of life; answered by pageSaid("[]").
    virtual void ping() = 0;
    /// What has to live on for a while when the page goes; null for nothing.
    virtual std::shared_ptr<void> remains() = 0;
};

/// Is told what happens in an exported page, on the UI thread.
class WebReaderListener
{
public:
    virtual ~WebReaderListener() = default;

    virtual void readerLoaded(bool isGood) = 0;
    virtual void readerWasRefused(const QUrl &url) = 0;
    /// Somebody followed a link out of the page; a relative one as a file: address.
    virtual void readerWantsLink(const QUrl &url) = 0;
    /// What find() found: how often, and the number of the one that is shown, from 1.
    virtual void readerFound(int count, int current) = 0;
    virtual void readerPrinted(bool isGood) = 0;
    virtual void readerDied() = 0;
};

/// An exported page (WebPolicy::file) and its widget: reading, nothing else.
class WebReader
{
public:
    virtual ~WebReader() = default;

    /// Owned by the reader; its parent may be changed.
    virtual QWidget *widget() = 0;
    /// Loads the file, again too, and goes to `anchor` where it is not empty.
    virtual void load(const QString &anchor) = 0;
    /// Shows the next or previous place where `text` stands; none for empty text.
    virtual void find(const QString &text, bool backward) = 0;
    /// 1 is natural size.
    virtual void setZoom(double factor) = 0;
    /// `printer` lives until readerPrinted().
    virtual void print(QPrinter *printer) = 0;
};

class WebPlugin
{
public:
    virtual ~WebPlugin() = default;

    /// A page without a document. `listener` outlives it.
    virtual std::unique_ptr<WebPage> open(const WebPolicy &policy, WebPageListener *listener) = 0;
    /// An exported page, not loaded yet. `listener` outlives it.
    virtual std::unique_ptr<WebReader> read(const WebPolicy &policy, WebReaderListener *listener) = 0;
};

} // namespace quire::ui

Q_DECLARE_INTERFACE(quire::ui::WebPlugin, "app.quire.WebPlugin/3")
