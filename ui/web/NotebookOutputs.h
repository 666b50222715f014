// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/ActiveOutputs.h"
#include "ui/output/OutputRegistry.h"

#include <QElapsedTimer>
#include <QPointer>
#include <QSet>
#include <QUrl>

#include <functional>

namespace quire::widgets {
class WidgetHub;
}

namespace quire::ui {

class OutputFiles;
class WebPool;
enum class WebDenial;

/// What the active outputs of one open notebook share: their origin, whether they may run, and the network.
class NotebookOutputs : public ActiveOutputs
{
    Q_OBJECT

public:
    using Trust = std::function<bool(const notebook::Output &output)>;

    /// `pool` outlives it. `trusts` says whether an output may run.
    NotebookOutputs(WebPool *pool, Trust trusts, QObject *parent = nullptr);

    bool isTrusted(const notebook::Output &output) const override { return m_trusts(output); }
    std::unique_ptr<OutputItem> create(const OutputContext &context, const notebook::Output &output,
                                       const QString &mimeType) override;

    /// The notebook's widgets; a console may outlive those of its notebook.
    void setWidgets(widgets::WidgetHub *hub);
    widgets::WidgetHub *widgets() const;
    /// Random, for this session of this notebook only.
    const QString &origin() const { return m_origin; }
    bool allowsNetwork() const override { return m_allowsNetwork; }
    /// Live pages are loaded again.
    void setAllowsNetwork(bool allows);
    /// An output asked `host` for something and did not get it.
    void noteRefused(const QString &host);
    /// What outputs read and save.
    OutputFiles *files() const { return m_files; }
    /// An output wanted something that it may not.
    void noteDenied(WebDenial what, const QString &name);

Q_SIGNALS:
    void policyChanged();
    /// To be asked about before it is followed: a page may claim a click.
    void linkWanted(const QUrl &url);
    /// For the first time, outputs were refused the network.
    void networkWanted(const QString &host);
    /// At most once in a second. `name` is the file's as the page made it up, made proper; empty where there is none.
    void denied(quire::ui::WebDenial what, const QString &name);

private:
    std::unique_ptr<OutputItem> makeStandIn(const OutputContext &context, const notebook::Output &output) const;

    WebPool *m_pool;
    OutputRegistry m_native;
    OutputFiles *m_files;
    QPointer<widgets::WidgetHub> m_widgets;
    Trust m_trusts;
    QString m_origin;
    bool m_allowsNetwork = false;
    bool m_toldOfNetwork = false;
    QElapsedTimer m_sinceDenial;
};

} // namespace quire::ui
