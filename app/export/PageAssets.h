// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"

#include <QByteArray>
#include <QCoreApplication>
#include <QHash>

namespace quire::exporting {

/// The web parts an exported page is made with: the files of share/quire/web, each ready to stand inside a document.
class PageAssets
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PageAssets)

public:
    /// `folder`: share/quire/web.
    explicit PageAssets(QString folder) : m_folder(std::move(folder)) {}

    /// A style sheet (with the pictures and fonts it names put in) or a script. Nothing in it ends the element it
    /// stands in. Errors: File.
    Result<QByteArray> read(const QString &name) const;

    static bool isStyle(const QString &name) { return name.endsWith(QLatin1StringView(".css")); }

private:
    Result<QByteArray> bytes(const QString &name) const;
    QByteArray markers() const;
    QByteArray withFiles(const QByteArray &css, const QString &name) const;

    QString m_folder;
};

} // namespace quire::exporting
