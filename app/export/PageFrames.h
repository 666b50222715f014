// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/PageAssets.h"
#include "notebook/Notebook.h"
#include "render/ActivePage.h"
#include "widgets/WidgetStore.h"

#include <QSet>

namespace quire::exporting {

/// The outputs of an exported page that run: each in a frame of its own, which the page's script (page.js) makes when
/// it comes into view, with no way to the page and no network. What they run with stands in the page once.
class PageFrames
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PageFrames)

public:
    /// Widgets are shown as `notebook` has saved them.
    explicit PageFrames(const notebook::Notebook &notebook);

    /// HTML for the output, or nothing when it cannot be shown: a widget that was not saved. `still` is HTML that
    /// stands there until it runs, and where it may not.
    std::optional<QByteArray> live(const render::ActiveSource &source, const QByteArray &still);
    /// HTML for a diagram written in Mermaid.
    QByteArray diagram(const QString &source);

    bool isEmpty() const { return m_count == 0; }
    /// For the end of the document: all that frames are made of. `styles`: the colours of frames.
    Result<QByteArray> parts(const PageAssets &assets, const QByteArray &styles) const;

private:
    /// `more`: further members of the frame's description, as page.js reads it.
    QByteArray block(const render::ActivePage &page, const QByteArray &still, int height, const QByteArray &more);
    QByteArray modelsOf(const QString &widget);
    QByteArray addressesIn(const QString &text);
    QString withBundled(QString html);
    QString bundledTag(const QString &tag);

    widgets::WidgetStore m_widgets;
    QSet<QString> m_assets;
    QSet<QString> m_shownWidgets;
    int m_count = 0;
};

} // namespace quire::exporting
