// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/Icons.h"
#include "ui/output/RichContent.h"

namespace quire::forge {
class GitHub;
}

namespace quire::machines {
class JupyterServerProvider;
class LocalProvider;
class MachineCatalog;
} // namespace quire::machines

namespace quire::net {
class PublicFiles;
}

namespace quire::runs {
class RunJournal;
}

namespace quire::session {
class Recovery;
class Workspace;
} // namespace quire::session

namespace quire::store {
class CredentialStore;
class Settings;
} // namespace quire::store

namespace quire::ui {

class Syntax;
class Theme;
class WebPool;

/// What the window is made of; constructed once by Composition, outlives every window.
struct Services
{
    store::Settings *settings;
    store::CredentialStore *credentials;
    machines::MachineCatalog *catalog;
    machines::LocalProvider *local;
    machines::JupyterServerProvider *servers;
    runs::RunJournal *journal;
    session::Workspace *workspace;
    session::Recovery *consoles; ///< Keeps what they show.
    Theme *theme;
    Syntax *syntax;
    WebPool *web;
    Icons icons;
    /// What every notebook's texts may ask for.
    RichContent content;
    forge::GitHub *github = nullptr;
    net::PublicFiles *publicFiles = nullptr;
};

} // namespace quire::ui
