// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "base/Result.h"
#include "base/Secret.h"

#include <QCoreApplication>
#include <QUrl>

namespace quire::net {

/// What a pasted address means.
struct ServerAddress
{
    Q_DECLARE_TR_FUNCTIONS(quire::net::ServerAddress)

public:
    /// Server root, ends in "/".
    QUrl baseUrl;
    /// From `?token=`, else empty.
    Secret token;
    /// File or folder the address points at; the root if none.
    RemotePath path;
    /// The address is a JupyterHub's own page, not a notebook server's.
    bool isHub = false;

    /// Understands what people copy: "localhost:8888", "http://h:8888/lab/tree/a.ipynb?token=…", "/tree",
    /// "/notebooks/…", base_url prefixes, "https://hub/user/NAME/lab", a line of a server's log around an address.
    /// Without a scheme, names that look local get http, all others https.
    static Result<ServerAddress> parse(const QString &text);

    bool operator==(const ServerAddress &) const = default;
};

} // namespace quire::net
