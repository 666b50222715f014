// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/PlaceBar.h"

#include "ui/files/DropTarget.h"
#include "ui/kit/FlatButton.h"

#include <QHBoxLayout>
#include <QToolButton>

namespace quire::ui {

PlaceBar::PlaceBar(const Icons &icons, QWidget *parent) : QWidget(parent), m_icons(icons), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(8, 2, 4, 0);
    m_row->setSpacing(2);
    m_row->addStretch(1);
}

QSize PlaceBar::minimumSizeHint() const
{
    return {48, QWidget::minimumSizeHint().height()};
}

void PlaceBar::setPlaces(const QList<models::FilePlace> &places, const QString &current)
{
    for (QToolButton *button : std::as_const(m_buttons)) {
        button->hide();
        button->setParent(nullptr);
        button->deleteLater(); // It may be the one that was clicked.
    }
    m_buttons.clear();
    for (const models::FilePlace &each : places) {
        QToolButton *button = flatButton(m_icons.icon(each.icon), QStringLiteral("place:") + each.id, each.name, this);
        button->setText(each.name);
        button->setCheckable(true);
        button->setChecked(each.id == current);
        connect(button, &QToolButton::clicked, this,
                [this, id = each.id, start = each.start] { Q_EMIT chosen(id, start); });
        connect(new DropTarget(button), &DropTarget::dropped, this,
                [this, id = each.id](const QMimeData *mime, bool copies) { Q_EMIT dropped(id, mime, copies); });
        m_row->insertWidget(m_row->count() - 1, button);
        m_buttons.append(button);
    }
    setVisible(places.size() > 1);
    fit();
}

void PlaceBar::fit()
{
    const QMargins margins = m_row->contentsMargins();
    int room = width() - margins.left() - margins.right();
    for (QToolButton *button : std::as_const(m_buttons)) {
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        room -= button->sizeHint().width() + m_row->spacing();
    }
    for (QToolButton *button : std::as_const(m_buttons)) {
        if (room < 0 && !button->isChecked()) {
            button->setToolButtonStyle(Qt::ToolButtonIconOnly);
        }
    }
}

void PlaceBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

} // namespace quire::ui
