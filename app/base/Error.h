// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace quire {

/// What went wrong, coarse enough to choose an answer by.
enum class ErrorKind {
    Network,     ///< No connection, name not found, connection cut.
    Timeout,     ///< Nobody answered in time.
    Auth,        ///< Wrong or missing token, password or permission.
    Certificate, ///< TLS: the other side could not prove who it is.
    NotFound,    ///< The thing asked for is not there.
    Conflict,    ///< It is there but changed, taken or in the way.
    Server,      ///< The other side failed (HTTP 5xx).
    Protocol,    ///< The other side answered something that makes no sense.
    File,        ///< A local file could not be read or written.
    Format,      ///< A file's content is malformed.
    Unsupported, ///< Known, but not possible here.
};

/// A failure, typed once at the border where it happened.
///
/// `message` is translated, safe to show and says what to do next where that is known. `detail` is for the log and
/// never holds a secret. `httpStatus` is 0 when there was no HTTP answer. Cancelling is not an error.
struct Error
{
    ErrorKind kind = ErrorKind::Protocol;
    QString message;
    QString detail;
    int httpStatus = 0;

    bool operator==(const Error &) const = default;
};

} // namespace quire
