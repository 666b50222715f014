// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/RichTextItem.h"

namespace quire::ui {

RichTextItem::RichTextItem(const Theme *theme, PictureLoader *pictures, const RichContent &content, const QString &html,
                           QObject *parent)
    : OutputItem(parent), m_text(theme, pictures, content)
{
    m_text.setHtml(html);
    connect(&m_text, &RichText::changed, this, &OutputItem::changed);
}

} // namespace quire::ui
