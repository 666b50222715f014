// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "ui/kit/Icons.h"

#include <QWidget>

class QHBoxLayout;
class QLineEdit;
class QMenu;
class QMimeData;
class QStackedLayout;
class QToolButton;

namespace quire::ui {

/// Where one is: a button for each folder on the way there, those that find no room in a menu; or a line to type in.
class PathBar : public QWidget
{
    Q_OBJECT

public:
    explicit PathBar(const Icons &icons, QWidget *parent = nullptr);

    /// `start` is the place's own folder, called `placeName`; `folder` lies in it.
    void setPath(const QString &placeName, const RemotePath &start, const RemotePath &folder);
    /// Lets the person type; Enter goes there, Escape leaves it.
    void edit();

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void folderRequested(const quire::RemotePath &folder);
    /// Files were dropped on a folder; see DropTarget.
    void dropped(const QMimeData *mime, const quire::RemotePath &folder, bool copies);
    /// What was typed, relative to the start of the place unless it begins with a slash.
    void pathTyped(const QString &text);
    /// The keyboard is free again.
    void left();

protected:
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void rebuild();
    void addCrumb(const RemotePath &folder);
    void fit();
    void stopEditing();

    QIcon m_separator;
    QStackedLayout *m_stack;
    QWidget *m_crumbs;
    QHBoxLayout *m_row;
    QToolButton *m_more;
    QLineEdit *m_line;
    QList<QToolButton *> m_buttons;
    QString m_placeName;
    RemotePath m_start;
    RemotePath m_folder;
};

} // namespace quire::ui
