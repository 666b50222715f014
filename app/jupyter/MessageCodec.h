// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "jupyter/Message.h"

namespace quire::jupyter {

/// How messages are cut into websocket frames. Formats and captured frames: jupyter_server's websocket protocols.
enum class Framing {
    Default, ///< JSON text; with buffers binary, big-endian u32 offsets. All servers, the only one of notebook 6.
    V1,      ///< v1.kernel.websocket.jupyter.org: always binary, little-endian u64 offsets.
};

/// A websocket message ready to go.
struct Frame
{
    QByteArray data;
    bool isText = false;
};

/// Subprotocol name of Framing::V1.
inline constexpr char16_t v1Subprotocol[] = u"v1.kernel.websocket.jupyter.org";

/// Writes `message` with header date `date` (ISO 8601). Pure.
Frame encode(Framing framing, const Message &message, const QByteArray &date);
/// Reads a frame; a malformed one is ErrorKind::Protocol and never anything worse. Pure.
Result<Message> decodeText(const QByteArray &frame);
Result<Message> decodeBinary(Framing framing, const QByteArray &frame);

} // namespace quire::jupyter
