// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/Exporter.h"
#include "export/Picture.h"
#include "notebook/Cell.h"

#include <QHash>

namespace quire::exporting {

/// The pictures of a document that lie in files beside it, in one folder: "train_files/cell-3-0.png".
class PictureShelf
{
public:
    enum class For { Anyone, Tex };

    /// A picture as the document names it.
    struct Shown
    {
        /// Relative path of an asset, or an address on the web. Empty: there is nothing to show.
        QString address;
        bool isRemote = false;
        QSize size = {};
    };

    PictureShelf(const ExportOptions &options, For reader) : m_options(options), m_reader(reader) {}

    /// Pictures that follow belong to this cell, the `index`th of the notebook.
    void beginCell(const notebook::Cell &cell, qsizetype index);
    /// What a picture's address in the cell's Markdown or HTML leads to: attachments, data: and files beside the
    /// notebook become assets.
    Shown find(const QString &address);
    Shown add(const QByteArray &bytes);

    const QList<ExportAsset> &assets() const { return m_assets; }
    /// "train_files": a name that is legal everywhere and needs no escaping in any format.
    static QString folderFor(const QString &name);

private:
    Shown keep(const Picture &picture);

    const ExportOptions &m_options;
    For m_reader;
    notebook::Cell m_cell;
    qsizetype m_index = 0;
    int m_count = 0;
    QList<ExportAsset> m_assets;
    /// By digest: what is shown twice lies there once.
    QHash<QByteArray, Shown> m_known;
    QHash<QString, Shown> m_found;
};

} // namespace quire::exporting
