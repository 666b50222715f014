// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Output.h"

#include <QObject>

#include <memory>

namespace quire::ui {

class OutputItem;
struct OutputContext;

/// Shows the outputs of one notebook that run code of their own, and knows which of them may.
class ActiveOutputs : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// This person made it, or trusts who did. Nothing of any other output runs.
    virtual bool isTrusted(const notebook::Output &output) const = 0;
    /// Asked for trusted outputs only. Null when this machine cannot show the type.
    virtual std::unique_ptr<OutputItem> create(const OutputContext &context, const notebook::Output &output,
                                               const QString &mimeType) = 0;

    /// The person lets this notebook's contents reach the network.
    virtual bool allowsNetwork() const = 0;

Q_SIGNALS:
    /// isTrusted() or create() may answer otherwise now.
    void trustChanged();
    /// Something that would run is shown, and is kept from running.
    void blocked();
    /// The person wants it to run.
    void trustRequested();
};

} // namespace quire::ui
