// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/local/JupyterCommand.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace quire::machines;
using namespace Qt::StringLiterals;

class tst_JupyterCommand : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    const Secret m_token{u"very-secret"_s};

    QProcessEnvironment environment(const QStringList &programs) const
    {
        const QString bin = m_folder.filePath(programs.join(u'+') + u"-bin"_s);
        QDir().mkpath(bin);
        for (const QString &program : programs) {
            QFile file(bin + u'/' + program);
            file.open(QIODevice::WriteOnly);
            file.setPermissions(QFile::ReadOwner | QFile::ExeOwner);
        }
        QProcessEnvironment made;
        made.insert(u"PATH"_s, bin);
        made.insert(u"HOME"_s, m_folder.filePath(u"home"_s));
        made.insert(u"JUPYTER_CONFIG_PATH"_s, u"/somewhere"_s);
        made.insert(u"JUPYTER_PATH"_s, u"/kernels"_s);
        return made;
    }

    Result<JupyterCommand> find(const QStringList &programs) const
    {
        return JupyterCommand::find(u"/home/a/My Notes"_s, {u"/state"_s}, m_token, 12345, environment(programs));
    }

private Q_SLOTS:
    void prefersJupyterServer()
    {
        const auto command = find({u"jupyter-server"_s, u"jupyter-notebook"_s});
        QVERIFY(command);
        QVERIFY(command->program.endsWith(u"/jupyter-server"_s));
        QVERIFY(command->arguments.contains(u"--ServerApp.root_dir=/home/a/My Notes"_s));
        QVERIFY(command->arguments.contains(u"--ServerApp.ip=127.0.0.1"_s));
        QVERIFY(command->arguments.contains(u"--no-browser"_s));
    }

    void takesTheClassicNotebookWhereThatIsAllThereIs()
    {
        const auto command = find({u"jupyter-notebook"_s});
        QVERIFY(command);
        QVERIFY(command->program.endsWith(u"/jupyter-notebook"_s));
        QVERIFY(command->arguments.contains(u"--NotebookApp.notebook_dir=/home/a/My Notes"_s));
        // The default one makes people wait 4 s for each kernel.
        QVERIFY(command->arguments.join(u' ').contains(u"AsyncMappingKernelManager"_s));
    }

    void theTokenIsInTheEnvironmentAndNowhereElse()
    {
        const auto command = find({u"jupyter-server"_s});
        QCOMPARE(command->environment.value(u"JUPYTER_TOKEN"_s), m_token.reveal());
        QVERIFY(!command->arguments.join(u' ').contains(m_token.reveal()));
    }

    void thePersonsServerConfigurationDoesNotApplyButTheirKernelsDo()
    {
        const auto command = find({u"jupyter-server"_s});
        QCOMPARE(command->environment.value(u"JUPYTER_CONFIG_DIR"_s), u"/state/config"_s);
        QVERIFY(!command->environment.contains(u"JUPYTER_CONFIG_PATH"_s));
        QCOMPARE(command->environment.value(u"JUPYTER_PATH"_s), u"/kernels"_s);
        QVERIFY(!command->environment.contains(u"JUPYTER_DATA_DIR"_s));
    }

    void withoutJupyterItSaysWhatToInstall()
    {
        const auto command = find({});
        QCOMPARE(command.error().kind, ErrorKind::Unsupported);
        QVERIFY(command.error().message.contains(JupyterCommand::installAdvice()));
        QVERIFY(JupyterCommand::noKernel().message.contains(u"ipykernel"_s));
    }

    void adviceFitsTheSystem_data()
    {
        QTest::addColumn<QString>("osRelease");
        QTest::addColumn<QString>("advice");
        const QString apt = u"sudo apt install jupyter-server python3-ipykernel"_s;
        QTest::newRow("debian") << u"PRETTY_NAME=\"Debian GNU/Linux 13\"\nID=debian\n"_s << apt;
        QTest::newRow("mint") << u"ID=linuxmint\nID_LIKE=\"ubuntu debian\"\n"_s << apt;
        QTest::newRow("fedora") << u"ID=fedora"_s << u"sudo dnf install python3-jupyter-server python3-ipykernel"_s;
        QTest::newRow("arch") << u"ID=arch"_s << u"sudo pacman -S jupyter-server python-ipykernel"_s;
        QTest::newRow("unknown") << QString() << u"python3 -m pip install --user jupyter-server ipykernel"_s;
    }
    void adviceFitsTheSystem()
    {
        QFETCH(QString, osRelease);
        QFETCH(QString, advice);
        QCOMPARE(JupyterCommand::installAdvice(osRelease), advice);
    }
};

QTEST_GUILESS_MAIN(tst_JupyterCommand)
#include "tst_JupyterCommand.moc"
