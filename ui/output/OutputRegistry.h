// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Output.h"
#include "ui/output/RichContent.h"

#include <functional>
#include <memory>
#include <vector>

namespace quire::render {
class CodeHighlighter;
}

namespace quire::ui {

class ActiveOutputs;
class OutputItem;
class PictureLoader;
class Theme;

/// What items are made with; all of it outlives them.
struct OutputContext
{
    const Theme *theme = nullptr;
    PictureLoader *pictures = nullptr;
    /// For fenced code in Markdown outputs; may be null.
    std::shared_ptr<render::CodeHighlighter> highlighter;
    /// For outputs that run code; null where none may.
    ActiveOutputs *active = nullptr;
    RichContent content = {};
};

/// One of the ways in which an output can be shown.
struct OutputForm
{
    /// Of the bundle's types; empty for the best one.
    QString mimeType;
    /// Empty, or which of several looks this type has: "table", "tree", "source".
    QString look;

    bool operator==(const OutputForm &) const = default;
};

using OutputItems = std::vector<std::unique_ptr<OutputItem>>;

/// Chooses how an output is shown. Of a bundle's MIME types the first one registered wins, as in Jupyter: richer before
/// plainer.
class OutputRegistry
{
public:
    /// Makes an item of a bundle that has `mimeType`; null when it cannot, then the next type is tried.
    using Factory = std::function<std::unique_ptr<OutputItem>(const OutputContext &context,
                                                              const notebook::Output &output, const QString &mimeType)>;

    /// With everything Quire shows natively.
    OutputRegistry();

    /// Adds a renderer; lower `rank` is preferred.
    void add(const QString &mimeType, int rank, Factory factory, const QString &look = {});

    /// The items for one output: one, or text with a note on what it stands for. Those in `unfit` are passed over.
    OutputItems create(const OutputContext &context, const notebook::Output &output, const OutputForm &form = {},
                       const QList<OutputForm> &unfit = {}) const;
    /// Every form this output can be shown in, the best first.
    QList<OutputForm> forms(const OutputContext &context, const notebook::Output &output) const;
    /// What a person calls it.
    static QString formName(const OutputForm &form);

private:
    struct Renderer
    {
        QString mimeType;
        int rank = 0;
        Factory factory;
        QString look;

        OutputForm form() const { return {mimeType, look}; }
    };

    static bool addBlocked(const OutputContext &context, const notebook::Output &output, OutputItems &items);
    OutputItems createDisplay(const OutputContext &context, const notebook::Output &output, const OutputForm &form,
                              const QList<OutputForm> &unfit) const;

    std::vector<Renderer> m_renderers;
};

} // namespace quire::ui
