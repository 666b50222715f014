// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "net/ServerConnection.h"

#include <QHash>
#include <QObject>
#include <QUrl>

namespace quire::jupyter {

/// A kind of kernel the server can start.
struct Kernelspec
{
    QString name;
    QString displayName;
    QString language;
    /// Logos by resource name ("logo-64x64", "logo-svg"); absolute, need the connection's credentials.
    QHash<QString, QUrl> resources;

    bool operator==(const Kernelspec &) const = default;
};

struct KernelspecList
{
    QString defaultName;
    /// The default first, the others by display name.
    QList<Kernelspec> specs;

    /// The spec of this name; null if there is none.
    const Kernelspec *find(QStringView name) const;
    /// What to start for a notebook that names `name` and is written in `language`, either may be empty: the spec of
    /// that name, else the first of that language, else, where the notebook says neither, the default. Null if nothing
    /// fits.
    const Kernelspec *bestFor(QStringView name, QStringView language) const;
};

/// api/kernelspecs.
class Kernelspecs : public QObject
{
    Q_OBJECT

public:
    explicit Kernelspecs(net::ServerConnection *connection, QObject *parent = nullptr);
    Reply<KernelspecList> list();

private:
    net::ServerConnection *m_connection;
};

} // namespace quire::jupyter
