// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/Exporter.h"
#include "export/PageBody.h"

#include <QCoreApplication>

#include <memory>

namespace quire::exporting {

/// Something a notebook can be exported to.
struct ExportFormat
{
    /// As on the command line, and for ever: "html".
    QString id;
    /// For people: "Markdown". Translated.
    QString title;
    /// What a file of it is called behind the dot; empty where the notebook's language decides: see suffixFor().
    QString suffix = {};
    /// Pictures lie in a folder beside the document.
    bool hasAssets = false;
    /// Which of the choices mean something for it.
    bool hasPaper = false;
    bool hasContents = false;
    std::function<std::unique_ptr<Exporter>()> make = {};

    /// Without the dot.
    QString suffixFor(const notebook::Notebook &notebook) const;
};

/// All formats, the most wanted first.
class ExportFormats
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::ExportFormats)

public:
    /// `places`: what pages need of the installation.
    explicit ExportFormats(const PagePlaces &places);

    /// The installed parts, and a folder for formulas that are set once.
    static PagePlaces installed();

    const QList<ExportFormat> &all() const { return m_all; }
    /// By id, or by suffix ("md"); null when there is none.
    const ExportFormat *find(const QString &name) const;

private:
    QList<ExportFormat> m_all;
};

} // namespace quire::exporting
