// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Output.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>

#include <optional>

namespace quire::jupyter {

/// The four sockets of a kernel, multiplexed over one websocket.
enum class Channel { Shell, Control, Iopub, Stdin };

/// One message of the Jupyter messaging protocol 5.3. Header fields are taken out; metadata and content stay the raw
/// JSON objects that were received, so that numbers of any size and NaN survive.
struct Message
{
    Channel channel = Channel::Shell;
    QByteArray id;
    QByteArray type;
    QByteArray session;
    /// Of the request this message belongs to; empty when it belongs to none.
    QByteArray parentId;
    QByteArray parentType;
    QByteArray parentSession;
    QByteArray metadata = QByteArrayLiteral("{}");
    QByteArray content = QByteArrayLiteral("{}");
    QList<QByteArray> buffers;
    /// What a large message of an output carries, read already where that takes time. See outputOf().
    std::optional<notebook::Output> output = {};

    bool operator==(const Message &) const = default;
};

/// The output that a `stream`, `display_data`, `update_display_data`, `execute_result` or `error` message carries.
/// Errors: as Output::fromContent().
Result<notebook::Output> outputOf(const Message &message);

} // namespace quire::jupyter

Q_DECLARE_METATYPE(quire::jupyter::Message)
