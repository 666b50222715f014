// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/Message.h"

namespace quire::jupyter {

Result<notebook::Output> outputOf(const Message &message)
{
    if (message.output) {
        return *message.output;
    }
    return notebook::Output::fromContent(message.type, message.content);
}

} // namespace quire::jupyter
