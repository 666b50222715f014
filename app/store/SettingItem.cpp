// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/SettingItem.h"

namespace quire::store {

void SettingItemBase::setStored(QVariant stored)
{
    m_stored = std::move(stored);
    Q_EMIT changed();
}

} // namespace quire::store
