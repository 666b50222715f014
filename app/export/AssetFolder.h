// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/Exporter.h"

#include <QCoreApplication>

namespace quire::exporting {

/// The folder with a document's pictures while a new one takes the place of the old one: prepared beside it, swapped in
/// by renaming, and swapped back unless keep() is called.
class AssetFolder
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::AssetFolder)

public:
    /// `path` of the final folder.
    explicit AssetFolder(const QString &path) : m_path(path) {}
    ~AssetFolder();
    Q_DISABLE_COPY_MOVE(AssetFolder)

    /// Writes the assets to a folder of another name. Errors: File.
    Result<void> prepare(const QList<ExportAsset> &assets);
    /// Gives it the final name; the old one waits under another. Errors: File.
    Result<void> swapIn();
    /// It stays: what is not ours moves over from the old one, which goes.
    void keep();

    /// Whether an export gives its pictures such a name: "cell-3-0.png".
    static bool isOurs(const QString &name);

private:
    QString m_path;
    QString m_fresh; ///< Empty where there are no assets.
    QString m_old;
    bool m_isIn = false;
};

/// Writes a new file and waits until the disk has it. Errors: File.
Result<void> writeThrough(const QString &path, const QByteArray &bytes, const QString &shownName);

} // namespace quire::exporting
