// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/OutputRegistry.h"
#include "ui/output/PictureLoader.h"

#include <QString>

namespace quire::notebook {
class Search;
}

namespace quire::ui {

class Syntax;
class Theme;

/// What the cells of one view are shown with.
struct CellServices
{
    CellServices(const Theme *look, Syntax *definitions);
    ~CellServices();
    Q_DISABLE_COPY_MOVE(CellServices)

    OutputContext outputContext();

    const Theme *theme;
    Syntax *syntax;
    /// Of the kernel, for code cells.
    QString language;
    /// Beside code that is not edited, as beside the one that is.
    bool lineNumbers = false;
    /// What is looked for now; null for nothing.
    const notebook::Search *search = nullptr;
    /// For outputs that run code; null where none may.
    ActiveOutputs *active = nullptr;
    PictureLoader pictures;
    OutputRegistry registry;

private:
    std::shared_ptr<render::CodeHighlighter> m_highlighter;
    bool m_highlighterIsDark = false;
};

} // namespace quire::ui
