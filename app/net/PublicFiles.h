// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QObject>
#include <QUrl>

class QNetworkAccessManager;

namespace quire::net {

/// Reads what lies open on the web. Knows nobody: no cookies, no tokens, no referrer, nothing kept.
class PublicFiles : public QObject
{
    Q_OBJECT

public:
    /// Bytes a file may have.
    static constexpr qint64 largest = 32LL << 20;

    explicit PublicFiles(QObject *parent = nullptr);

    /// Of an http or https address; follows redirects that do not leave https. Cancelling the Reply aborts.
    Reply<QByteArray> read(const QUrl &address);

private:
    QNetworkAccessManager *m_network = nullptr; ///< Made with the first question.
};

} // namespace quire::net
