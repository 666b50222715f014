// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Output.h"

#include <optional>

namespace quire::render {

/// What is to run: one MIME type of one output. A value that workers can hold.
struct ActiveSource
{
    notebook::MimeBundle data;
    notebook::JsonValue metadata;
    QString mimeType;
};

/// What the document consists of in which an output runs; a live view and an exported page put it together in ways of
/// their own. Its first script, before `scripts`, defines the object `quire` (resources/web/src/output.js, frame.js).
/// All of it pure, for workers.
struct ActivePage
{
    /// Names in share/quire/web, in the order they have to come.
    QStringList styles = {};
    QStringList scripts = {};
    /// After `scripts`, `quire.configureRequire()` has to be called.
    bool usesRequire = false;
    /// HTML with the element "output" and what fills it.
    QByteArray body = {};

    /// `orphaned`: translated, what to say of a widget whose kernel is gone.
    static ActivePage of(const ActiveSource &source, const QString &orphaned);

    /// Id of the widget it shows; empty for every other type.
    static QString widgetOf(const ActiveSource &source);
    /// Height in pixels as the data itself says, before anything is drawn.
    static std::optional<int> expectedHeight(const ActiveSource &source);
    /// JSON inside a script element: nothing in it may look like the element's end.
    static QByteArray inScript(QByteArrayView json);
};

} // namespace quire::render
