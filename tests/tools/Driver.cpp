// SPDX-License-Identifier: GPL-3.0-or-later
#include "tools/Driver.h"

#include "base/Memory.h"
#include "machines/MachineProvider.h"
#include "session/AttachedMachine.h"
#include "session/NotebookSession.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/ActionRegistry.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

namespace quire::tools {

using session::DocumentStore;
using session::KernelStatus;

void Driver::isolate(const QString &folder)
{
    returnMemoryEarly();
    const QDir home(QDir(folder).absolutePath()); // XDG ignores relative paths.
    for (const char *name : {"CONFIG", "DATA", "CACHE", "STATE"}) {
        const QString path = home.filePath(QString::fromLatin1(name).toLower());
        QDir().mkpath(path);
        qputenv((QByteArray("XDG_") + name + "_HOME").constData(), path.toLocal8Bit());
    }
}

void Driver::prepare(const QString &root, const QString &language, bool isDark)
{
    store::Settings settings(store::Settings::standardFile());
    settings.localRoot.set(root);
    settings.language.set(language);
    settings.appearance.set(isDark ? store::Appearance::Dark : store::Appearance::Light);
    settings.openNotebooks.set({});
    settings.windowGeometry.set({});
} // Its end writes it.

session::AttachedMachine *Driver::machine() const
{
    return m_composition->workspace().thisComputer();
}

bool Driver::waitFor(const std::function<bool()> &condition, int seconds) const
{
    return QTest::qWaitFor(condition, std::chrono::seconds(seconds));
}

ui::NotebookPage *Driver::open(const QString &file) const
{
    // No window manager gives us the focus here.
    window()->activateWindow();
    std::ignore = QTest::qWaitForWindowActive(window(), 2000);
    ui::NotebookPage *page = window()->openNotebook(m_composition->workspace().refForLocalFile(file));
    if (!page) {
        return nullptr;
    }
    QSignalSpy painted(page, &ui::NotebookPage::becameEditable);
    const bool isShown = page->session()->document() != nullptr || waitFor([&] { return !painted.isEmpty(); });
    return isShown ? page : nullptr;
}

bool Driver::waitForKernel(ui::NotebookPage *page) const
{
    const session::NotebookKernel &kernel = page->session()->kernel();
    return waitFor([&] { return kernel.status().state == KernelStatus::State::Idle; });
}

bool Driver::runAll(ui::NotebookPage *page) const
{
    QSignalSpy ended(&page->session()->kernel(), &session::NotebookKernel::allRunsEnded);
    page->view()->perform(ui::NotebookCommand::RunAll);
    return waitFor([&] { return !ended.isEmpty(); }, 120);
}

bool Driver::save(ui::NotebookPage *page) const
{
    // Without a window manager no window is active, and shortcuts sleep: the menu's action is the same one.
    window()->findChild<ui::ActionRegistry *>()->find(QStringLiteral("file.save"))->trigger();
    return waitFor([&] { return page->session()->file().saveState() == DocumentStore::SaveState::Saved; });
}

bool Driver::shoot(const QString &file) const
{
    QTest::qWait(200); // Let animations and the first repaint of new widgets pass.
    return window()->grab().save(file);
}

bool Driver::quit() const
{
    // A server with kernels would outlive the program, as it should for a person.
    machines::MachineProvider *local = m_composition->catalog().provider(QStringLiteral("local"));
    const Reply<void> stopped = local->stop(m_composition->workspace().thisComputer()->id().machine);
    waitFor([&] { return stopped.isFinished(); }, 20);
    QSignalSpy finished(m_composition, &ui::Composition::finished);
    window()->close();
    return waitFor([&] { return !finished.isEmpty(); }, 20);
}

} // namespace quire::tools
