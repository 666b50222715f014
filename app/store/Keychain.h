// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Secret.h"

#include <QObject>

namespace quire::store {

/// The desktop's keychain (Secret Service, KWallet) through QtKeychain, with its plain-text fallback switched off.
class Keychain : public QObject
{
    Q_OBJECT

public:
    /// `service` groups what is Quire's.
    explicit Keychain(QString service, QObject *parent = nullptr);

    /// Whether a keychain service answers, tried for real: the library being there says nothing.
    [[nodiscard]] Reply<bool> probe();
    /// Errors: NotFound, Auth (refused or left locked), Unsupported (no service), Timeout.
    [[nodiscard]] Reply<Secret> read(QString key);
    [[nodiscard]] Reply<void> write(QString key, Secret secret);
    /// Removing what is not there succeeds.
    [[nodiscard]] Reply<void> remove(QString key);

private:
    QString m_service;
};

} // namespace quire::store
