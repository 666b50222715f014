// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <memory>

namespace quire::notebook {

/// A piece of text that will rarely be looked at: soon after it was made it is packed, by a worker. A value that never
/// changes; copies share it, and any thread may read it.
class ColdText
{
public:
    explicit ColdText(QStringView text);

    QString toString() const;

private:
    struct Store;

    std::shared_ptr<Store> m_store;
};

} // namespace quire::notebook
