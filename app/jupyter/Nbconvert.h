// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "base/Result.h"
#include "net/ServerConnection.h"

#include <QList>
#include <QObject>

namespace quire::jupyter {

/// Something the server's nbconvert lists; it may still lack a program that it needs for it.
struct ConversionFormat
{
    QString name; ///< "html", "pdf", a template's name…
    QString mimeType;

    bool operator==(const ConversionFormat &) const = default;
};

/// What nbconvert made.
struct Conversion
{
    QByteArray bytes;
    /// "train.md", or "train.zip" when the document has files beside it.
    QString fileName;
};

/// The server's own nbconvert (api/nbconvert, nbconvert/FORMAT/PATH), for formats and templates only it has.
class Nbconvert : public QObject
{
    Q_OBJECT

public:
    explicit Nbconvert(net::ServerConnection *connection, QObject *parent = nullptr);

    /// By name. Empty when the server has no nbconvert.
    Reply<QList<ConversionFormat>> formats();
    /// A notebook as it is saved on the server. Errors beside the network's: Unsupported, with what is missing there in
    /// words; Server, when nbconvert failed; NotFound.
    Reply<Conversion> convert(QString format, RemotePath notebook);
    /// A notebook that is not saved, by its JSON; `name` such as "train.ipynb". The same errors; also when the server
    /// refuses its size.
    Reply<Conversion> convertUnsaved(QString format, QString name, QByteArray json);

private:
    Reply<Conversion> ask(QString format, QString name, net::HttpRequest request);

    net::ServerConnection *m_connection;
};

} // namespace quire::jupyter
