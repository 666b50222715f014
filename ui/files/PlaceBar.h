// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/FilePlace.h"
#include "ui/kit/Icons.h"

#include <QWidget>

class QHBoxLayout;
class QMimeData;
class QToolButton;

namespace quire::ui {

/// A button for each place of a machine. Where there is no room for all their names, icons stand for those one is not
/// at. With one place only there is nothing to choose, so nothing is shown.
class PlaceBar : public QWidget
{
    Q_OBJECT

public:
    explicit PlaceBar(const Icons &icons, QWidget *parent = nullptr);

    void setPlaces(const QList<models::FilePlace> &places, const QString &current);

    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(const QString &id, const quire::RemotePath &start);
    /// Files were dropped on a place; see DropTarget.
    void dropped(const QString &id, const QMimeData *mime, bool copies);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    Icons m_icons;
    QHBoxLayout *m_row;
    QList<QToolButton *> m_buttons;
};

} // namespace quire::ui
