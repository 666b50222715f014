// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "jupyter/Nbconvert.h"

#include <QObject>
#include <QPointer>

class QWidget;

namespace quire::ui {

class NotebookPage;
class NotificationBar;

/// Exports by the machine's own nbconvert, for formats and templates only it has. What is missing there is said in
/// words.
class ServerExport : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it; dialogs belong to `window`.
    ServerExport(NotificationBar *notifications, QWidget *window);

    /// Asks which of its formats, converts the notebook as it is on the screen, then asks where to put it.
    void ask(NotebookPage *page);

private:
    void choose(NotebookPage *page, const QList<jupyter::ConversionFormat> &formats);
    void convert(NotebookPage *page, const QString &format);
    Reply<jupyter::Conversion> converted(QPointer<NotebookPage> page, QString format);
    void save(const jupyter::Conversion &made);
    void tell(const Error &error);

    NotificationBar *m_notifications;
    QWidget *m_window;
};

} // namespace quire::ui
