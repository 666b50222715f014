// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "files/AgentRoot.h"

namespace quire::models {

/// A file, link or folder with all in it, copied within one root by the machine alone. One that breaks off leaves what
/// was done so far. Cancelling the Reply ends it at the next file.
class AgentCopy : public QObject
{
    Q_OBJECT

public:
    explicit AgentCopy(std::shared_ptr<files::AgentRoot> root) : m_root(std::move(root)) {}

    /// Errors: Conflict where something is called so; Unsupported for a folder that goes too deep, or a device.
    [[nodiscard]] Reply<void> run(sync::TreePath from, sync::TreePath to);
    /// Whatever `path` is, for good.
    [[nodiscard]] static Reply<void> remove(std::shared_ptr<files::AgentRoot> root, sync::TreePath path);

private:
    Reply<void> one(sync::TreePath from, sync::TreePath to, sync::Entry entry);
    Reply<void> file(sync::TreePath from, sync::TreePath to);
    Reply<void> folder(sync::TreePath from, sync::TreePath to);

    std::shared_ptr<files::AgentRoot> m_root;
};

} // namespace quire::models
