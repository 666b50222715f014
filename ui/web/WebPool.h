// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/web/WebPlugin.h"

#include <QCache>
#include <QList>
#include <QObject>
#include <QTimer>

#include <chrono>

namespace quire::ui {

class ActiveItem;

/// Shares a few live pages among all outputs that want one. What is on the screen comes first; the page that was out of
/// sight longest gives its place up and leaves a picture.
class WebPool : public QObject
{
    Q_OBJECT

public:
    /// Pages alive at once, in all windows and tabs.
    static constexpr int limit = 6;
    /// Bytes of pictures kept of pages that are not alive.
    static constexpr qsizetype pictureBudget = 64 << 20;

    /// `pluginFile` is loaded with the first page; `assets` is the folder of the bundled libraries.
    WebPool(QString pluginFile, QString assets, QObject *parent = nullptr);
    ~WebPool() override;

    /// False where Quire was installed without its web part, or it does not load.
    bool isAvailable() const;
    int liveCount() const { return int(m_live.size()); }

    /// A page that gives no sign of life for some times this long is ended.
    void setPatience(std::chrono::milliseconds interval) { m_heartbeat.setInterval(interval); }
    /// `item` was painted and has no page. It gets one when it is still in sight a moment later.
    void want(ActiveItem *item);
    /// The same at once, whoever has to give way: the person clicked it.
    void insist(ActiveItem *item);
    /// It is gone or gave up its page itself.
    void forget(ActiveItem *item);

    /// An exported page; its assets are the bundled ones. Null where there is no web part.
    std::unique_ptr<WebReader> read(WebPolicy policy, WebReaderListener *listener);

    /// Holds what a page leaves behind for some seconds.
    void keepRemains(const std::shared_ptr<void> &remains);

    void keepPicture(const ActiveItem *item, const QPixmap &picture);
    const QPixmap *picture(const ActiveItem *item) { return m_pictures.object(item); }

private:
    void serve();
    bool makeRoom(bool evenInSight);
    void give(ActiveItem *item);
    void ping();
    WebPlugin *plugin();

    QString m_pluginFile;
    QString m_assets;
    WebPlugin *m_plugin = nullptr;
    mutable bool m_isBroken = false;
    QList<ActiveItem *> m_live; ///< Least recently seen first.
    QList<ActiveItem *> m_wanting;
    QList<std::shared_ptr<void>> m_remains; ///< Oldest first.
    QTimer m_soon;
    QTimer m_heartbeat;
    QCache<const ActiveItem *, QPixmap> m_pictures{pictureBudget};
};

} // namespace quire::ui
