// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "base/Secret.h"
#include "machines/local/LocalServerPaths.h"

#include <QCoreApplication>
#include <QProcessEnvironment>
#include <QStringList>

namespace quire::machines {

/// How to start a Jupyter server on this computer, with whatever of it is installed.
struct JupyterCommand
{
    Q_DECLARE_TR_FUNCTIONS(quire::machines::JupyterCommand)

public:
    QString program;
    QStringList arguments;
    QProcessEnvironment environment;

    /// Looks for jupyter-server, then for the classic jupyter-notebook, in the PATH of `environment` and the places pip
    /// installs to. The token goes into the environment only. `port` is a wish; the server tries others when it is
    /// taken. Errors: Unsupported, saying what to install.
    [[nodiscard]] static Result<JupyterCommand> find(const QString &root, const LocalServerPaths &paths,
                                                     const Secret &token, quint16 port,
                                                     QProcessEnvironment environment);

    /// "sudo apt install …" for this system, or the pip way.
    static QString installAdvice();
    /// The same for the system an os-release file describes.
    static QString installAdvice(const QString &osRelease);
    /// For a server that has no kernel to offer. Kind Unsupported.
    static Error noKernel();
};

} // namespace quire::machines
