// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/DataFiles.h"
#include "support/WebEngineGround.h"
#include "ui/kit/Theme.h"
#include "ui/output/OutputRegistry.h"
#include "ui/output/OutputStack.h"
#include "ui/output/OutputView.h"
#include "ui/output/PictureLoader.h"
#include "ui/web/ActiveItem.h"
#include "ui/web/NotebookOutputs.h"
#include "ui/web/WebPool.h"

#include <QScrollArea>
#include <QTest>

#include <memory>

namespace quire::testing {

/// Outputs of a notebook in a window, with the real plug-in behind them.
class WebFixture : public QObject
{
protected:
    void layOut(bool isTrusted = true)
    {
        allowWebEngineForRoot();
        trusted = isTrusted;
        theme = std::make_unique<ui::Theme>();
        pictures = std::make_unique<ui::PictureLoader>();
        if (!pool) {
            pool = std::make_unique<ui::WebPool>(base::pluginFile(QStringLiteral("quire-webengine")),
                                                 base::dataFile(QStringLiteral("web")));
        }
        notebook =
            std::make_unique<ui::NotebookOutputs>(pool.get(), [this](const notebook::Output &) { return trusted; });
        stack = std::make_unique<ui::OutputStack>(
            &registry, ui::OutputContext{theme.get(), pictures.get(), nullptr, notebook.get()});
        window = std::make_unique<QScrollArea>();
        view = new ui::OutputView;
        window->setWidget(view);
        window->resize(700, 500);
        view->setStack(stack.get());
        connect(view, &ui::OutputView::contentChanged, view, [this] { fit(); });
        window->show();
    }

    void clearAway()
    {
        window.reset();
        stack.reset();
        notebook.reset();
        theme.reset();
    }

    void fit() { view->resize(660, view->heightForWidth(660)); }

    static notebook::Output display(const QByteArray &data)
    {
        return *notebook::Output::fromContent("display_data", "{\"metadata\":{},\"data\":" + data + '}');
    }

    static notebook::Output html(const QString &text)
    {
        return display("{\"text/html\":" + notebook::JsonValue::fromString(text).raw().toByteArray() + '}');
    }

    void show(const QList<notebook::Output> &outputs)
    {
        stack->replace(0, 10'000, outputs);
        fit();
        view->update();
    }

    ui::ActiveItem *item(int index) const { return qobject_cast<ui::ActiveItem *>(stack->item(index)); }

    /// The item as its page sees it.
    ui::WebPageListener *page(int index) const { return item(index); }

    /// What is seen of an output, as pixels.
    QImage seen(int index) const
    {
        QImage image(660, std::max(1, stack->item(index)->heightForWidth(660)), QImage::Format_RGB32);
        const QPoint origin = -stack->mapToItem({}, index);
        view->render(&image, {}, QRect(origin, image.size()));
        return image;
    }

    bool trusted = true;
    std::unique_ptr<ui::Theme> theme;
    std::unique_ptr<ui::PictureLoader> pictures;
    std::unique_ptr<ui::WebPool> pool;
    std::unique_ptr<ui::NotebookOutputs> notebook;
    ui::OutputRegistry registry;
    std::unique_ptr<ui::OutputStack> stack;
    std::unique_ptr<QScrollArea> window;
    ui::OutputView *view = nullptr;
};

} // namespace quire::testing
