// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "files/Transfers.h"
#include "forge/GitHub.h"
#include "library/Library.h"
#include "machines/MachineCatalog.h"
#include "net/PublicFiles.h"
#include "pairs/Pairs.h"
#include "render/Math.h"
#include "runs/RunJournal.h"
#include "session/Recovery.h"
#include "session/Workspace.h"
#include "store/CredentialStore.h"
#include "store/Settings.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"
#include "ui/shell/Services.h"
#include "ui/web/WebPool.h"

#include <QTranslator>

#include <memory>

class QLocale;

namespace quire::ui {

class MainWindow;
class TransferDesk;

/// Constructs every service once, in order of dependence, and the window on top. main() makes one; so do the tools that
/// drive the real program.
class Composition : public QObject
{
    Q_OBJECT

public:
    Composition();
    ~Composition() override;

    MainWindow *window() { return m_window.get(); }
    store::Settings &settings() { return m_settings; }
    TransferDesk *transferDesk() { return m_transferDesk; }
    pairs::Pairs &pairs() { return m_pairs; }
    library::Library &library() { return m_library; }
    session::Workspace &workspace() { return *m_workspace; }
    machines::MachineCatalog &catalog() { return m_catalog; }

    /// Shows the window with what `arguments` name (files, folders, addresses, "--machine NAME"), else as it was left.
    void start(const QStringList &arguments);
    /// Ends without asking, as at logout: safety copies are kept, connections closed in order. finished() follows.
    void end();

Q_SIGNALS:
    /// The window is closed and what had to be stopped is stopped.
    void finished();

private:
    RichContent richContent();
    void loadTranslations();
    void applyAppearance();
    void openJournal();
    void watchForLeaving();
    void openArguments(const QStringList &arguments);
    bool open(const QString &argument, const QString &machine);
    void openOn(const QString &machine, const RemotePath &path);
    void openAddress(const QString &text);
    Reply<void> shutDown();

    SystemClock m_clock;
    store::Settings m_settings;
    QTranslator m_qtWords;
    QTranslator m_words;
    store::CredentialStore m_credentials;
    machines::MachineCatalog m_catalog;
    machines::LocalProvider *m_local;
    machines::JupyterServerProvider *m_servers;
    session::Recovery m_recovery;
    session::Recovery m_consoles;
    runs::RunJournal m_journal;
    std::unique_ptr<session::Workspace> m_workspace;
    Theme m_theme;
    Syntax m_syntax;
    render::Math m_math;
    net::PublicFiles m_publicFiles;
    forge::GitHub m_github;
    WebPool m_web;
    files::Transfers m_transfers;
    pairs::Pairs m_pairs;
    library::Library m_library;
    std::unique_ptr<MainWindow> m_window;
    TransferDesk *m_transferDesk = nullptr; ///< Of the window.
};

} // namespace quire::ui
