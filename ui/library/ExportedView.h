// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/Icons.h"
#include "ui/web/WebPlugin.h"

#include <QPrinter>
#include <QWidget>

#include <memory>

class QLabel;
class QLineEdit;
class QVBoxLayout;

namespace quire::ui {

class NotificationBar;
class WebPool;

/// Shows an exported page: as it was made, with no network. What it would have liked from there and is not bundled is
/// told in a bar, and may be allowed once. Find, zoom and print.
class ExportedView : public QWidget, private WebReaderListener
{
    Q_OBJECT

public:
    /// `pool` outlives the view.
    ExportedView(WebPool *pool, const Icons &icons, QWidget *parent = nullptr);
    ~ExportedView() override;

    /// Loads a file of this computer, goes to `anchor`, and shows where `words` first stand.
    void open(const QString &file, const QString &anchor = {}, const QString &words = {});
    NotificationBar *notifications() const { return m_notifications; }
    void showFind();
    void zoom(int step);
    void print();
    /// What was refused since it was loaded, each once.
    const QList<QUrl> &refused() const { return m_refused; }

Q_SIGNALS:
    /// A link out of the page; one to a file beside it as a file: address.
    void linkWanted(const QUrl &url);
    void loaded(bool isGood);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void readerLoaded(bool isGood) override;
    void readerWasRefused(const QUrl &url) override;
    void readerWantsLink(const QUrl &url) override { Q_EMIT linkWanted(url); }
    void readerFound(int count, int current) override;
    void readerPrinted(bool isGood) override;
    void readerDied() override;

    void start(const QStringList &sites);
    QWidget *makeFindBar(const Icons &icons);
    void find(bool backward);
    void showBlocked();
    void answer(const QString &choice);

    WebPool *m_pool;
    QVBoxLayout *m_column;
    NotificationBar *m_notifications;
    QLineEdit *m_findText;
    QLabel *m_findCount;
    QWidget *m_findBar;
    std::unique_ptr<WebReader> m_reader;
    QString m_file;
    QString m_anchor;
    QString m_words;
    QList<QUrl> m_refused;
    bool m_listsBlocked = false;
    double m_zoom = 1;
    std::unique_ptr<QPrinter> m_printer;
};

} // namespace quire::ui
