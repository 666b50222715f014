// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/Theme.h"
#include "ui/output/OutputRegistry.h"
#include "ui/output/OutputStack.h"
#include "ui/output/OutputView.h"
#include "ui/output/PictureLoader.h"

#include <QObject>

#include <memory>

namespace quire::testing {

/// An empty OutputView over its stack, 600 px wide and as tall as what it shows, as it stands in a cell.
class OutputFixture : public QObject
{
protected:
    void layOut()
    {
        m_theme = std::make_unique<ui::Theme>();
        m_pictures = std::make_unique<ui::PictureLoader>();
        m_stack =
            std::make_unique<ui::OutputStack>(&m_registry, ui::OutputContext{m_theme.get(), m_pictures.get(), nullptr});
        m_view = std::make_unique<ui::OutputView>();
        m_view->setStack(m_stack.get());
        connect(m_view.get(), &ui::OutputView::contentChanged, m_view.get(),
                [this] { m_view->resize(600, m_view->heightForWidth(600)); });
    }

    void clearAway()
    {
        m_view.reset();
        m_stack.reset();
    }

    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::PictureLoader> m_pictures;
    ui::OutputRegistry m_registry;
    std::unique_ptr<ui::OutputStack> m_stack;
    std::unique_ptr<ui::OutputView> m_view;
};

} // namespace quire::testing
