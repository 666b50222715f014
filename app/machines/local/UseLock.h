// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtClassHelperMacros>

#include <memory>

namespace quire::machines {

/// Says "I use this" to other Quires for as long as it lives, however this program ends: a shared flock on a file.
class UseLock
{
public:
    /// Null when the file cannot be made.
    static std::unique_ptr<UseLock> take(const QString &file);
    ~UseLock();
    Q_DISABLE_COPY_MOVE(UseLock)

    /// Whether nobody else holds one on the same file now.
    bool isAlone() const;

private:
    explicit UseLock(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor;
};

} // namespace quire::machines
