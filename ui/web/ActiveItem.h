// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/InteractiveItem.h"
#include "ui/web/ActiveDocument.h"
#include "ui/web/WebPlugin.h"

#include <QElapsedTimer>
#include <QPointer>

namespace quire::widgets {
class WidgetClient;
}

namespace quire::ui {

class NotebookOutputs;
class Theme;
class WebFrame;
class WebPool;

/// An output that runs in a page. Alive it shows the page's widget at its place; before, a plain card; afterwards the
/// page's last picture.
class ActiveItem : public InteractiveItem, public WebPageListener
{
    Q_OBJECT

public:
    static constexpr int defaultHeight = 320;
    /// A taller page scrolls inside.
    static constexpr int maximumHeight = 2400;

    /// All outlive the item.
    ActiveItem(render::ActiveSource source, const Theme *theme, NotebookOutputs *notebook, WebPool *pool);
    ~ActiveItem() override;

    /// What stands in its place until the page is drawn: the bundle's picture or text.
    void setStandIn(std::unique_ptr<OutputItem> item);

    int heightForWidth(int width) override;
    void paint(QPainter &painter, const QRect &clip) override;
    bool runsCode() const override { return true; }
    QString accessibleText() const override;
    QList<OutputAction> actions() override;
    void setDevicePixelRatio(qreal ratio) override;
    void appear(QWidget *view, const QRect &place) override;
    void leave(QWidget *view) override;

    void setActive(bool) override {}
    void mouse(Mouse action, const QPoint &point, Qt::KeyboardModifiers modifiers) override;
    Qt::CursorShape cursorAt(const QPoint &) const override;
    bool takesKey(const QKeyEvent &key) const override;
    void press(const QKeyEvent &key) override;
    bool scrollBy(const QPoint &) override { return false; }
    QRect focusRect() const override { return {0, 0, m_width, m_height}; }

    // The pool speaks.
    bool isAlive() const { return m_page != nullptr; }
    bool isInSight() const;
    qint64 lastSeen() const { return m_lastSeen; }
    void noteSeen();
    WebPolicy policy() const;
    void takePage(std::unique_ptr<WebPage> page);
    enum class Picture { Keep, None };
    void giveUpPage(Picture picture);
    void noteUnavailable();
    void ping();

private:
    enum class State { Waiting, Loading, Shown, Ended, Missing };

    // The page speaks.
    void pageLoaded(bool isGood) override;
    void pageSaid(const QByteArray &json) override;
    void pageWantsLink(const QUrl &url) override;
    void pageWasRefused(const QUrl &url) override;
    void pageWantsFiles(const WebFileQuestion &question) override;
    void pageMadeFile(const WebDownload &download) override;
    void pageWasDenied(WebDenial what, const QString &name) override;
    void pageDied() override;
    void pageFocusChanged(bool hasFocus) override;
    void pageWantsOut() override;

    void load();
    void attachWidget();
    void reload();
    void dropPage();
    void end();
    void hear(const notebook::JsonValue &message);
    void setReportedHeight(double height);
    void placeFrame();
    void keepPicture();
    QString stateText() const;
    void paintGround(QPainter &painter, const QRect &area);
    void copyPicture();

    render::ActiveSource m_source;
    const Theme *m_theme;
    NotebookOutputs *m_notebook;
    WebPool *m_pool;
    std::unique_ptr<OutputItem> m_standIn;
    std::unique_ptr<WebPage> m_page;
    std::unique_ptr<widgets::WidgetClient> m_widget;
    QPointer<WebFrame> m_frame;
    QPointer<QWidget> m_view;
    QRect m_place;
    State m_state = State::Waiting;
    int m_width = 0;
    int m_height = defaultHeight;
    int m_heightChanges = 0;
    QElapsedTimer m_heightClock;
    qint64 m_lastSeen = 0;
    int m_unanswered = 0;
    int m_generation = 0; ///< Of the document; what is made for an older one is dropped.
};

} // namespace quire::ui
