// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "export/ExportOptions.h"
#include "notebook/MimeBundle.h"

#include <QCoreApplication>

#include <functional>

namespace quire::exporting {

/// Pictures as data: addresses, so that a page needs no file beside it.
class PagePictures
{
    Q_DECLARE_TR_FUNCTIONS(quire::exporting::PagePictures)

public:
    explicit PagePictures(const ExportOptions &options) : m_options(options) {}

    /// A picture of a bundle, ready for an attribute; empty when the data is damaged.
    static QByteArray address(const notebook::MimeBundle &data, const QString &mimeType);

    /// The pictures a text names, while it is turned into HTML: what HtmlSanitiser::resolveImage is to give.
    /// `attachment` gives a cell's attachments.
    using Attachments = std::function<notebook::MimeBundle(const QString &name)>;
    std::function<QString(const QString &address)> resolver(const Attachments &attachment);
    /// The <img> for a name that the resolver gave, with `attributes` (" alt=…"); nothing for any other name.
    std::optional<QByteArray> html(const QString &name, const QByteArray &attributes, const QString &alternative) const;
    /// Forgets what the resolver gave.
    void clear() { m_found.clear(); }

private:
    /// Of a file's bytes by what they begin with.
    static QByteArray addressOf(const QByteArray &bytes);
    QByteArray find(const QString &address, const Attachments &attachment) const;

    const ExportOptions &m_options;
    QList<QByteArray> m_found;
};

} // namespace quire::exporting
