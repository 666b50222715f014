// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/local/JupyterCommand.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>

namespace quire::machines {

using namespace Qt::StringLiterals;

namespace {

/// With jupyter_client 8, which distributions pair it with, the default manager of notebook 6 holds up each kernel's
/// first connection for seconds. It has this one since 6.1.
const QString promptManager = u"notebook.services.kernels.kernelmanager.AsyncMappingKernelManager"_s;

/// Longer than anybody leaves a machine alone between two sittings; kernels keep it alive beyond.
constexpr int idleSeconds = 7 * 24 * 3600;

QString findProgram(const QString &name, const QProcessEnvironment &environment)
{
    QStringList folders = environment.value(u"PATH"_s).split(u':', Qt::SkipEmptyParts);
    // Where pip install --user and pipx put programs, which desktops often leave out of PATH.
    folders.append(environment.value(u"HOME"_s, QDir::homePath()) + u"/.local/bin"_s);
    return QStandardPaths::findExecutable(name, folders);
}

QStringList commonArguments(const QString &app, const QString &rootOption, const QString &root, quint16 port)
{
    return {
        u"--no-browser"_s,
        u"--allow-root"_s,
        u"--%1.ip=127.0.0.1"_s.arg(app),
        u"--%1.port=%2"_s.arg(app).arg(port),
        u"--%1.port_retries=50"_s.arg(app),
        u"--%1.base_url=/"_s.arg(app),
        u"--%1.shutdown_no_activity_timeout=%2"_s.arg(app).arg(idleSeconds),
        u"--%1.log_level=WARN"_s.arg(app),
        u"--%1.%2=%3"_s.arg(app, rootOption, root),
    };
}

QProcessEnvironment prepare(QProcessEnvironment environment, const LocalServerPaths &paths, const Secret &token)
{
    environment.insert(u"JUPYTER_TOKEN"_s, token.reveal());
    environment.insert(u"JUPYTER_RUNTIME_DIR"_s, paths.runtime());
    // The person's server configuration (ports, passwords, extensions) is for their own servers. Kernelspecs are found
    // through JUPYTER_PATH and the data folders, which stay.
    environment.insert(u"JUPYTER_CONFIG_DIR"_s, paths.config());
    for (const QString &name : {u"JUPYTER_CONFIG_PATH"_s, u"JUPYTER_PREFER_ENV_PATH"_s, u"JUPYTER_NO_CONFIG"_s,
                                u"JUPYTER_TOKEN_FILE"_s, u"JUPYTER_PORT"_s, u"JUPYTER_IP"_s}) {
        environment.remove(name);
    }
    return environment;
}

/// The value of `key` in an os-release file (man 5 os-release), without quotes.
QString osValue(const QString &osRelease, QLatin1StringView key)
{
    for (QStringView line : QStringView(osRelease).split(u'\n')) {
        if (line.startsWith(key) && line.mid(key.size()).startsWith(u'=')) {
            return line.mid(key.size() + 1).toString().remove(u'"').trimmed();
        }
    }
    return {};
}

} // namespace

Result<JupyterCommand> JupyterCommand::find(const QString &root, const LocalServerPaths &paths, const Secret &token,
                                            quint16 port, QProcessEnvironment environment)
{
    JupyterCommand command;
    command.environment = prepare(environment, paths, token);
    command.program = findProgram(u"jupyter-server"_s, environment);
    if (!command.program.isEmpty()) {
        command.arguments = commonArguments(u"ServerApp"_s, u"root_dir"_s, root, port);
        // The limits protect busy networks; here they would only lose output.
        command.arguments << u"--ZMQChannelsWebsocketConnection.limit_rate=False"_s;
        return command;
    }
    command.program = findProgram(u"jupyter-notebook"_s, environment);
    if (!command.program.isEmpty()) {
        command.arguments = commonArguments(u"NotebookApp"_s, u"notebook_dir"_s, root, port);
        command.arguments << u"--NotebookApp.kernel_manager_class=%1"_s.arg(promptManager)
                          << u"--NotebookApp.iopub_msg_rate_limit=0"_s << u"--NotebookApp.iopub_data_rate_limit=0"_s;
        return command;
    }
    return failure(ErrorKind::Unsupported,
                   tr("Jupyter is not installed on this computer. To run notebooks here, install it with: %1")
                       .arg(installAdvice()));
}

QString JupyterCommand::installAdvice()
{
    QFile file(u"/etc/os-release"_s);
    return installAdvice(file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString());
}

QString JupyterCommand::installAdvice(const QString &osRelease)
{
    const QStringList family = (osValue(osRelease, "ID"_L1) + u' ' + osValue(osRelease, "ID_LIKE"_L1)).split(u' ');
    if (family.contains("debian"_L1) || family.contains("ubuntu"_L1)) {
        return u"sudo apt install jupyter-server python3-ipykernel"_s;
    }
    if (family.contains("fedora"_L1)) {
        return u"sudo dnf install python3-jupyter-server python3-ipykernel"_s;
    }
    if (family.contains("arch"_L1)) {
        return u"sudo pacman -S jupyter-server python-ipykernel"_s;
    }
    return u"python3 -m pip install --user jupyter-server ipykernel"_s;
}

Error JupyterCommand::noKernel()
{
    return {ErrorKind::Unsupported,
            tr("Jupyter runs on this computer, but no kernel is installed, so notebooks can be edited but not run. For "
               "Python, "
               "install one with: %1")
                .arg(installAdvice()),
            {}};
}

} // namespace quire::machines
