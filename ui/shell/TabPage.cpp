// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TabPage.h"

namespace quire::ui {

Reply<void> TabPage::save()
{
    return readyReply<void>(Result<void>());
}

Reply<void> TabPage::end(bool)
{
    return readyReply<void>(Result<void>());
}

Reply<void> TabPage::suspend()
{
    return end(false);
}

QString TabPage::tabText() const
{
    return hasUnsavedWork() ? title() + QStringLiteral(" ●") : title();
}

} // namespace quire::ui
