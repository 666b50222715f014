// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/web/WebFrame.h"

#include <QKeyEvent>

namespace quire::ui {

WebFrame::WebFrame(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("webFrame"));
    setAccessibleName(tr("Interactive output"));
    setFocusPolicy(Qt::ClickFocus);
}

void WebFrame::setContent(QWidget *content)
{
    m_content = content;
    m_content->setParent(this);
    m_content->setGeometry(rect());
    m_content->setAccessibleName(accessibleName());
    m_content->show();
    setFocusProxy(m_content);
}

void WebFrame::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_content) {
        m_content->setGeometry(rect());
    }
}

void WebFrame::keyPressEvent(QKeyEvent *event)
{
    event->accept();
}

void WebFrame::keyReleaseEvent(QKeyEvent *event)
{
    event->accept();
}

} // namespace quire::ui
