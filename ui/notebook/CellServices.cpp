// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellServices.h"

#include "render/CodeHighlighter.h"
#include "ui/kit/Theme.h"

namespace quire::ui {

CellServices::CellServices(const Theme *look, Syntax *definitions) : theme(look), syntax(definitions) {}

CellServices::~CellServices() = default;

OutputContext CellServices::outputContext()
{
    if (!m_highlighter || m_highlighterIsDark != theme->isDark()) {
        m_highlighterIsDark = theme->isDark();
        m_highlighter = std::make_shared<render::CodeHighlighter>(m_highlighterIsDark);
    }
    return {theme, &pictures, m_highlighter, active};
}

} // namespace quire::ui
