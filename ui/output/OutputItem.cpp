// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/output/OutputItem.h"

#include <QClipboard>
#include <QGuiApplication>

namespace quire::ui {

void OutputItem::copySelection() const
{
    QGuiApplication::clipboard()->setText(selectedText());
}

} // namespace quire::ui
