// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/FormWords.h"

#include "render/Markdown.h"
#include "ui/notebook/CellServices.h"

#include <QPaintEvent>
#include <QPainter>

namespace quire::ui {

FormWords::FormWords(CellServices *services, const QString &markdown, QWidget *parent)
    : QWidget(parent), m_text(services->theme, &services->pictures)
{
    m_text.setHtml(render::Markdown().toHtml(markdown));
    setAccessibleName(m_text.plainText());
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&m_text, &RichText::changed, this, [this] { update(); });
}

int FormWords::heightForWidth(int width) const
{
    return m_text.heightForWidth(width);
}

QSize FormWords::sizeHint() const
{
    return {200, m_text.heightForWidth(400)};
}

void FormWords::paintEvent(QPaintEvent *event)
{
    QPainter painter(this);
    std::ignore = m_text.heightForWidth(width());
    m_text.paint(painter, event->rect());
}

} // namespace quire::ui
